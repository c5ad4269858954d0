namespace Orchestrator.Client.Notices;

/// <summary>What the list of documents is narrowed to.</summary>
public sealed record NoticeFilter
{
    public string? CampaignId { get; init; }
    public string? CaseId { get; init; }
    public string? TemplateCode { get; init; }
    public string? Status { get; init; }
    /// <summary>Part of the document number or of the addressee's name.</summary>
    public string? Search { get; init; }
    public string? Cursor { get; init; }
    public int? Limit { get; init; }
}
