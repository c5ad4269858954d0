using System.Globalization;
using Orchestrator.Engine;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units.Import;

/// <summary>
/// Reads a unit register from CSV or XLSX, whatever the order and language of its headers, one row at a time. Good rows are handed on, bad ones are
/// reported with all that is wrong with them; a file that is no such table is refused as a whole.
/// </summary>
public sealed class UnitRegisterImport(TimeProvider clock, UnitImportLimits? limits = null, IReadOnlyList<string>? districts = null)
{
    /// <summary>The header stands within the first rows; above it may be a title.</summary>
    internal const int HeaderWithin = 10;

    private const string CodePrefix = "SZ-";

    private readonly UnitImportLimits _limits = limits ?? new UnitImportLimits();
    private readonly IReadOnlyList<string> _districts = districts ?? Districts.Of2005;

    /// <summary>Reads the file and hands every good unit to <paramref name="accept"/> in the order of the rows.</summary>
    /// <exception cref="RefusedException">The file is too large, no table, or lacks required columns.</exception>
    public UnitImportReport Read(Stream content, KnownUnits known, Action<Unit> accept, CancellationToken cancellationToken = default)
    {
        using var table = TableFile.Open(content, _limits);
        using var rows = table.Rows().GetEnumerator();
        var report = new UnitImportReport { Format = table.Format, Encoding = table.Encoding };
        foreach (var remark in table.Remarks)
            report.Add(remark);
        var (columns, width) = FindHeader(rows, report);
        var seen = new Seen(known);
        while (rows.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (report.Rows >= _limits.MaxRows)
                throw new RefusedException(new Refusal("import.too-many-rows", $"表格超过{_limits.MaxRows}行，请分批导入。", $"The table has more than {_limits.MaxRows} rows; import it in parts."));
            report.Rows++;
            Take(rows.Current, columns, width, seen, report, accept);
        }
        if (report.Rows != report.Good + report.Bad + report.Blank)
            throw new InvalidOperationException($"Of {report.Rows} rows {report.Good + report.Bad + report.Blank} were accounted for.");
        seen.Resolve(report);
        return report;
    }

    /// <summary>As <see cref="Read(Stream, KnownUnits, Action{Unit}, CancellationToken)"/>, with the units in a list.</summary>
    public (UnitImportReport Report, IReadOnlyList<Unit> Units) Read(Stream content, KnownUnits known)
    {
        var units = new List<Unit>();
        return (Read(content, known, units.Add), units);
    }

    private void Take(TableRow row, IReadOnlyDictionary<UnitColumn, int> columns, int width, Seen seen, UnitImportReport report, Action<Unit> accept)
    {
        if (row.IsBlank)
        {
            report.Blank++;
            return;
        }
        if (row.Fault is not null)
        {
            report.Add(new BadRow(row.Number, [row.Fault]));
            return;
        }
        var reader = new UnitRowReader(row, columns, width, _districts);
        var code = reader.Code ?? seen.NextCode();
        var unit = reader.Read(Ids.New(clock), code, clock.GetUtcNow());
        seen.Check(reader, code, unit);
        if (unit is null || reader.Problems.Count > 0)
        {
            report.Add(new BadRow(row.Number, reader.Problems));
            return;
        }
        seen.Remember(unit, row.Number, reader.Upstream);
        report.Good++;
        accept(unit);
    }

    private static (Dictionary<UnitColumn, int> Columns, int Width) FindHeader(IEnumerator<TableRow> rows, UnitImportReport report)
    {
        Dictionary<UnitColumn, int>? best = null;
        for (var n = 0; n < HeaderWithin && rows.MoveNext(); n++)
        {
            var cells = rows.Current.Cells;
            var columns = new Dictionary<UnitColumn, int>();
            string? twice = null;
            for (var i = 0; i < cells.Count; i++)
            {
                if (UnitColumn.ByHeaderText(cells[i]) is { } column && !columns.TryAdd(column, i))
                    twice ??= column.Zh;
            }
            if (columns.Count >= 3 && UnitColumn.All.Where(column => column.Required).All(columns.ContainsKey))
            {
                if (twice is not null)
                    throw new RefusedException(new Refusal("import.column-twice", $"表头中“{twice}”出现了两次。", $"The header names '{twice}' twice."));
                report.HeaderRow = rows.Current.Number;
                var unknown = cells.Where(cell => !string.IsNullOrWhiteSpace(cell) && UnitColumn.ByHeaderText(cell) is null).ToList();
                if (unknown.Count > 0)
                    report.Add(new ImportRemark($"未使用的列：{string.Join("、", unknown)}。", $"Columns not used: {string.Join(", ", unknown)}."));
                return (columns, cells.Count);
            }
            if (columns.Count > (best?.Count ?? 0))
                best = columns;
        }
        var missing = UnitColumn.All.Where(column => column.Required && best?.ContainsKey(column) != true).ToList();
        throw new RefusedException(best is null
            ? new Refusal("import.no-header", "找不到表头：文件不是单位登记表。", "No header was found: the file is no unit register.")
            : new Refusal("import.columns-missing", $"表头缺少必需的列：{string.Join("、", missing.Select(column => column.Zh))}。", $"The header lacks required columns: {string.Join(", ", missing.Select(column => column.Name))}."));
    }

    /// <summary>What the register and the rows so far hold, to find duplicates, free codes and upstream units.</summary>
    private sealed class Seen(KnownUnits known)
    {
        private readonly Dictionary<string, (int Row, string Id)> _codes = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, int> _registrations = [];
        private readonly Dictionary<string, string> _names = [];
        private readonly List<(string UnitId, int Row, string Reference)> _upstreams = [];
        private int _lastNumber = known.CodeToId.Keys.Select(NumberOf).DefaultIfEmpty(0).Max();

        public string NextCode()
        {
            string code;
            do
                code = CodePrefix + (++_lastNumber).ToString("D6", CultureInfo.InvariantCulture);
            while (_codes.ContainsKey(code));
            return code;
        }

        public void Check(UnitRowReader reader, string code, Unit? unit)
        {
            if (known.CodeToId.ContainsKey(code))
                reader.Add(UnitColumn.Code, code, "登记编号已存在", "the code is registered already");
            else if (_codes.TryGetValue(code, out var first))
                reader.Add(UnitColumn.Code, code, $"与第{first.Row}行的登记编号重复", $"the same code as row {first.Row}");
            if (unit is not null && unit.RegistrationNumber != Units.RegistrationNumber.None)
            {
                if (known.RegistrationNumbers.Contains(unit.RegistrationNumber))
                    reader.Add(UnitColumn.RegistrationNumber, unit.RegistrationNumber, "证照号码已登记", "the registration number is registered already");
                else if (_registrations.TryGetValue(unit.RegistrationNumber, out var other))
                    reader.Add(UnitColumn.RegistrationNumber, unit.RegistrationNumber, $"与第{other}行的证照号码重复", $"the same registration number as row {other}");
            }
            if (reader.Upstream is { } upstream && unit is not null && (upstream == code || UnitName.Key(upstream) == unit.NameKey))
                reader.Add(UnitColumn.Upstream, upstream, "上级接入单位不能是本单位", "a unit cannot be its own upstream");
        }

        public void Remember(Unit unit, int row, string? upstream)
        {
            _codes[unit.Code] = (row, unit.Id);
            if (unit.RegistrationNumber != Units.RegistrationNumber.None)
                _registrations[unit.RegistrationNumber] = row;
            _names.TryAdd(unit.NameKey, unit.Id);
            if (upstream is not null)
                _upstreams.Add((unit.Id, row, upstream));
        }

        public void Resolve(UnitImportReport report)
        {
            foreach (var (unitId, row, reference) in _upstreams)
            {
                var key = UnitName.Key(reference);
                var id = _codes.TryGetValue(reference, out var code) ? code.Id
                    : known.CodeToId.TryGetValue(reference, out var existing) ? existing
                    : _names.TryGetValue(key, out var named) ? named
                    : known.NameKeyToId.GetValueOrDefault(key);
                report.Add(new UpstreamLink(unitId, row, reference, id));
            }
        }

        private static int NumberOf(string code) =>
            code.StartsWith(CodePrefix, StringComparison.OrdinalIgnoreCase) && int.TryParse(code.AsSpan(CodePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
