using Orchestrator.Client.Deadlines;
using Orchestrator.Client.Notices;
using Orchestrator.Client.Tasks;

namespace Orchestrator.Client.Cases;

/// <summary>Everything that the case page shows, each list bounded.</summary>
public sealed record CaseDetails
{
    public required CaseSummary Case { get; init; }
    public required IReadOnlyList<TaskSummary> OpenTasks { get; init; }
    public required IReadOnlyList<DeadlineInfo> Deadlines { get; init; }
    public required IReadOnlyList<NoticeSummary> Notices { get; init; }
    public required IReadOnlyList<CaseOrder> Orders { get; init; }
    public required IReadOnlyList<CaseInspection> Inspections { get; init; }
    public required IReadOnlyList<CaseFinding> Findings { get; init; }
    public required IReadOnlyList<CasePenalty> Penalties { get; init; }
    /// <summary>Length of the audit chain.</summary>
    public required long AuditLength { get; init; }
    /// <summary>Hash of the last audit event, hex SHA-256.</summary>
    public string? AuditHead { get; init; }
}

/// <summary>A rectification order.</summary>
public sealed record CaseOrder(string Id, string Status, int TermDays, string? DocumentNumber, string? NoticeId, DateOnly? ServedOn, DateOnly? DueOn, int Extensions, bool ExtensionPending);

/// <summary>A visit by two officers.</summary>
public sealed record CaseInspection(string Id, string Kind, string LeadOfficerId, string CoOfficerId, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Result, string? RecordId);

/// <summary>A checklist item that did not conform.</summary>
public sealed record CaseFinding(string Id, string ItemCode, string Gap, string Severity, string Fact, string Evidence, string Basis, string Status, string? OrderId);

/// <summary>A penalty case that grew out of the case.</summary>
public sealed record CasePenalty(string Id, string State, DateTimeOffset StateSince, string Violation, string? FilingNumber, decimal? FineDecided, string? Outcome, bool IsEnded, string? InstanceId);
