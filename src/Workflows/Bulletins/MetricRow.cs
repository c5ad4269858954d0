namespace Orchestrator.Workflows.Bulletins;

/// <summary>One line of the list behind a figure.</summary>
/// <param name="Id">What was counted: a case, a visit, a finding, an order …</param>
/// <param name="CaseId">The case that it belongs to; null when to none.</param>
/// <param name="Label">How people know it: file number and unit, checklist item, document.</param>
/// <param name="District">Null when it lies in no district.</param>
/// <param name="Amount">What it adds to the figure: 1, a number of gaps, yuan, addresses, Mbps.</param>
public sealed record MetricRow(string Id, string? CaseId, string Label, string? District, decimal Amount);
