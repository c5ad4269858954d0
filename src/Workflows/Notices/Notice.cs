using NodaTime;

namespace Orchestrator.Workflows.Notices;

/// <summary>An issued document, frozen: the rendered HTML, the data that it was rendered from, the template's version and a SHA-256.</summary>
public sealed class Notice
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public string? CaseId { get; init; }
    public string? PenaltyCaseId { get; init; }
    /// <summary>Document code of the catalogue, for example <c>D11</c>.</summary>
    public required string TemplateCode { get; init; }
    public required int TemplateVersion { get; init; }
    public required string Title { get; init; }
    /// <summary>文号 as printed; null for documents without a number (records, service receipts).</summary>
    public string? DocumentNumber { get; init; }
    /// <summary>字头, for example 责改; null without a number.</summary>
    public string? Series { get; init; }
    public int? SeriesYear { get; init; }
    public int? Serial { get; init; }
    public required string AddresseeName { get; init; }
    public required string Html { get; init; }
    /// <summary>The data as JSON, exactly what the template saw.</summary>
    public required string Data { get; init; }
    /// <summary>Lower-case hex SHA-256 over the UTF-8 bytes of <see cref="Html"/>.</summary>
    public required string Sha256 { get; init; }
    public required bool RequiresService { get; init; }
    public required string IssuedBy { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required LocalDate IssuedOn { get; init; }
    public NoticeStatus Status { get; set; } = NoticeStatus.Issued;
    /// <summary>Why it was voided; a void keeps its number.</summary>
    public string? VoidReason { get; set; }
    /// <summary>The document that was issued in its place when it was voided, under a number of its own.</summary>
    public string? SuccessorId { get; set; }
}

/// <summary>Life of an issued document.</summary>
public enum NoticeStatus
{
    Issued,
    Served,
    ServiceFailed,
    Voided,
}
