using System.Text;
using NodaTime;
using Orchestrator.Host.Workbench.Campaigns;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Host.Workbench.Layout;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Host.Workbench.Units;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Host.Tests.Workbench;

public sealed class SmallParts
{
    [Fact]
    public void Days_between_two_phases_are_shown_as_a_gap()
    {
        Phase[] phases = [new(1, "自查", "", new(2005, 4, 1), new(2005, 4, 29)), new(2, "清理整治", "", new(2005, 5, 2), new(2005, 5, 20)), new(3, "检查验收", "", new(2005, 5, 21), new(2005, 5, 31))];
        Assert.Equal([(1, 29), (null, 2), (2, 19), (3, 11)], PhaseSpan.Of(phases).Select(span => (span.Phase?.Number, span.Days)));
        Assert.True(PhaseSpan.Of(phases)[1].Contains(new LocalDate(2005, 5, 1)));
    }

    [Fact]
    public void Every_state_belongs_to_exactly_one_stage() =>
        Assert.Equal(Enum.GetValues<UnitCaseState>(), Enum.GetValues<CasePhase>().SelectMany(CasePhases.StatesOf).Order());

    // A case that goes from its filing to a carrier's inspection and is transferred there was never self-checked; one that filed nothing did not finish.
    [Theory]
    [InlineData("U00 X2", "Skipped Skipped Skipped Skipped Skipped Done")]
    [InlineData("U00 U20 U21 U23 X2", "Skipped Done Skipped Skipped Skipped Done")]
    [InlineData("U00 U10 U13 U20 U21 X2", "Unfinished Unfinished Skipped Skipped Skipped Done")]
    [InlineData("U00 U10 U11 U14 U20", "Done Now Ahead Ahead Ahead Ahead")]
    [InlineData("U00 U10 U13 U20 U21 U23 U30 U31 U32", "Unfinished Done Now Ahead Ahead Ahead")]
    [InlineData("U00 U10 U11 U14 U20 U21 U23 U30 U31 U32 X4", "Done Done Unfinished Skipped Skipped Done")]
    [InlineData("U00 U10 U11 U14 U20 U21 U23 U40 U36 U50 U52 U60", "Done Done Done Done Done Done")]
    [InlineData("U00 U10 U11 U14 U20 U21 U22 U50 U52 U60 U61", "Done Done Skipped Skipped Done Done")]
    public void The_stage_bar_calls_nothing_done_that_was_not(string states, string standings)
    {
        var been = states.Split(' ').Select(Enum.Parse<UnitCaseState>).ToList();
        var course = new CaseCourse(been[^1], been.ToHashSet());
        Assert.Equal(standings, string.Join(' ', Enum.GetValues<CasePhase>().Select(course.Of)));
    }

    [Theory]
    [InlineData("/cases?q=%E7%94%B2", "~/cases?q=%E7%94%B2")]
    [InlineData("//elsewhere.example", "~/")]
    [InlineData("/\\elsewhere.example", "~/")]
    [InlineData("https://elsewhere.example/", "~/")]
    [InlineData("/a\r\nSet-Cookie:x", "~/")]
    [InlineData(null, "~/")]
    public void The_way_back_never_leads_to_another_site(string? asked, string path) => Assert.Equal(path, Languages.LocalPath(asked));

    [Fact]
    public void An_address_holds_only_the_filters_that_are_set() =>
        Assert.Equal("/cases?state=U32&q=%E7%94%B2%20%26", Link.To("/cases", ("state", "U32"), ("district", null), ("officer", " "), ("q", "甲 &")));

    [Fact]
    public void A_bad_row_goes_back_as_text_that_no_spreadsheet_runs()
    {
        var report = new UnitRegisterImport(TimeProvider.System).Read(
            new MemoryStream(Encoding.UTF8.GetBytes("单位名称,单位类别,所属区,地址,证照号码,法定代表人,安全员,联系电话\n甲,=cmd(),福田,a,4403011234567,b,c,0755-1234567\n")), KnownUnits.None).Report;
        var file = Encoding.UTF8.GetString(BadRowsFile.Write(report));
        Assert.Equal(1, report.Bad);
        Assert.Contains("\"'=cmd()\"", file, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFF行,列,值", file, StringComparison.Ordinal);
    }
}
