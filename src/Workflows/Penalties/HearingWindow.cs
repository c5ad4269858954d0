using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Penalties;

/// <summary>When a hearing may be held: after the full time of notice (T-21), and by rule within ten days of the request (T-22), which the higher law overrides.</summary>
/// <param name="Earliest">First lawful day.</param>
/// <param name="TenDaysEnd">Last day of the ten days; a later hearing needs a recorded reason, no more.</param>
public sealed record HearingWindow(LocalDate Earliest, LocalDate TenDaysEnd)
{
    /// <summary>The window for a notice of hearing served on one day and a request received on another.</summary>
    public static HearingWindow Of(LegalClock clock, LocalDate noticeServed, LocalDate requested, LegalProfile profile)
    {
        var lead = clock.Due(noticeServed, profile.LengthOf("T-21")!.Value, profile, rolls: false).DueOn;
        return new HearingWindow(lead.PlusDays(1), clock.Due("T-22", requested, profile).DueOn);
    }

    /// <summary>The two rules cannot both be kept.</summary>
    public bool IsConflict => Earliest > TenDaysEnd;

    /// <summary>Refuses a day before the time of notice has passed.</summary>
    public Refusal? Check(LocalDate hearing, LegalProfile profile) => hearing < Earliest
        ? new Refusal("hearing.too-early", $"听证须提前{profile.LengthOf("T-21")!.Value.Zh}通知，最早可定于{LocalDatePattern.Iso.Format(Earliest)}。",
            $"A hearing is announced {profile.LengthOf("T-21")!.Value.En} before; the earliest day is {LocalDatePattern.Iso.Format(Earliest)}.", profile.PenaltyLaw.Cite(profile.PenaltyLaw.HearingProcedure).Zh)
        : null;

    /// <summary>A day after the ten days is lawful, with its reason recorded.</summary>
    public bool NeedsReason(LocalDate hearing) => hearing > TenDaysEnd;

    /// <summary>Whether a request is in time: received, or for a letter posted, on or before the last day of T-19.</summary>
    public static Refusal? CheckRequest(LegalClock clock, LocalDate noticeServed, LocalDate received, LocalDate? posted, LegalProfile profile)
    {
        var last = clock.Due("T-19", noticeServed, profile).DueOn;
        return (posted ?? received) <= last ? null
            : new Refusal("hearing.asked-too-late", $"听证申请期至{LocalDatePattern.Iso.Format(last)}届满；信函以邮戳日为准。", $"A hearing had to be asked for by {LocalDatePattern.Iso.Format(last)}; for a letter the postmark counts.",
                profile.PenaltyLaw.Cite(profile.PenaltyLaw.HearingProcedure).Zh);
    }
}
