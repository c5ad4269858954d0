using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The commander decides (P12): a penalty within what was announced, none, or back to the officers.</summary>
internal sealed class DecisionActs : ActGroup
{
    public const string Penalise = "Penalise";
    public const string NoPenalty = "NoPenalty";
    public const string SendBack = "SendBack";

    public override string Code => "penalty-decision";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Penalise, "决定处罚", "Impose the penalty", Fields.Penalty),
        FormWithReason(NoPenalty, "不予处罚", "Impose none"),
        FormWithReason(SendBack, "退回", "Send back"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request)
    {
        if ((SeparateHands.NotAnOfficer(facts, request) ?? SeparateHands.NotTheReviewer(facts, request)) is { } refusal)
            return refusal;
        if (request.Outcome == SendBack)
            return null;
        var penalty = facts.Penalty;
        var law = facts.Profile.PenaltyLaw;
        if (penalty.ReviewedAt is null)
            return new Refusal("penalty.not-reviewed", "案件未经法制审核，不能作出决定。", "The case has not passed legal review.", "G-P5");
        if (penalty.AdvanceNoticeServedOn is null)
            return new Refusal("penalty.not-announced", "未依法告知当事人，不能作出处罚决定。", "The unit has not been told what it has to expect.", law.Cite(law.AdvanceNotice).Zh);
        if (!penalty.RightsWaived && (penalty.HearingRight || penalty.Defence is null) && RightsRunUntil(facts) is { } last && request.Now < LegalClock.EndOf(last))
            return new Refusal("penalty.rights-running", $"当事人陈述申辩(听证申请)期限及邮寄在途期至 {last:yyyy-MM-dd} 届满。", $"The unit's rights and the mail buffer run until {last:yyyy-MM-dd}.", "G-P3");
        if (request.Outcome == NoPenalty)
            return null;
        var content = PenaltyContents.Read(request.Form);
        return PenaltyContents.WithinLaw(content, penalty, facts.Profile)
            ?? PenaltyRules.NotHeavierThanAnnounced(content, penalty.Proposed!, facts.Profile)
            ?? (PenaltyRules.CollectiveDiscussionRequired(content, facts.Profile) && !penalty.CollectivelyDiscussed
                ? new Refusal("penalty.not-discussed", "重大复杂案件应当由负责人集体讨论决定。", "A grave or complex case must be discussed by the heads together.", law.Cite(law.CollectiveDiscussion).Zh)
                : null);
    }

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var penalty = facts.Penalty;
        if (request.Outcome == SendBack)
            return;
        penalty.DecidedBy = request.Actor.Id;
        penalty.DecidedOn = request.Today;
        if (request.Outcome == Penalise)
            penalty.Decided = PenaltyContents.Read(request.Form);
        else
            penalty.Outcome = PenaltyOutcome.NoPenalty;
    }

    /// <summary>A hearing may still be asked for by a letter posted on the last day, so a hearing right waits for the mail too.</summary>
    private static NodaTime.LocalDate? RightsRunUntil(CaseFacts facts)
    {
        if (facts.Penalty.AdvanceNoticeServedOn is not { } served)
            return null;
        var timer = facts.Penalty.HearingRight ? "T-19" : "T-17";
        var due = Law.TimerCatalogue.Due(facts.Clock, timer, served, facts.Profile).DueOn;
        return facts.Clock.AddWorkingDays(due, facts.Campaign.Settings.MailBufferWorkingDays);
    }
}
