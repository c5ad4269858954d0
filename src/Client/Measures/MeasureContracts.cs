using System.Text.Json.Nodes;
using Orchestrator.Client.Tasks;

namespace Orchestrator.Client.Measures;

/// <summary>A measure that is asked for.</summary>
/// <param name="Kind">Suspend, Resume, Transfer, Refer, Merge, Terminate, Void or Reopen.</param>
/// <param name="Form">The fields that the measure's form names.</param>
public sealed record ProposeMeasure(string Kind, string Reason, JsonObject? Form = null);

/// <summary>A measure about a case.</summary>
/// <param name="Status">Proposed, CarriedOut or Rejected.</param>
public sealed record MeasureInfo(string Id, string CaseId, string Kind, string Zh, string En, string Reason, string Status, string ProposedBy, DateTimeOffset ProposedAt, string? ReviewedBy, string? DecidedBy, DateTimeOffset? DecidedAt,
    string? Receipt, DateOnly? ReceiptOn, string? InstanceId);

/// <summary>A measure that may be asked for, by whom, who decides it, and its form.</summary>
public sealed record MeasureRuleInfo(string Kind, string Zh, string En, string Transition, string ProposedBy, bool ReviewedByLegal, string? DecidedBy, IReadOnlyList<TaskFormField> Fields, string? FromProfile = null);
