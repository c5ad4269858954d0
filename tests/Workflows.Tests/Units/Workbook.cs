using System.IO.Compression;
using System.Security;
using System.Text;

namespace Orchestrator.Workflows.Tests.Units;

/// <summary>Writes a small workbook cell by cell, with what a table writer would not make: merged areas and formulas.</summary>
internal sealed class Workbook
{
    private readonly SortedDictionary<int, SortedDictionary<int, string>> _rows = [];
    private readonly List<string> _merged = [];
    private readonly List<string> _sheets = ["登记表"];

    public Workbook Row(int row, params string?[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { } text)
                Put(row, i, $"t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>");
        }
        return this;
    }

    public Workbook Number(int row, int column, string number)
    {
        Put(row, column, $"><v>{number}</v></c>");
        return this;
    }

    public Workbook Formula(int row, int column, string formula, string? result)
    {
        Put(row, column, result is null ? $"><f>{formula}</f></c>" : $"t=\"str\"><f>{formula}</f><v>{SecurityElement.Escape(result)}</v></c>");
        return this;
    }

    public Workbook Merge(string area)
    {
        _merged.Add(area);
        return this;
    }

    public Workbook Sheet(string name)
    {
        _sheets.Add(name);
        return this;
    }

    public MemoryStream Save()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
            var numbers = Enumerable.Range(1, _sheets.Count).ToList();
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
            Add(archive, "_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"{_sheets[n - 1]}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"))}</sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\">{string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}</Relationships>");
            foreach (var n in numbers)
                Add(archive, $"xl/worksheets/sheet{n}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{(n == 1 ? Rows() : "")}</sheetData>{(n == 1 ? Merged() : "")}</worksheet>");
        }
        stream.Position = 0;
        return stream;
    }

    private string Rows() => string.Concat(_rows.Select(row => $"<row r=\"{row.Key}\">{string.Concat(row.Value.Values)}</row>"));

    private string Merged() => _merged.Count == 0 ? "" : $"<mergeCells count=\"{_merged.Count}\">{string.Concat(_merged.Select(area => $"<mergeCell ref=\"{area}\"/>"))}</mergeCells>";

    private void Put(int row, int column, string rest)
    {
        if (!_rows.TryGetValue(row, out var cells))
            _rows[row] = cells = [];
        cells[column] = $"<c r=\"{(char)('A' + column)}{row}\" {rest}";
    }

    private static void Add(ZipArchive archive, string name, string xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
    }
}
