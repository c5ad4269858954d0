namespace Orchestrator.Workflows.Approvals;

/// <summary>
/// A slip of an approval (签条): one person is asked to sign, to advise, to know or to hurry. Whatever waits for a decision — a task, a request to publish,
/// an alteration, an exception from inspection — takes slips in the same way; <see cref="Subject"/> says what it is about.
/// </summary>
public sealed class ApprovalSlip
{
    public required string Id { get; init; }
    /// <summary>See <see cref="ApprovalKey"/>: <c>task:…</c>, <c>publication:…</c>, <c>alteration:…</c> or <c>exception:…</c>.</summary>
    public required string Subject { get; init; }
    public string? CampaignId { get; init; }
    public string? CaseId { get; init; }
    /// <summary>What is to be decided, for lists; Chinese.</summary>
    public required string Title { get; init; }
    public required string TitleEn { get; init; }
    public required SlipKind Kind { get; init; }
    /// <summary>Slips that were given together: of those for any one signature the first answer settles all.</summary>
    public required string Batch { get; init; }
    /// <summary>Its place among those of its batch who sign in an order, from 1; null where they sign in any order.</summary>
    public int? Position { get; init; }
    public required string PersonId { get; init; }
    public required string AskedBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }
    public string? Note { get; init; }
    public SlipStatus Status { get; set; } = SlipStatus.Waiting;
    public string? Opinion { get; set; }
    /// <summary>Who answered: the person asked, or whoever stood in for them that day.</summary>
    public string? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    /// <summary>Concurrency token.</summary>
    public long Revision { get; set; }

    /// <summary>It asks for a signature or advice, not only to be read.</summary>
    public bool Asks => Kind is not (SlipKind.Copy or SlipKind.Urge);

    /// <summary>The same slip for another person, who takes the place of the one asked.</summary>
    internal ApprovalSlip For(string personId, string id) => new()
    {
        Id = id,
        Subject = Subject,
        CampaignId = CampaignId,
        CaseId = CaseId,
        Title = Title,
        TitleEn = TitleEn,
        Kind = Kind,
        Batch = Batch,
        Position = Position,
        PersonId = personId,
        AskedBy = AskedBy,
        AskedAt = AskedAt,
        Note = Note,
    };

    /// <summary>Nobody of its batch who signs before still has to answer.</summary>
    public bool IsInTurn(IEnumerable<ApprovalSlip> slips) => Position is not { } place || !slips.Any(other => other.Batch == Batch && other.Position < place && other.Status == SlipStatus.Waiting);
}

/// <summary>What a slip asks of its person.</summary>
public enum SlipKind
{
    /// <summary>会签: each of those asked must sign before the decision.</summary>
    Countersign,
    /// <summary>或签: one of those asked suffices.</summary>
    AnyOne,
    /// <summary>前加签: signs before the holder decides.</summary>
    Before,
    /// <summary>后加签: signs after the holder has decided, before the decision takes effect.</summary>
    After,
    /// <summary>委派: looks into it and gives advice; then it is back with who delegated it.</summary>
    Delegate,
    /// <summary>抄送: is to know; reading it is the receipt.</summary>
    Copy,
    /// <summary>催办: is to hurry.</summary>
    Urge,
}

/// <summary>Life of a slip.</summary>
public enum SlipStatus
{
    Waiting,
    /// <summary>同意</summary>
    Agreed,
    /// <summary>不同意</summary>
    Objected,
    /// <summary>已提意见 (委派)</summary>
    Advised,
    /// <summary>已阅</summary>
    Read,
    /// <summary>撤回, or no longer needed.</summary>
    Withdrawn,
}
