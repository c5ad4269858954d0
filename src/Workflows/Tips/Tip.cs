using NodaTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tips;

/// <summary>
/// 举报: what somebody told the police about an illicit access. It holds nothing about who that was; see <see cref="TipInformant"/>. Its order of steps is the
/// workflow's; what is lawful in which state is the transition table's and the guards'.
/// </summary>
public sealed class Tip
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>举报登记号, for example 深公(网)举字[2005]第0001号.</summary>
    public required string Number { get; init; }
    public required TipType Type { get; init; }
    public required TipChannel Channel { get; init; }
    public required string Address { get; init; }
    /// <summary>The address as tips are compared by it.</summary>
    public required string AddressKey { get; init; }
    public required string District { get; init; }
    public required string Content { get; init; }
    /// <summary>Who is said to do it, as far as it was told.</summary>
    public string? Suspect { get; init; }
    /// <summary>The informant speaks of retaliation (打击报复), an aggravating factor.</summary>
    public bool Retaliation { get; init; }
    /// <summary>Nobody left a name.</summary>
    public bool IsAnonymous { get; init; }
    /// <summary>The informant can be answered; without it feedback is a note in the file.</summary>
    public bool HasContact { get; init; }
    /// <summary>Day on which it came, Asia/Shanghai.</summary>
    public required LocalDate ReceivedOn { get; init; }
    public required string RegisteredBy { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }
    /// <summary>Changed by <see cref="MoveTo"/> alone.</summary>
    public TipState State { get; private set; } = TipState.L00;
    public required DateTimeOffset StateSince { get; set; }
    /// <summary>1 and one more for each duplicate: a duplicate adds weight, it never vanishes.</summary>
    public int Weight { get; set; } = 1;
    /// <summary>The earlier tip that this one repeats.</summary>
    public string? DuplicateOfId { get; set; }
    /// <summary>The case that it was linked to.</summary>
    public string? CaseId { get; set; }
    /// <summary>The private person that it turned out to be about, who is no unit.</summary>
    public string? PersonSubjectId { get; set; }
    /// <summary>What was found, or why it was not taken up.</summary>
    public string? Result { get; set; }
    /// <summary>Confirmed, unfounded, not to be verified, transferred, duplicate or refused: how it ended.</summary>
    public TipState? Outcome { get; set; }
    /// <summary>Matter of the competence matrix that it was transferred under.</summary>
    public string? Matter { get; set; }
    public string? Authority { get; set; }
    /// <summary>Number of the other authority's receipt.</summary>
    public string? Receipt { get; set; }
    public LocalDate? ReceiptOn { get; set; }
    public string? Feedback { get; set; }
    public LocalDate? FeedbackOn { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public string? InstanceId { get; set; }
    /// <summary>Concurrency token and ETag.</summary>
    public long Revision { get; set; }

    public bool IsEnded => State == TipState.L11;

    /// <summary>Moves to a state that the transition table allows from here.</summary>
    /// <exception cref="RefusedException">The table has no such step.</exception>
    public void MoveTo(TipState state, DateTimeOffset at)
    {
        if (TipTransitions.Check(State, state) is { } refusal)
            throw new RefusedException(refusal);
        State = state;
        StateSince = at;
        if (state is TipState.L03 or TipState.L05 or TipState.L06 or TipState.L07 or TipState.L08 or TipState.L09)
            Outcome = state;
        if (IsEnded)
            ClosedAt = at;
    }
}

/// <summary>Who gave a tip, kept apart from it: seen by intake and the head of the division alone, and every look is recorded (程序规定 art. 63).</summary>
public sealed class TipInformant
{
    /// <summary>The tip's id.</summary>
    public required string Id { get; init; }
    public string? Name { get; init; }
    public string? Contact { get; init; }
    /// <summary>What the informant said of retaliation, and of themselves.</summary>
    public string? Remark { get; init; }
}

/// <summary>A private person that a tip was confirmed about: no unit, so no unit case.</summary>
public sealed class PersonSubject
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string TipId { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }
    public required string District { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>What a tip is about, domain reference §3.2.</summary>
public enum TipType
{
    /// <summary>非法网吧</summary>
    IllegalNetbar,
    /// <summary>私人网络出租屋</summary>
    RentalHouseResale,
    /// <summary>上网帐号漫游</summary>
    AccountRoaming,
    /// <summary>转售专线</summary>
    LineResale,
    /// <summary>无证经营接入</summary>
    UnlicensedAccess,
    /// <summary>其他</summary>
    Other,
}

/// <summary>How a tip came.</summary>
public enum TipChannel
{
    /// <summary>电话</summary>
    Phone,
    /// <summary>网站</summary>
    Web,
    /// <summary>来信</summary>
    Letter,
    /// <summary>来访</summary>
    Visit,
}

/// <summary>States of a tip, domain reference §3.2.</summary>
public enum TipState
{
    /// <summary>收到</summary>
    L00,
    /// <summary>登记</summary>
    L01,
    /// <summary>初核分流</summary>
    L02,
    /// <summary>重复合并</summary>
    L03,
    /// <summary>核查中</summary>
    L04,
    /// <summary>转办移送</summary>
    L05,
    /// <summary>属实</summary>
    L06,
    /// <summary>不属实</summary>
    L07,
    /// <summary>无法查实</summary>
    L08,
    /// <summary>不予受理</summary>
    L09,
    /// <summary>反馈</summary>
    L10,
    /// <summary>办结</summary>
    L11,
}
