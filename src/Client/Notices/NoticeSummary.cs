namespace Orchestrator.Client.Notices;

/// <summary>An issued document in a list.</summary>
public sealed record NoticeSummary
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public string? CaseId { get; init; }
    public string? PenaltyCaseId { get; init; }
    public required string TemplateCode { get; init; }
    public required int TemplateVersion { get; init; }
    public required string Title { get; init; }
    public string? DocumentNumber { get; init; }
    public required string AddresseeName { get; init; }
    public required string Sha256 { get; init; }
    public bool RequiresService { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateOnly IssuedOn { get; init; }
    /// <summary>Issued, Served, ServiceFailed or Voided.</summary>
    public required string Status { get; init; }
    public string? VoidReason { get; init; }
    /// <summary>The document issued in place of a voided one.</summary>
    public string? SuccessorId { get; init; }
}
