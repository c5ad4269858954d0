using NodaTime;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Notices;

/// <summary>
/// How long a public notice runs before the document counts as served: T-25 (the campaign's setting, 60 days by the police rules or 30 by the Civil
/// Procedure Law), and T-18, seven days, for the advance notice of a penalty (程序规定 art. 168).
/// </summary>
internal sealed record PublicNoticeTerm(string Timer, StatutoryPeriod Length)
{
    public static PublicNoticeTerm For(string templateCode, Campaign campaign, LegalProfile profile) =>
        templateCode == "D18" && profile.LengthOf("T-18") is { } advance
            ? new PublicNoticeTerm("T-18", advance)
            : new PublicNoticeTerm("T-25", StatutoryPeriod.CalendarDays(campaign.Settings.PublicNoticeDays));

    /// <summary>The day that counts as the day of service: the one after the notice has ended.</summary>
    public LocalDate ServedOn(LegalClock clock, LocalDate publishedOn, LegalProfile profile) => clock.Due(publishedOn, Length, profile).DueOn.PlusDays(1);
}
