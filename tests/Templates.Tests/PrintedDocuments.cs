using System.Text;
using System.Text.Json.Nodes;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Orchestrator.Templates.Tests;

/// <summary>Every document prints to A4 with its number and title as text and its fonts inside. <c>DOCUMENT_ARTEFACTS</c> names a folder to keep the files in.</summary>
public sealed class PrintedDocuments(Printer printer)
{
    private const double A4Width = 595.3;
    private const double A4Height = 841.9;

    public static TheoryData<string> Codes => [.. SampleData.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_document_prints_as_a4_with_number_title_and_embedded_fonts(string code)
    {
        var data = SampleData.Of(code);
        var notice = Shipped.Renderer.Render(code, data);
        var pdf = await printer.Chromium.PrintAsync(notice.Html);
        await KeepAsync(code, pdf);

        using var document = PdfDocument.Open(pdf);
        // Each of the bulletin's five annexes begins a page of its own.
        Assert.InRange(document.NumberOfPages, 1, code == "D41" ? 10 : 6);
        Assert.All(document.GetPages(), page => Assert.True(
            Math.Abs(page.Width - A4Width) < 1.5 && Math.Abs(page.Height - A4Height) < 1.5, $"{page.Width} × {page.Height}"));
        var text = Squeeze(string.Concat(document.GetPages().Select(page => page.Text)));
        Assert.Contains(Squeeze(Heading(notice.Html)), text, StringComparison.Ordinal);
        if (data["doc_no"] is JsonValue number)
            Assert.Contains(Squeeze(number.GetValue<string>()), text, StringComparison.Ordinal);
        Assert.All(Fonts(document), font => Assert.True(IsEmbedded(document, font), font.ToString()));
    }

    private static async Task KeepAsync(string code, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable("DOCUMENT_ARTEFACTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, code + ".pdf"), pdf);
        }
    }

    private static string Heading(string html)
    {
        var start = html.IndexOf('>', html.IndexOf("<h1", StringComparison.Ordinal)) + 1;
        return html[start..html.IndexOf("</h1>", start, StringComparison.Ordinal)];
    }

    // The Noto fonts share glyphs between an ideograph and its radical, and PDF text may name the radical: Kangxi radicals
    // are compatibility characters, those of the supplement block are not and are listed here.
    private const string Radicals = "⺠⻅⻋⻓⻔⻘⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰";
    private const string Ideographs = "民见车长门青页风飞食马鬼鱼鸟麦黄齐齿龙";

    private static string Squeeze(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC)
        .Where(character => !char.IsWhiteSpace(character))
        .Select(character => Radicals.IndexOf(character, StringComparison.Ordinal) is >= 0 and var index ? Ideographs[index] : character));

    private static List<DictionaryToken> Fonts(PdfDocument document)
    {
        var fonts = document.Structure.CrossReferenceTable.ObjectOffsets.Keys
            .Select(reference => document.Structure.GetObject(reference).Data)
            .OfType<DictionaryToken>()
            .Where(token => token.TryGet(NameToken.Type, out NameToken type) && type == NameToken.Font)
            .ToList();
        Assert.NotEmpty(fonts);
        return fonts;
    }

    // A Type 3 font draws its own glyphs, a Type 0 font has a descendant (listed by itself), any other one needs a font file.
    private static bool IsEmbedded(PdfDocument document, DictionaryToken font)
    {
        if (font.TryGet(NameToken.Subtype, out NameToken kind) && (kind.Data is "Type3" or "Type0"))
            return true;
        return font.TryGet(NameToken.FontDescriptor, out IndirectReferenceToken reference)
            && document.Structure.GetObject(reference.Data).Data is DictionaryToken descriptor
            && (descriptor.ContainsKey(NameToken.FontFile) || descriptor.ContainsKey(NameToken.FontFile2) || descriptor.ContainsKey(NameToken.FontFile3));
    }
}
