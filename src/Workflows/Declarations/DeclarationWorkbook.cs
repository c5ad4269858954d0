using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Orchestrator.Workflows.Declarations;

/// <summary>The table of second-level units as an Excel workbook: the empty form to download, or the rows of a filing. The form offers the allowed values and is read back by <see cref="DeclarationReader"/>.</summary>
public static class DeclarationWorkbook
{
    private const uint Plain = 0;
    private const uint Title = 1;
    private const uint Optional = 2;
    private const uint Needed = 3;
    private const int HeaderRow = 3;
    private const int RowsToFillIn = 5_000;
    private const int LongestList = 255;

    /// <summary>Writes the empty form.</summary>
    public static void WriteTemplate(Stream target) => Write(target, [], "填报单位：　　　　　填报人：　　　　　审核人（安全责任人）：　　　　　联系电话：　　　　　填报日期：");

    /// <summary>Writes rows, one after the other.</summary>
    /// <param name="heading">The line above the table: who filed which version when.</param>
    public static void Write(Stream target, IEnumerable<DeclaredUnit> rows, string heading)
    {
        using var document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var table = workbook.AddNewPart<WorksheetPart>();
        WriteTable(table, rows, heading);
        var notes = workbook.AddNewPart<WorksheetPart>();
        WriteNotes(notes);
        workbook.Workbook = new Workbook(new Sheets(
            new Sheet { Name = "二级接入单位情况表", SheetId = 1, Id = workbook.GetIdOfPart(table) },
            new Sheet { Name = "填写说明", SheetId = 2, Id = workbook.GetIdOfPart(notes) }));
    }

    private static void WriteTable(WorksheetPart part, IEnumerable<DeclaredUnit> rows, string heading)
    {
        var columns = DeclarationColumns.All;
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { HorizontalSplit = 2, VerticalSplit = HeaderRow, TopLeftCell = "C4", ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(columns.Select((column, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = Math.Max(12, column.Zh.Length * 2.4), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [("互联网二级接入服务单位情况表", Title)]);
        WriteRow(writer, 2, [(heading, Plain)]);
        WriteRow(writer, HeaderRow, columns.Select(column => ((string?)column.Zh, column.Need == Need.Optional ? Optional : Needed)));
        var number = HeaderRow;
        foreach (var row in rows)
            WriteRow(writer, ++number, columns.Select(column => (Safe(column.Write(row)), Plain)));
        writer.WriteEndElement();
        writer.WriteElement(Validations(columns));
        writer.WriteEndElement();
    }

    private static void WriteNotes(WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new Columns(new Column { Min = 1, Max = 3, Width = 24, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [("栏目", Title), ("要求", Title), ("填写说明", Title)]);
        var number = 1;
        foreach (var column in DeclarationColumns.All)
            WriteRow(writer, ++number, [(column.Zh, Plain), (column.Need switch { Need.Key => "必填，空白的行不予接收", Need.Required => "必填", _ => "选填" }, Plain), (column.Hint, Plain)]);
        WriteRow(writer, ++number, [("无二次接入单位的，不填本表，另作“无二次接入单位”声明。", Plain)]);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static DataValidations Validations(IReadOnlyList<DeclarationColumn> columns)
    {
        var lists = columns.Select((column, at) => (column, at)).Where(pair => pair.column.Choices is { } choices && string.Join(",", choices).Length <= LongestList)
            .Select(pair => new DataValidation(new Formula1($"\"{string.Join(",", pair.column.Choices!)}\""))
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                ShowErrorMessage = true,
                ErrorTitle = pair.column.Zh,
                Error = "请从列表中选择",
                SequenceOfReferences = new ListValue<StringValue> { InnerText = string.Create(CultureInfo.InvariantCulture, $"{Letters(pair.at)}{HeaderRow + 1}:{Letters(pair.at)}{RowsToFillIn}") },
            }).ToList();
        return new DataValidations(lists) { Count = (uint)lists.Count };
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IEnumerable<(string? Text, uint Style)> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        var at = 0;
        foreach (var (text, style) in cells)
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"{Letters(at++)}{number}");
            if (!string.IsNullOrEmpty(text))
                writer.WriteElement(new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = reference, DataType = CellValues.InlineString, StyleIndex = style });
        }
        writer.WriteEndElement();
    }

    // A text that a spreadsheet would take for a formula is kept one by an apostrophe, which the reader takes off again.
    private static string? Safe(string? text) => text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' ? "'" + text : text;

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : $"{(char)('A' + column / 26 - 1)}{(char)('A' + column % 26)}";

    private static Stylesheet Styles()
    {
        static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });
        return new Stylesheet(
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFEEF2F7"), Solid("FFFFF2CC")),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true },
                new CellFormat { FontId = 1, FillId = 3, ApplyFont = true, ApplyFill = true }));
    }
}
