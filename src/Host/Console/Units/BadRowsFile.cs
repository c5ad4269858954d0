using System.Text;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Host.Workbench.Units;

/// <summary>The bad rows of an import as a CSV file for the clerk who mends them.</summary>
internal static class BadRowsFile
{
    /// <summary>UTF-8 with a mark, so that spreadsheets read the Chinese.</summary>
    public static byte[] Write(UnitImportReport report)
    {
        var text = new StringBuilder("行,列,值,原因,Reason\r\n");
        foreach (var row in report.BadRows)
        {
            foreach (var problem in row.Problems)
                text.Append(row.Row).Append(',').Append(Cell(problem.Column)).Append(',').Append(Cell(problem.Value)).Append(',').Append(Cell(problem.ReasonZh)).Append(',').Append(Cell(problem.ReasonEn)).Append("\r\n");
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Quoted; what a spreadsheet would run as a formula is marked as text.</summary>
    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text is ['=' or '+' or '-' or '@' or '\t', ..])
            text = "'" + text;
        return '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
