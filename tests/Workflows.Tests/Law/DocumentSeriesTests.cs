using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Law;

/// <summary>字头: which series a document is numbered in, by the law it is issued under.</summary>
public sealed class DocumentSeriesTests
{
    private const string Advice = "D47";

    [Theory]
    [InlineData("D11", "责改")]
    [InlineData("D27", "行罚决")]
    [InlineData("D05", "提示")]
    [InlineData("D13", "提示")]
    [InlineData(DocumentSeries.Tip, "举")]
    public void Every_numbered_kind_has_its_series(string document, string code) => Assert.Equal(code, DocumentSeries.Of(document, LegalProfiles.For("LP-2005")));

    [Fact]
    public void Whatever_is_numbered_has_a_series_under_every_law_that_knows_it() =>
        Assert.All(DocumentSeries.All, row => Assert.All(LegalProfiles.All.Where(profile => row.Document != Advice || profile.Id == "LP-2026B"), profile => Assert.NotEmpty(DocumentSeries.Of(row.Document, profile))));

    [Fact]
    public void A_letter_of_advice_has_none_before_the_rules_of_October_2026()
    {
        Assert.Equal("提示", DocumentSeries.Of(Advice, LegalProfiles.For("LP-2026B")));
        Assert.All(LegalProfiles.All.Where(profile => profile.Id != "LP-2026B"), profile => Assert.Equal("law.no-series", Assert.Throws<RefusedException>(() => DocumentSeries.Of(Advice, profile)).Refusal.Code));
    }

    [Fact]
    public void A_document_without_a_series_is_refused_by_its_code()
    {
        var refusal = Assert.Throws<RefusedException>(() => DocumentSeries.Of("D34", LegalProfiles.For("LP-2005"))).Refusal;
        Assert.Equal("law.no-series", refusal.Code);
        Assert.Contains("D34", refusal.En, StringComparison.Ordinal);
    }
}
