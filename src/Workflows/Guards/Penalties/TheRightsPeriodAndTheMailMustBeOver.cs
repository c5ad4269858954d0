using NodaTime;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>The periods for defence and hearing and the mail buffer are over, or the unit has waived its rights.</summary>
internal sealed class TheRightsPeriodAndTheMailMustBeOver : Safeguard
{
    public override string Rule => "G-P3";

    public override IReadOnlyList<string> Transitions => ["PT-15", "PT-25", "PT-26"];

    public override string Zh => "陈述申辩期、听证申请期和邮寄在途期均已届满，或者当事人已放弃权利。";

    public override string En => "The periods for defence and hearing and the mail buffer are over, or the unit has waived its rights.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var penalty = facts.Penalty;
        if (penalty.RightsWaived || penalty.AdvanceNoticeServedOn is not { } served || (!penalty.HearingRight && penalty.Defence is not null))
            return null;
        // A hearing may still be asked for by a letter posted on the last day, so a hearing right waits for the mail too.
        var defence = facts.Clock.Due("T-17", served, facts.Profile).DueOn;
        var hearing = penalty.HearingRight ? facts.Clock.Due("T-19", served, facts.Profile).DueOn : defence;
        var last = facts.Clock.AddWorkingDays(LocalDate.Max(defence, hearing), facts.Campaign.Settings.MailBufferWorkingDays);
        return request.Now < LegalClock.EndOf(last)
            ? new Refusal("penalty.rights-running", $"当事人陈述申辩(听证申请)期限及邮寄在途期至 {last:yyyy-MM-dd} 届满，届满前须有当事人书面放弃。", $"The unit's rights and the mail buffer run until {last:yyyy-MM-dd}; before that a written waiver is needed.", "G-P3")
            : null;
    }
}
