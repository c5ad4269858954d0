using System.Text;
using CsvHelper;
using Orchestrator.Workflows.Refusals;
using UtfUnknown;

namespace Orchestrator.Workflows.Units.Import;

/// <summary>Delimited text: UTF-8 with or without a mark, UTF-16 with one, GB18030 and its subsets.</summary>
internal sealed class CsvTable : ITable
{
    private const int SampleSize = 256 * 1024;
    private readonly Stream _content;
    private readonly Encoding _encoding;

    static CsvTable() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public CsvTable(Stream content)
    {
        _content = content;
        _encoding = DetectEncoding(content);
    }

    public string Format => "csv";
    public string? Encoding => _encoding.WebName;
    public IReadOnlyList<ImportRemark> Remarks => [];

    public IEnumerable<TableRow> Rows()
    {
        _content.Position = 0;
        var separator = DetectSeparator();
        _content.Position = 0;
        var malformed = new Dictionary<long, CsvMalformedRecord>();
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = 1024 * 1024,
            OnMalformedRecord = record => malformed[record.RecordNumber] = record,
        };
        using var text = new StreamReader(_content, _encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var reader = CsvReader.Create(text, options, leaveOpen: true);
        while (Read(reader))
        {
            var number = (int)reader.RowNumber;
            var cells = reader.Current.ToArray();
            if (!malformed.Remove(number, out var fault))
                yield return new TableRow(number, cells, Undecodable(cells));
            else if (fault.Reason == CsvMalformedReason.UnterminatedQuote)
                throw Unclosed(number);
            else
                yield return new TableRow(number, cells, new CellProblem(null, Shorten(fault.RawRecord), "引号使用不正确", "quotes are used wrongly"));
        }
    }

    public void Dispose() => _content.Dispose();

    private static bool Read(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            // Only a record beyond the size limit throws, and only a quote left open makes one.
            throw Unclosed((int)reader.RowNumber + 1);
        }
    }

    private static RefusedException Unclosed(int row) =>
        new(new Refusal("import.quote-unclosed", $"第{row}行的引号没有闭合，其后的内容无法分行；请修正后重新导入。", $"A quote opened in row {row} is never closed, so what follows cannot be told apart; correct it and import again."));

    private static CellProblem? Undecodable(string[] cells) =>
        cells.FirstOrDefault(cell => cell.Contains('\uFFFD', StringComparison.Ordinal)) is { } cell
            ? new CellProblem(null, Shorten(cell), "含有无法解码的字符", "holds characters that cannot be decoded")
            : null;

    private static string Shorten(string text) => text.Length <= 80 ? text.TrimEnd() : string.Concat(text.AsSpan(0, 80), "…");

    private char DetectSeparator()
    {
        using var reader = new StreamReader(_content, _encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        const string Candidates = ",\t;";
        var counts = new int[Candidates.Length];
        for (var line = 0; line < UnitRegisterImport.HeaderWithin && reader.ReadLine() is { } text; line++)
        {
            foreach (var c in text)
            {
                if (Candidates.IndexOf(c, StringComparison.Ordinal) is var at and >= 0)
                    counts[at]++;
            }
        }
        return Candidates[counts.IndexOf(counts.Max())];
    }

    private static Encoding DetectEncoding(Stream content)
    {
        var sample = new byte[SampleSize];
        content.Position = 0;
        var length = content.ReadAtLeast(sample, SampleSize, throwOnEndOfStream: false);
        var head = sample.AsSpan(0, length);
        if (head.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
            return System.Text.Encoding.UTF8;
        if (head.StartsWith(new byte[] { 0xFF, 0xFE }))
            return System.Text.Encoding.Unicode;
        if (head.StartsWith(new byte[] { 0xFE, 0xFF }))
            return System.Text.Encoding.BigEndianUnicode;
        if (head.Contains((byte)0))
            throw new RefusedException(new Refusal("import.not-a-table", "文件不是文本表格，请使用 CSV 或 XLSX。", "The file is no text table; use CSV or XLSX."));
        if (IsUtf8(content))
            return System.Text.Encoding.UTF8;
        var detected = CharsetDetector.DetectFromBytes(sample[..length]).Detected;
        // Short Chinese texts are easily taken for another legacy encoding; on this side of the border that is GB18030, unless the detector is sure.
        return detected?.Encoding is { } encoding && detected.Confidence > 0.9f && !IsChinese(detected.EncodingName)
            ? encoding
            : System.Text.Encoding.GetEncoding("GB18030");
    }

    private static bool IsChinese(string name) => name.StartsWith("gb", StringComparison.OrdinalIgnoreCase) || name.StartsWith("hz", StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(Stream content)
    {
        content.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[SampleSize];
        var chars = new char[SampleSize + 1];
        try
        {
            int read;
            while ((read = content.Read(bytes)) > 0)
                decoder.GetChars(bytes, 0, read, chars, 0, flush: false);
            decoder.GetChars([], 0, 0, chars, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
