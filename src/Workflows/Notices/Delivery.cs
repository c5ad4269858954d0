using NodaTime;

namespace Orchestrator.Workflows.Notices;

/// <summary>How a document reached its addressee.</summary>
internal sealed record Delivery(ServiceMode Mode, LocalDate ServedOn, string Receiver, string? Relation = null, string? Witness = null, string? Remark = null);
