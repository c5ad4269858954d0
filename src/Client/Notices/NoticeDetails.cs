using System.Text.Json.Nodes;

namespace Orchestrator.Client.Notices;

/// <summary>An issued document with the data that it was rendered from and its records of service.</summary>
public sealed record NoticeDetails(NoticeSummary Notice, JsonNode? Data, IReadOnlyList<NoticeService> Services);

/// <summary>How and on which day it reached its addressee.</summary>
public sealed record NoticeService(string Id, string Mode, DateOnly ServedOn, string Receiver, string? Witness, string? Remark, DateTimeOffset RecordedAt);

/// <summary>Data to render a template with, without issuing anything.</summary>
public sealed record NoticePreviewRequest(string TemplateCode, JsonObject Data);

/// <summary>A rendered preview; it carries no number and is kept nowhere.</summary>
public sealed record NoticePreview(string TemplateCode, int TemplateVersion, string Title, string Html);
