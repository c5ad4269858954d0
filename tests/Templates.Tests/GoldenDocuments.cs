namespace Orchestrator.Templates.Tests;

/// <summary>
/// Every document, rendered from its sample, equals the approved HTML in <c>Golden/</c>. To approve a change: run with
/// <c>APPROVE_DOCUMENTS=1</c>, look at the difference, commit it.
/// </summary>
public sealed class GoldenDocuments
{
    public static TheoryData<string> Codes => [.. SampleData.Codes];

    [Fact]
    public void Every_template_has_a_sample() =>
        Assert.Equal(Shipped.Renderer.Templates.Select(template => template.Code), SampleData.Codes);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_document_reads_as_approved(string code)
    {
        var html = Shipped.Renderer.Render(code, SampleData.Of(code)).Html;
        if (Environment.GetEnvironmentVariable("APPROVE_DOCUMENTS") == "1")
            File.WriteAllText(Path.Combine(SampleData.SourceFolder("Golden"), code + ".html"), html);
        else
            AssertEqual(File.ReadAllLines(Path.Combine(SampleData.Folder("Golden"), code + ".html")), html.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    private static void AssertEqual(string[] approved, string[] actual)
    {
        for (var line = 0; line < Math.Max(approved.Length, actual.Length); line++)
        {
            var (old, now) = (approved.ElementAtOrDefault(line), actual.ElementAtOrDefault(line));
            Assert.True(old == now, $"line {line + 1}\n  approved: {old ?? "(none)"}\n  actual:   {now ?? "(none)"}");
        }
    }
}
