namespace Orchestrator.Workflows.Units.Import;

/// <summary>A row of a table file, its number as a spreadsheet shows it. <paramref name="Fault"/> is set when the row itself is malformed.</summary>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells, CellProblem? Fault = null)
{
    public bool IsBlank => Fault is null && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table file opened for reading, row by row.</summary>
internal interface ITable : IDisposable
{
    string Format { get; }
    string? Encoding { get; }
    IReadOnlyList<ImportRemark> Remarks { get; }
    IEnumerable<TableRow> Rows();
}
