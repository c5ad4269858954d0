using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tests.Casework;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.SelfChecks;

/// <summary>The report of a self-check and the case are one: filing and deciding the report is what the case waits for.</summary>
public sealed class ReportInTheCaseTests
{
    [Fact]
    public async Task Filing_and_accepting_the_report_moves_the_case()
    {
        await using var stage = await PreparedAsync();
        var report = (await FileAsync(stage)).Value;
        Assert.Equal(UnitCaseState.U11, (await stage.CaseAsync()).State);
        var filing = await stage.ReadAsync(db => db.SelfChecks.AsNoTracking().SingleAsync());
        Assert.Equal((0, false), (filing.GapsFound, filing.IsLate));
        Assert.Null((await DecideAsync(stage, report.Id, true, null)).Refusal);
        Assert.Equal(UnitCaseState.U14, (await stage.CaseAsync()).State);
        await PrintsAsync(stage, report.Id);
    }

    [Fact]
    public async Task Returning_the_report_returns_the_case_and_its_correction_is_a_further_version()
    {
        await using var stage = await PreparedAsync();
        var report = (await FileAsync(stage)).Value;
        Assert.Null((await DecideAsync(stage, report.Id, false, "拓扑图与出口不一致")).Refusal);
        Assert.Equal(UnitCaseState.U12, (await stage.CaseAsync()).State);
        Assert.Equal(2, (await FileAsync(stage)).Value.Version);
        Assert.Equal(UnitCaseState.U11, (await stage.CaseAsync()).State);
    }

    [Fact]
    public async Task Deciding_the_task_of_the_case_decides_the_report()
    {
        await using var stage = await PreparedAsync();
        var report = (await FileAsync(stage)).Value;
        await stage.DoAsync("self-check-review", "Accept", stage.First);
        var decided = await stage.ReadAsync(db => db.SelfCheckReports.AsNoTracking().SingleAsync(row => row.Id == report.Id));
        Assert.Equal((SelfCheckReportState.Accepted, "off1"), (decided.State, decided.DecidedBy));
        await PrintsAsync(stage, report.Id);
    }

    [Fact]
    public async Task What_the_case_refuses_leaves_the_report_as_it_was()
    {
        await using var stage = await PreparedAsync();
        var report = (await FileAsync(stage)).Value;
        var recused = await stage.InAsync(async provider =>
        {
            (await provider.GetRequiredService<IRecords>().LockCaseAsync(stage.CaseId)).RecusedPersons.Add("off1");
            return true;
        });
        Assert.True(recused);
        Assert.Equal("task.recused", (await DecideAsync(stage, report.Id, true, null)).Refusal?.Code);
        Assert.Equal(SelfCheckReportState.Filed, await stage.ReadAsync(db => db.SelfCheckReports.Select(row => row.State).SingleAsync()));
    }

    private static async Task<Stage> PreparedAsync()
    {
        var stage = await Stage.OpenAsync(UnitCategory.Hotel);
        await stage.GoToAsync(4, 20);
        await stage.InAsync(provider =>
        {
            provider.GetRequiredService<IRecords>().Add(new FiledDocument { Id = "topology", CampaignId = stage.Campaign.Id, UnitId = "unit-1", Kind = DocumentKind.Topology, Version = 1, FileName = "topology.png", ContentType = "image/png", Size = 1, Sha256 = new string('0', 64), Content = [0], UploadedAt = stage.Clock.GetUtcNow(), UploadedBy = "rep" });
            return Task.FromResult(true);
        });
        return stage;
    }

    private static async Task<Answer<SelfCheckReport>> FileAsync(Stage stage)
    {
        var unit = await stage.ReadAsync(db => db.Units.AsNoTracking().SingleAsync(row => row.Id == "unit-1"));
        var content = SelfCheckCompletenessTests.Complete(unit) with { SignedOn = new LocalDate(2005, 4, 20) };
        var saved = (await stage.InAsync(provider => Desk(provider).SaveAsync(stage.Campaign.Id, "unit-1", content, stage.Representative))).Value;
        var filed = await stage.InAsync(provider => Desk(provider).FileAsync(saved.Id, stage.Representative));
        Assert.True(filed.Refusal is null, filed.Refusal?.ToString());
        return filed;
    }

    private static Task<Answer<SelfCheckReport>> DecideAsync(Stage stage, string reportId, bool accept, string? reason) =>
        stage.InAsync(provider => Desk(provider).DecideAsync(reportId, accept, reason, stage.First));

    private static SelfCheckDesk Desk(IServiceProvider provider) => provider.GetRequiredService<SelfCheckDesk>();

    /// <summary>The return on paper is that of the report, by its hash.</summary>
    private static async Task PrintsAsync(Stage stage, string reportId)
    {
        var hash = await stage.ReadAsync(db => db.SelfCheckReports.Where(row => row.Id == reportId).Select(row => row.ContentHash).SingleAsync());
        Assert.Contains(hash!, await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D02").Select(row => row.Html).SingleAsync()), StringComparison.Ordinal);
    }
}
