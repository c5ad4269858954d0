namespace Orchestrator.Workflows.Bulletins;

/// <summary>One line of the list behind a figure.</summary>
/// <param name="Id">What was counted: a case, a visit, a finding, an order …</param>
/// <param name="CaseId">The case that it belongs to; null when to none.</param>
/// <param name="Label">How people know it: file number and unit, checklist item, document.</param>
/// <param name="District">Null when it lies in no district.</param>
/// <param name="Amount">What it adds to the figure: 1, yuan, addresses, days; of a share 1 when it counts and 0 when it does not.</param>
public sealed record MetricRow(string Id, string? CaseId, string Label, string? District, decimal Amount)
{
    /// <summary>Of a share what the amount could be at most: 1, the yuan decided, the fields asked for.</summary>
    public decimal Base { get; init; } = 1;
    /// <summary>Which part of the indicator it belongs to, of those that are told apart: group of gaps, timer. Null for the others.</summary>
    public string? Part { get; init; }
    /// <summary>Category of the unit of its case; told when the list is opened.</summary>
    public Units.UnitCategory? Category { get; init; }
}
