namespace Orchestrator.Client.Tips;

/// <summary>A tip to be registered. Who gave it is kept apart and never comes back with it.</summary>
/// <param name="Type">IllegalNetbar, RentalHouseResale, AccountRoaming, LineResale, UnlicensedAccess or Other.</param>
/// <param name="Channel">Phone, Web, Letter or Visit.</param>
public sealed record NewTip(string CampaignId, string Type, string Channel, string Address, string District, string Content, DateOnly ReceivedOn, string? Suspect = null, bool Retaliation = false,
    string? InformantName = null, string? InformantContact = null, string? InformantRemark = null);

/// <summary>A tip, without who gave it.</summary>
/// <param name="State">L00 to L11.</param>
/// <param name="Outcome">L03, L05, L06, L07, L08 or L09: how it ended.</param>
public sealed record TipInfo(string Id, string CampaignId, string Number, string Type, string Channel, string Address, string District, string Content, string? Suspect, bool Retaliation, bool IsAnonymous, bool HasContact,
    DateOnly ReceivedOn, string State, DateTimeOffset StateSince, string? Outcome, int Weight, string? DuplicateOfId, string? CaseId, string? PersonSubjectId, string? Result, string? Matter, string? Authority,
    string? Receipt, DateOnly? ReceiptOn, string? Feedback, DateOnly? FeedbackOn, string? InstanceId, long Revision);

/// <summary>Who gave a tip; all null for an anonymous one.</summary>
public sealed record InformantInfo(string TipId, string? Name, string? Contact, string? Remark);

/// <summary>What the list of tips is narrowed to.</summary>
public sealed record TipFilter
{
    public string? CampaignId { get; init; }
    public string? State { get; init; }
    public string? Type { get; init; }
    public string? CaseId { get; init; }
    public string? Cursor { get; init; }
    public int? Limit { get; init; }
}

/// <summary>Who is competent for a matter on a day.</summary>
/// <param name="IsOwn">The police may handle it themselves.</param>
/// <param name="IsJoint">Others lead and the police join: the security part stays with the police.</param>
public sealed record CompetenceInfo(string Matter, string Zh, string En, bool IsOwn, bool IsJoint, IReadOnlyList<AuthorityInfo> Authorities, string BasisZh, string BasisEn);

/// <summary>An authority that a matter may be transferred to.</summary>
public sealed record AuthorityInfo(string Code, string Zh, string En);
