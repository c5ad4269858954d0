using NodaTime;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>When a document is issued: the instant and its date in Asia/Shanghai.</summary>
internal sealed record NoticeMoment(DateTimeOffset Now, LocalDate Today);
