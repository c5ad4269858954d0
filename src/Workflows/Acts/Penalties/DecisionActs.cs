using Orchestrator.Workflows.Acts.Hearings;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
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
    public const string FirstSlight = "first-slight";
    public const string NoFault = "no-fault";

    private static readonly FormChoice[] Grounds =
    [
        new("minor", "违法行为轻微并及时改正，没有造成危害后果", "Minor, corrected in time, without harm"),
        new("not-established", "违法事实不能成立", "The violation is not established"),
        new(FirstSlight, "初次违法且危害后果轻微并及时改正", "First violation, slight harm, corrected in time"),
        new(NoFault, "有证据足以证明没有主观过错", "Proven to be without fault"),
    ];

    private static FormField OverdueReason => Fields.LongText("overdueReason", "超过办案期限的原因", "Reason, when the time to decide is over", required: false);

    public override string Code => "penalty-decision";

    public override CaseNeeds Needs => CaseNeeds.Evidence;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Penalise, "决定处罚", "Impose the penalty", [.. Fields.Penalty, Fields.Flag("finedElsewhere", "其他机关已就同一行为罚款", "Another authority has fined the same act"), Fields.Text("stopScope", "停机整顿范围", "Scope of the stop", required: false, preset: "全部互联网接入服务"), OverdueReason]),
        FormWithReason(NoPenalty, "不予处罚", "Impose none", Fields.Choice("ground", "不予处罚的情形", "Ground", Grounds, "minor") with { Required = false }, OverdueReason),
        FormThatReturns(SendBack, "退回", "Send back"),
        Form(HearingRequestForm.Outcome, "收到期内交邮的听证申请，转听证", "A request posted in time has arrived", HearingRequestForm.Fields),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new WhoReviewsDoesNotDecide())
        ?? (request.Outcome == SendBack ? null
            : request.Outcome == HearingRequestForm.Outcome ? HearingRequestForm.Guard(facts, request)
            : Safeguard.First(facts, request, new NothingIsDecidedWithoutLegalReview(), new NothingIsDecidedWhileTwoLawsCompete(), new NothingIsDecidedOnEvidenceInDoubt(), new NothingIsDecidedBeforeTheUnitWasTold(), new AfterAHearingItsReportIsNeeded(), new TheRightsPeriodAndTheMailMustBeOver(), new SparingRestsOnAGroundOfItsTime(), new ALateDecisionGivesItsReason()))
        ?? (request.Outcome != Penalise ? null
            : Safeguard.First(facts, request, new ThePenaltyKeepsToKindsAndCeilings(), new TheDecisionIsNeverHeavierThanAnnounced(), new TheFineKeepsToTheBandOfItsFactors(), new OneActIsFinedOnce(), new GraveCasesAreDiscussedTogether()));

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var penalty = facts.Penalty;
        if (request.Outcome == SendBack)
            return;
        if (request.Outcome == HearingRequestForm.Outcome)
        {
            HearingRequestForm.Apply(penalty, request.Form);
            return;
        }
        penalty.DecidedBy = request.Actor.Id;
        penalty.DecidedOn = request.Today;
        if (request.Outcome == Penalise)
        {
            penalty.Decided = PenaltyContents.Read(request.Form);
            penalty.Enforcement = new() { StopScope = request.Form.TextOrNull("stopScope") };
            (penalty.PaidOn, penalty.SurchargePaid) = (null, 0);
        }
        else
            penalty.Outcome = PenaltyOutcome.NoPenalty;
    }
}
