using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Bulletins;

namespace Orchestrator.EndToEnd.Metrics;

/// <summary>Every indicator of the reference: its figure in a city that was counted by hand, and the list that the figure opens, by API and on screen.</summary>
public sealed partial class IndicatorTests(IndicatorCampaign campaign, ChromiumBrowser browser) : IClassFixture<IndicatorCampaign>, IClassFixture<ChromiumBrowser>
{
    // By tens digit, as the reference tells them.
    private static readonly Dictionary<string, decimal> CountedByHand = Counted("""
        m01=5 m02=4 m03=80 m04=1 m05=3 m06=2 m07=1
        m10=1 m11=25 m12=3 m13=1 m14=2 m15=5 m16=40
        m20=3 m21=75 m22=7 m23=1 m24=1 m25=1 m26=1 m27=1 m28=1 m29=1
        m30=3 m31=1 m32=33.3 m33=1 m34=1 m35=13.5 m39=50
        m40=4 m41=1 m41a=33.3 m42=1 m43=5
        m50=4 m51=2 m52=1 m53=2 m54=4000 m55=500 m56=1 m57=1 m58=3 m59=77.8
        m60=2 m61=1 m62=50 m63=1 m64=66.7 m64a=33.3
        m70=3 m71=3 m72=528 m73=1005 m74=1 m75=95 m76=50
        m80=33.3 m81=66.7
        m90=60 m91=2 m92=33.3 m92a=33.3 m92b=33.3 m93=66.7 m93a=50 m94=3 m94a=2 m95=50 m96=3 m96a=1 m96b=100
        """);

    public static TheoryData<string> Ids => [.. BulletinMetrics.All.Select(metric => metric.Id)];

    [Fact]
    public void Every_indicator_is_counted_by_hand() => Assert.Equal(BulletinMetrics.All.Select(metric => metric.Id).Order(StringComparer.Ordinal), CountedByHand.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_figure_is_what_is_counted_by_hand_and_comes_out_of_the_list_that_it_opens(string id)
    {
        var figures = await campaign.FiguresAsync();
        var listed = await campaign.ListAsync(id);

        var metric = BulletinMetrics.Find(id)!;
        Assert.Equal(CountedByHand[id], figures.Single(figure => figure.Id == id).Value);
        Assert.Equal(listed.Count, listed.Select(row => row.Id).Distinct().Count());
        Assert.Equal(CountedByHand[id], metric.Measure switch
        {
            MetricMeasure.Count => listed.Count,
            MetricMeasure.Sum => listed.Sum(row => row.Amount),
            MetricMeasure.Share => decimal.Round(100 * listed.Sum(row => row.Amount) / listed.Sum(row => row.Base), 1),
            _ => decimal.Round(listed.Average(row => row.Amount), 1),
        });
        if (metric.Measure == MetricMeasure.Count)
            Assert.All(listed, row => Assert.Equal(1, row.Amount));
        Assert.All(figures.Single(figure => figure.Id == id).Parts, part => Assert.Contains(listed, row => row.Part == part.Key));
    }

    [Fact]
    public async Task Groups_and_timers_have_figures_of_their_own()
    {
        var figures = await campaign.FiguresAsync();

        Assert.Equal(new Dictionary<string, decimal> { ["ORG"] = 100, ["SYS"] = 100, ["STAFF"] = 0, ["TECH"] = 0 }, figures.Single(figure => figure.Id == "m39").Parts);
        Assert.Equal(new Dictionary<string, decimal> { ["T-01"] = 50, ["T-06"] = 100, ["T-14"] = 0, ["T-23"] = 100 }, figures.Single(figure => figure.Id == "m90").Parts);
    }

    [Fact]
    public async Task A_list_is_narrowed_to_a_district_a_category_and_a_part()
    {
        Assert.Equal(["visit-2"], (await campaign.ListAsync("m20", district: "罗湖")).Select(row => row.Id));
        Assert.Equal(["visit-3"], (await campaign.ListAsync("m20", category: "NetBar")).Select(row => row.Id));
        Assert.Equal(["limit-1", "limit-2"], (await campaign.ListAsync("m90", part: "T-01")).Select(row => row.Id));
        Assert.Empty(await campaign.ListAsync("m90", part: "T-02"));
    }

    [Fact]
    public async Task On_screen_every_figure_opens_a_list_of_as_many_rows()
    {
        await using var page = await campaign.SignInAsync(browser);
        var asOf = Uri.EscapeDataString(IndicatorCity.AsOf.ToString("O", CultureInfo.InvariantCulture));
        await page.Page.GotoAsync($"/campaigns/{campaign.CampaignId}/metrics?asOf={asOf}");
        await Assertions.Expect(page.Page.Locator("a[data-row]")).ToHaveCountAsync(BulletinMetrics.All.Count);
        var links = await page.Page.Locator("a[data-row]").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href') + ' ' + link.textContent.trim())");
        await page.ScreenshotAsync("metrics-all");

        foreach (var link in links.Select(link => link.Split(' ')))
        {
            await page.Page.GotoAsync(link[0]);
            var id = MetricId().Match(link[0]).Value;
            var told = await page.Page.Locator("[data-figure]").TextContentAsync();
            var rows = await page.Page.Locator("table.list tbody tr").CountAsync();
            Assert.Equal((id, (await campaign.ListAsync(id)).Count), (id, rows));
            Assert.StartsWith($"共 {rows} 条", told!.Trim(), StringComparison.Ordinal);
            if (BulletinMetrics.Find(id)!.Measure == MetricMeasure.Count)
                Assert.Equal((id, link[1]), (id, rows.ToString(CultureInfo.InvariantCulture)));
            else
                Assert.EndsWith($"{link[1]}", told.Trim(), StringComparison.Ordinal);
        }
        await page.Page.GotoAsync($"/campaigns/{campaign.CampaignId}/metrics/m90?asOf={asOf}");
        await Assertions.Expect(page.Page.Locator("table.list tbody tr")).ToHaveCountAsync(5);
        await page.ScreenshotAsync("metrics-m90");
        await page.Page.ClickAsync("a.chip:has-text('T-01')");
        await Assertions.Expect(page.Page.Locator("table.list tbody tr")).ToHaveCountAsync(2);
    }

    private static Dictionary<string, decimal> Counted(string table) =>
        table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=')).ToDictionary(entry => entry[0], entry => decimal.Parse(entry[1], CultureInfo.InvariantCulture));

    [GeneratedRegex("m[0-9]{2}[a-z]?")]
    private static partial Regex MetricId();
}
