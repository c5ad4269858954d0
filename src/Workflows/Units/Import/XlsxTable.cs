using System.Globalization;
using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units.Import;

/// <summary>The first sheet of a workbook. Merged cells give their value to every cell that they cover; formulas give their stored result.</summary>
internal sealed class XlsxTable : ITable
{
    private readonly Stream _content;
    private readonly string _sheet;
    private readonly List<ImportRemark> _remarks = [];
    private readonly HashSet<(int Row, int Column)> _withoutResult = [];

    public XlsxTable(Stream content, UnitImportLimits limits)
    {
        _content = content;
        try
        {
            using (var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true))
            {
                if (archive.GetEntry("xl/workbook.xml") is null)
                    throw new RefusedException(new Refusal("import.not-a-table", "压缩文件不是 Excel 工作簿（.xlsx）。", "The archive is no Excel workbook (.xlsx)."));
                if (archive.Entries.Sum(entry => entry.Length) > limits.MaxUnpackedBytes)
                    throw new RefusedException(new Refusal("import.too-large", "工作簿解压后超过允许的大小。", "The workbook is larger than allowed once unpacked."));
                Scan(archive);
            }
            content.Position = 0;
            var sheets = MiniExcel.GetSheetNames(content);
            if (sheets.Count == 0)
                throw new InvalidDataException("no sheet");
            _sheet = sheets[0];
            if (sheets.Count > 1)
                _remarks.Add(new ImportRemark($"只读取第一个工作表“{_sheet}”，其余{sheets.Count - 1}个未读取。", $"Only the first sheet '{_sheet}' is read, {sheets.Count - 1} further not."));
        }
        catch (Exception e) when (e is not RefusedException and not OutOfMemoryException)
        {
            throw Unreadable(e);
        }
    }

    public string Format => "xlsx";
    public string? Encoding => null;
    public IReadOnlyList<ImportRemark> Remarks => _remarks;

    public IEnumerable<TableRow> Rows()
    {
        _content.Position = 0;
        var configuration = new OpenXmlConfiguration { FillMergedCells = true };
        using var rows = MiniExcel.Query(_content, useHeaderRow: false, sheetName: _sheet, excelType: ExcelType.XLSX, configuration: configuration).GetEnumerator();
        for (var number = 1; Next(rows); number++)
        {
            var cells = ((IDictionary<string, object?>)rows.Current).Values.ToList();
            yield return new TableRow(number, [.. cells.Select(Text)], Fault(number, cells));
        }
    }

    public void Dispose() => _content.Dispose();

    private CellProblem? Fault(int row, List<object?> cells)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            if (_withoutResult.Contains((row, column)))
                return new CellProblem(null, null, $"第{column + 1}列的公式没有计算结果，请在 Excel 中重新计算并保存", $"the formula in column {column + 1} has no stored result; recalculate and save it in Excel");
            if (cells[column] is double number && Math.Abs(number) >= 1e15)
                return new CellProblem(null, Text(number), "数字超过15位，精度已丢失，请将该列设为文本", "a number of more than 15 digits has lost precision; format the column as text");
        }
        return null;
    }

    private static bool Next(IEnumerator<object> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reader of the format throws whatever its input makes it throw; for a file from outside every one of them means the same.
            throw Unreadable(e);
        }
    }

    private static RefusedException Unreadable(Exception e) =>
        new(new Refusal("import.unreadable", $"Excel 文件无法读取：{e.Message}", $"The workbook cannot be read: {e.Message}"));

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number => ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // What the cell reader does not tell: which cells are merged, and which formulas were never calculated.
    private void Scan(ZipArchive archive)
    {
        var sheet = archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.OrdinalIgnoreCase)).MinBy(entry => (entry.FullName.Length, entry.FullName));
        if (sheet is null)
            return;
        using var stream = sheet.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true });
        var merged = new List<string>();
        var (cell, formula, result) = ("", false, false);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "c":
                        (cell, formula, result) = (xml.GetAttribute("r") ?? "", false, false);
                        break;
                    case "f":
                        formula = true;
                        break;
                    case "v" when !xml.IsEmptyElement:
                        result = true;
                        break;
                    case "mergeCell":
                        merged.Add(xml.GetAttribute("ref") ?? "");
                        break;
                }
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "c" } && formula && !result && Position(cell) is { } position)
            {
                _withoutResult.Add(position);
            }
        }
        if (merged.Count > 0)
        {
            var named = string.Join("、", merged.Take(10)) + (merged.Count > 10 ? " …" : "");
            _remarks.Add(new ImportRemark($"有{merged.Count}处合并单元格（{named}），其值按每个单元格读取。", $"{merged.Count} merged areas ({named}): their value is read into each cell."));
        }
    }

    private static (int Row, int Column)? Position(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3 || !int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            return null;
        return (row, reference.Take(letters).Aggregate(0, (column, c) => column * 26 + (c - 'A' + 1)) - 1);
    }
}
