using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Inspections;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Guards.Transfers;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The officers conclude the investigation and propose a penalty (P02 → P03), or propose to end it otherwise (PX1, PX2, PX3). Meanwhile they interview people and ask for evidence to be kept.</summary>
internal sealed class InvestigationActs : ActGroup
{
    public const string Group = "penalty-investigation";
    public const string Conclude = "Conclude";
    public const string Terminate = "Terminate";
    public const string Transfer = "Transfer";
    public const string Criminal = "Criminal";
    public const string TimeBarred = "time-barred";

    private static readonly FormChoice[] Grounds =
    [
        new("no-violation", "没有违法事实", "There was no violation"),
        new(TimeBarred, "违法行为超过追究时效", "The violation is barred by time"),
        new("party-gone", "违法嫌疑单位终止且无承受人", "The unit is no more and has no successor"),
        new("other", "其他需要终止调查的情形", "Other grounds of law"),
    ];

    private static FormField ActEnded => Fields.Date("actEndedOn", "违法行为终了日期", "Day on which the act ended", required: false);

    /// <summary>The records of the interviews among what was done, oldest first.</summary>
    public static IEnumerable<FormValues> Interviews(IEnumerable<ActTaken> acts) => acts.Where(taken => taken is { Act: Group, Outcome: InterviewForm.Outcome }).Select(taken => taken.Form);

    public override string Code => Group;

    public override CaseNeeds Needs => CaseNeeds.History | CaseNeeds.Acts;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Conclude, "调查终结，提出处罚意见", "Conclude and propose a penalty",
        [
            Fields.LongText("facts", "违法事实", "Facts"),
            Fields.LongText("evidence", "证据", "Evidence"),
            Fields.LongText("discretion", "裁量情节", "Grounds of discretion"),
            .. Fields.Penalty,
            .. FactorsForm.Fields,
            Fields.Flag("complex", "案情复杂或者有重大社会影响", "Complex or of public concern"),
            Fields.Flag("proposesRevocation", "建议发证机关吊销许可", "The licensing authority is to be asked to revoke the licence"),
            ActEnded,
        ]),
        FormWithReason(Terminate, "提请终止调查", "Propose to terminate", Fields.Choice("ground", "终止调查的情形", "Ground", Grounds), ActEnded),
        FormWithReason(Transfer, "提请移送其他机关", "Propose a transfer", Fields.Transfer),
        FormWithReason(Criminal, "提请转为刑事案件", "Propose to turn it criminal", Fields.Text("authority", "受理部门", "Department", preset: "刑事侦查部门")),
        Form(InterviewForm.Outcome, "记录询问", "Record an interview", InterviewForm.Fields),
        FormWithReason(PreservationForm.Outcome, "提请先行登记保存证据", "Ask for evidence to be kept", PreservationForm.Fields),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new TwoDifferentOfficersInvestigate(), new AnInvestigationEndsOnALawfulGround(), new AnInterviewSaysFromWhenToWhen(), new ANameAloneIdentifiesNobody())
        ?? request.Outcome switch
        {
            InterviewForm.Outcome => new ARefusedSignatureNeedsAWitness().Check(facts, request),
            Transfer => new ATransferGoesToACompetentAuthority().Check(facts, request),
            Conclude => Safeguard.First(facts, request, new ThePenaltyKeepsToKindsAndCeilings(), new NoPenaltyIsImposedAfterTheLimitation(), new RepetitionIsCountedNotSaid(), new TheFineKeepsToTheBandOfItsFactors()),
            _ => null,
        };

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        // Of these the records hold the form itself; the documents are written from it.
        if (request.Outcome is InterviewForm.Outcome or PreservationForm.Outcome)
            return;
        if (request.Outcome != Conclude)
        {
            facts.Penalty.Ending = new PenaltyEnding { Kind = Enum.Parse<EndingKind>(request.Outcome), Ground = request.Reason!, Matter = request.Form.TextOrNull("matter"), Authority = request.Form.TextOrNull("authority") };
            return;
        }
        var proposed = PenaltyContents.Read(request.Form);
        facts.Penalty.Facts = request.Form.Text("facts");
        facts.Penalty.Proposed = proposed;
        facts.Penalty.HearingRight = PenaltyRules.HearingRequired(proposed, facts.Profile);
        // A new proposal starts the review and the unit's rights afresh.
        facts.Penalty.LegalReviewerId = null;
        facts.Penalty.ReviewedAt = null;
        facts.Penalty.AdvanceNoticeId = null;
        facts.Penalty.AdvanceNoticeServedOn = null;
        facts.Penalty.RightsWaived = false;
        facts.Penalty.Defence = null;
        facts.Penalty.HearingRequested = false;
        facts.Penalty.Hearing = null;
        facts.Penalty.Ending = null;
        facts.Penalty.IsComplex = request.Form.Flag("complex");
        facts.Penalty.ProposesRevocation = request.Form.Flag("proposesRevocation");
        facts.Penalty.Factors = FactorsForm.Has(request.Form) ? FactorsForm.Read(request.Form) : null;
        facts.Penalty.CollectivelyDiscussed = false;
    }
}
