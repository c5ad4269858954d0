using NodaTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Penalties;

/// <summary>行政处罚案件: its own file and number beside the unit case (一案一卷).</summary>
public sealed class PenaltyCase
{
    public required string Id { get; init; }
    /// <summary>The unit case that it grew out of.</summary>
    public required string CaseId { get; init; }
    public required string CampaignId { get; init; }
    public required string UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string District { get; init; }
    /// <summary>Changed by <see cref="MoveTo"/> alone.</summary>
    public PenaltyState State { get; private set; } = PenaltyState.P00;
    public required DateTimeOffset StateSince { get; set; }
    /// <summary>Violation code of the domain reference §2.4, for example <c>V10</c>.</summary>
    public required string Violation { get; set; }
    public string? OrderId { get; set; }
    /// <summary>Imposed on the spot by the officer who found it (当场处罚, simplified procedure).</summary>
    public bool IsOnTheSpot { get; init; }
    public string? LeadOfficerId { get; set; }
    public string? CoOfficerId { get; set; }
    /// <summary>受案 number, taken when the filing is approved.</summary>
    public string? FilingNumber { get; set; }
    public LocalDate? FiledOn { get; set; }
    public string? Facts { get; set; }
    /// <summary>The penalty that the officers propose and the notice announces.</summary>
    public PenaltyContent? Proposed { get; set; }
    public string? LegalReviewerId { get; set; }
    public DateTimeOffset? ReviewedAt { get; set; }
    public string? AdvanceNoticeId { get; set; }
    public LocalDate? AdvanceNoticeServedOn { get; set; }
    public bool HearingRight { get; set; }
    public bool HearingRequested { get; set; }
    public string? Defence { get; set; }
    public bool RightsWaived { get; set; }
    public bool CollectivelyDiscussed { get; set; }
    /// <summary>Complex, grave or of public concern, by the word of the officers or of the legal reviewer (案情复杂、重大).</summary>
    public bool IsComplex { get; set; }
    /// <summary>The licensing authority is to be asked to revoke a licence (建议吊销).</summary>
    public bool ProposesRevocation { get; set; }
    /// <summary>The hearing that the unit asked for, if any.</summary>
    public Hearing? Hearing { get; set; }
    /// <summary>The proposal to end the investigation without a penalty, if any.</summary>
    public PenaltyEnding? Ending { get; set; }
    /// <summary>Why the penalty is lighter or heavier, or that it is neither.</summary>
    public DiscretionFactors? Factors { get; set; }
    /// <summary>What was done to have the decision carried out.</summary>
    public Enforcement? Enforcement { get; set; }
    /// <summary>Reviews and suits against the decision, oldest first.</summary>
    public IReadOnlyList<Challenge>? Challenges { get; set; }
    /// <summary>The penalty decided; never heavier than what was announced.</summary>
    public PenaltyContent? Decided { get; set; }
    public string? DecidedBy { get; set; }
    public LocalDate? DecidedOn { get; set; }
    public string? DecisionNoticeId { get; set; }
    public LocalDate? DecisionServedOn { get; set; }
    /// <summary>Last day to pay (T-26).</summary>
    public LocalDate? PaymentDueOn { get; set; }
    public LocalDate? PaidOn { get; set; }
    /// <summary>加处罚款 collected with the payment, yuan.</summary>
    public decimal SurchargePaid { get; set; }
    public PenaltyOutcome? Outcome { get; set; }
    public string? InstanceId { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
    public long Revision { get; set; }

    /// <summary>Moves to a state that the transition table allows from here.</summary>
    /// <exception cref="RefusedException">The table has no such step.</exception>
    public void MoveTo(PenaltyState state, DateTimeOffset at)
    {
        if (PenaltyTransitions.Check(State, state) is { } refusal)
            throw new RefusedException(refusal);
        if ((State, state) == (PenaltyState.P04, PenaltyState.P11) && Hearing is not { End: HearingEnd.Held })
            throw new RefusedException(new Refusal("penalty.not-heard", "没有举行听证的案件，法制审核后应当先告知当事人。", "A case that was not heard is announced to the unit after legal review.", "§3.3 PT-11, PT-45"));
        State = state;
        StateSince = at;
    }

    /// <summary>A decision that was not revoked or changed since.</summary>
    public bool IsStanding => Decided is not null && State != PenaltyState.PX4 && Outcome != PenaltyOutcome.Revoked;

    /// <summary>The review or suit that is going on, if any.</summary>
    public Challenge? PendingChallenge => Challenges?.LastOrDefault(challenge => challenge.IsPending);

    /// <summary>All parts of the decision are carried out: paid, and the connection restored after a stop.</summary>
    public bool IsPerformed => Decided is { } decided && (decided.Fine + decided.Confiscation == 0 || PaidOn is not null) && (decided.StopDays == 0 || Enforcement?.RestoredOn is not null);

    /// <summary>Takes the decision off the case, so that it is handled anew; its documents stay in the file.</summary>
    public void TakeBackDecision()
    {
        (Decided, DecidedBy, DecidedOn, DecisionNoticeId, DecisionServedOn, PaymentDueOn) = (null, null, null, null, null, null);
        (AdvanceNoticeId, AdvanceNoticeServedOn, LegalReviewerId, ReviewedAt, Enforcement) = (null, null, null, null, null);
    }

    public bool IsEnded => EndStates.Contains(State);

    /// <summary>States in which a penalty case has ended.</summary>
    public static IReadOnlyList<PenaltyState> EndStates { get; } = [PenaltyState.P30, PenaltyState.PX0, PenaltyState.PX1, PenaltyState.PX2, PenaltyState.PX3];
}

/// <summary>What a penalty consists of. Amounts in yuan.</summary>
public sealed record PenaltyContent
{
    public bool Warning { get; init; }
    public decimal Fine { get; init; }
    public decimal Confiscation { get; init; }
    /// <summary>停机整顿 in days; 0 means none.</summary>
    public int StopDays { get; init; }
}

/// <summary>How a penalty case ended.</summary>
public enum PenaltyOutcome
{
    NotFiled,
    Executed,
    NoPenalty,
    Terminated,
    Transferred,
    /// <summary>撤销</summary>
    Revoked,
}

/// <summary>States of the penalty case, domain reference §3.3.</summary>
public enum PenaltyState
{
    /// <summary>拟受案</summary>
    P00,
    /// <summary>已受案</summary>
    P01,
    /// <summary>调查取证</summary>
    P02,
    /// <summary>调查终结</summary>
    P03,
    /// <summary>法制审核</summary>
    P04,
    /// <summary>告知待送达</summary>
    P05,
    /// <summary>权利期间</summary>
    P06,
    /// <summary>陈述申辩复核</summary>
    P07,
    /// <summary>听证受理</summary>
    P08,
    /// <summary>听证已定</summary>
    P09,
    /// <summary>听证</summary>
    P10,
    /// <summary>集体讨论</summary>
    P11,
    /// <summary>决定审批</summary>
    P12,
    /// <summary>处罚决定</summary>
    P13,
    /// <summary>不予处罚</summary>
    P14,
    /// <summary>已送达</summary>
    P15,
    /// <summary>履行中</summary>
    P16,
    /// <summary>逾期加罚</summary>
    P17,
    /// <summary>催告</summary>
    P18,
    /// <summary>申请法院执行</summary>
    P19,
    /// <summary>停机整顿执行中</summary>
    P20,
    /// <summary>执行完毕</summary>
    P21,
    /// <summary>结案</summary>
    P30,
    /// <summary>未受案</summary>
    PX0,
    /// <summary>终止调查</summary>
    PX1,
    /// <summary>移送</summary>
    PX2,
    /// <summary>转刑事</summary>
    PX3,
    /// <summary>撤销、变更</summary>
    PX4,
}
