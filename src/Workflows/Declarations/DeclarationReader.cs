using Orchestrator.Engine;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Workflows.Declarations;

/// <summary>
/// Reads a table of second-level units from CSV or XLSX, row by row: good rows are handed on, each bad row is reported with all that is wrong with it.
/// A table without rows, or one that is no such table, is refused as a whole.
/// </summary>
public sealed class DeclarationReader(TimeProvider clock, UnitImportLimits? limits = null)
{
    private readonly UnitImportLimits _limits = limits ?? new UnitImportLimits();

    /// <summary>Reads the file and hands on every good row.</summary>
    /// <exception cref="RefusedException">The file is too large or no such table.</exception>
    public UnitImportReport Read(Stream content, string campaignId, string declarationId, string reporterUnitId, Action<DeclaredUnit> accept, CancellationToken cancellationToken = default)
    {
        using var table = TableFile.Open(content, _limits);
        using var rows = table.Rows().GetEnumerator();
        var report = new UnitImportReport { Format = table.Format, Encoding = table.Encoding };
        foreach (var remark in table.Remarks)
            report.Add(remark);
        var columns = FindHeader(rows, report);
        var circuits = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (rows.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (report.Rows >= _limits.MaxRows)
                throw new RefusedException(new Refusal("import.too-many-rows", $"表格超过{_limits.MaxRows}行，请分批导入。", $"The table has more than {_limits.MaxRows} rows; import it in parts."));
            report.Rows++;
            var row = rows.Current;
            if (row.IsBlank)
            {
                report.Blank++;
                continue;
            }
            var declared = new DeclaredUnit { Id = Ids.New(clock), CampaignId = campaignId, DeclarationId = declarationId, ReporterUnitId = reporterUnitId, Seq = report.Rows };
            var problems = row.Fault is { } fault ? [fault] : Problems(row, columns, declared);
            if (problems.Count == 0 && !circuits.TryAdd(declared.CircuitId, row.Number))
                problems.Add(new CellProblem(DeclarationColumns.CircuitId.Zh, declared.CircuitId, $"与第{circuits[declared.CircuitId]}行的电路编号重复", $"the same circuit as row {circuits[declared.CircuitId]}"));
            if (problems.Count > 0)
            {
                report.Add(new BadRow(row.Number, problems));
                continue;
            }
            report.Good++;
            accept(declared);
        }
        return report;
    }

    private static List<CellProblem> Problems(TableRow row, Dictionary<DeclarationColumn, int> columns, DeclaredUnit declared)
    {
        var problems = new List<CellProblem>();
        foreach (var (column, index) in columns)
        {
            var text = index < row.Cells.Count ? row.Cells[index].Trim() : "";
            // An apostrophe before = + - @ keeps a text from becoming a formula.
            if (text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@')
                text = text[1..];
            if (text.Length == 0)
            {
                if (column.Need == Need.Key)
                    problems.Add(new CellProblem(column.Zh, null, "必填项为空", "a required field is blank"));
            }
            else if (column.Read(declared, text) is { } fault)
            {
                problems.Add(new CellProblem(column.Zh, text.Length > 80 ? text[..80] + "…" : text, fault.Zh, fault.En));
            }
        }
        if (declared.Resells == true && string.IsNullOrEmpty(declared.ResoldTo))
            problems.Add(new CellProblem("转售对象", null, "报为再向下转售的，应列出转售对象", "who sells on lists to whom"));
        return problems;
    }

    private static Dictionary<DeclarationColumn, int> FindHeader(IEnumerator<TableRow> rows, UnitImportReport report)
    {
        var best = new Dictionary<DeclarationColumn, int>();
        for (var n = 0; n < UnitRegisterImport.HeaderWithin && rows.MoveNext(); n++)
        {
            var columns = new Dictionary<DeclarationColumn, int>();
            string? twice = null;
            for (var i = 0; i < rows.Current.Cells.Count; i++)
            {
                if (DeclarationColumns.ByHeaderText(rows.Current.Cells[i]) is { } column && !columns.TryAdd(column, i))
                    twice ??= column.Zh;
            }
            if (DeclarationColumns.All.Where(column => column.Need == Need.Key).All(columns.ContainsKey))
            {
                if (twice is not null)
                    throw new RefusedException(new Refusal("import.column-twice", $"表头中“{twice}”出现了两次。", $"The header names '{twice}' twice."));
                report.HeaderRow = rows.Current.Number;
                return columns;
            }
            if (columns.Count > best.Count)
                best = columns;
        }
        var missing = DeclarationColumns.All.Where(column => column.Need == Need.Key && !best.ContainsKey(column)).ToList();
        throw new RefusedException(best.Count == 0
            ? new Refusal("import.no-header", "找不到表头：文件不是二级接入服务单位情况表。", "No header was found: the file is no table of second-level units.")
            : new Refusal("import.columns-missing", $"表头缺少必需的列：{string.Join("、", missing.Select(column => column.Zh))}。", $"The header lacks required columns: {string.Join(", ", missing.Select(column => column.Name))}."));
    }
}
