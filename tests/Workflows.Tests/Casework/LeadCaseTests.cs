using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>Leads of the comparison, from the finding to the case, domain reference §9.</summary>
public sealed class LeadCaseTests
{
    [Fact]
    public async Task Scenario_21_a_unit_declared_by_two_carriers_with_overlapping_addresses_is_put_to_both_and_nothing_is_sent()
    {
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/24"), Row("carrier-2", "L-2", "198.18.0.128/25"));
        var (notices, messages) = await SentAsync(stage);
        await RunAsync(stage);
        var finding = await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().SingleAsync(row => row.Rule == "RC-06"));
        Assert.Equal(["carrier-1", "carrier-2", "unit-1"], finding.Subjects);
        Assert.Contains("请双方核对", finding.Zh, StringComparison.Ordinal);
        Assert.Equal((notices, messages), await SentAsync(stage));
    }

    [Fact]
    public async Task Two_carriers_that_give_one_unit_different_addresses_are_asked_nothing()
    {
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/25"), Row("carrier-2", "L-2", "198.19.0.0/25"));
        await RunAsync(stage);
        Assert.Equal(0, await stage.ReadAsync(db => db.ReconciliationFindings.CountAsync(row => row.Rule == "RC-06")));
    }

    [Fact]
    public async Task A_grave_lead_about_an_unregistered_unit_opens_its_case_which_waits_for_somebody_to_look_at_it()
    {
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/24", name: "模拟接入服务部", number: "4403001999999"));
        var (notices, messages) = await SentAsync(stage);
        await RunAsync(stage);
        var finding = await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().SingleAsync(row => row.Rule == "RC-01"));
        Assert.Equal(LeadGrade.Case, finding.Grade);
        var opened = await stage.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(row => row.Id == finding.CaseId));
        Assert.Equal((UnitCaseState.U00, "模拟接入服务部"), (opened.State, opened.UnitName));
        Assert.Contains("RC-01", await stage.ReadAsync(db => db.AuditEvents.Where(row => row.Stream == opened.Id && row.Act == "case.opened").Select(row => row.Reason).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal((notices, messages), await SentAsync(stage));

        await RunAsync(stage);
        Assert.Equal(4, await stage.ReadAsync(db => db.Cases.CountAsync()));
        await stage.DoAsync("case-intake", "Inspect", stage.Office);
        Assert.Equal("inspection-plan", (await stage.TaskAsync("inspection-plan")).Act);
    }

    [Fact]
    public async Task An_officer_opens_the_case_of_a_lead_of_any_grade_and_joins_the_one_that_the_unit_has()
    {
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/24"), Row("carrier-2", "L-2", "198.18.0.128/25"));
        await RunAsync(stage);
        var finding = await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().Where(row => row.Grade != LeadGrade.Case).OrderBy(row => row.Id).FirstAsync());
        Assert.Equal("not-allowed", (await stage.InAsync(provider => provider.GetRequiredService<ReconciliationDesk>().OpenCaseAsync(finding.Id, stage.Representative))).Refusal?.Code);
        var answer = await stage.InAsync(provider => provider.GetRequiredService<ReconciliationDesk>().OpenCaseAsync(finding.Id, stage.First));
        Assert.Equal(await stage.ReadAsync(db => db.Cases.Where(row => row.UnitId == finding.Subjects[0]).Select(row => row.Id).SingleAsync()), answer.Value);
    }

    [Fact]
    public async Task A_tip_about_the_place_of_a_circuit_is_found_by_the_comparison()
    {
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/24"));
        await stage.InAsync(provider => provider.GetRequiredService<TipDesk>().RegisterAsync(stage.Campaign.Id, new RegisterTip(TipType.LineResale, TipChannel.Web, "福田区模拟路1号", "福田", "向楼内租户转售专线", new LocalDate(2005, 4, 20)), stage.Intake));
        await RunAsync(stage);
        Assert.Equal("unit-1", (await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().SingleAsync(row => row.Rule == "RC-15"))).Subjects[0]);
    }

    [Theory]
    [InlineData("许可证编号,持证单位,业务种类,有效期至\nB2-20050001,深圳市模拟酒店有限公司,互联网接入服务业务,2006-05-10", null)]
    [InlineData("许可证编号,持证单位,业务种类,有效期至\nB2-20050001,深圳市模拟酒店有限公司,互联网接入服务业务,2005-04-19", "expired")]
    [InlineData("许可证编号,持证单位,业务种类,有效期至\nB2-20050001,深圳市模拟酒店有限公司,信息服务业务,2006-05-10", "scope")]
    [InlineData("许可证编号,持证单位,业务种类,有效期至\nB2-20050009,别家公司,互联网接入服务业务,2006-05-10", "unlisted")]
    public async Task A_licence_is_checked_against_the_list_of_its_authority(string file, string? fault)
    {
        await using var stage = await DeclaredAsync(campaignId =>
        {
            var row = Row("carrier-1", "L-1", "198.18.0.0/24")(campaignId);
            row.LicenceNumber = "B2-20050001";
            return row;
        });
        Assert.Equal(1, (await ImportAsync(stage, file)).Value);
        await RunAsync(stage);
        var findings = await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().Where(row => row.Rule == "RC-11").ToListAsync());
        Assert.Equal(fault is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding => Assert.Contains(fault!, finding.Snapshot, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("许可证编号,持证单位,业务种类\nB2-20050001,甲,接入", "licences.columns")]
    [InlineData("许可证编号,持证单位,业务种类,有效期至\nB2-20050001,甲,接入,明年", "licences.rows")]
    [InlineData("许可证编号,持证单位,业务种类,有效期至\nB2-20050001,甲,接入,2006-05-10\nB2-20050001,乙,接入,2006-05-10", "licences.rows")]
    [InlineData("许可证编号,持证单位,业务种类,有效期至\n", "licences.none")]
    [InlineData("", "import.empty")]
    public async Task A_list_with_a_fault_is_refused_whole_and_the_one_before_stays(string file, string code)
    {
        await using var stage = await Stage.OpenAsync();
        await ImportAsync(stage, "许可证编号,持证单位,业务种类,有效期至\nB2-20040007,甲,互联网接入服务业务,2006-05-10");
        Assert.Equal(code, (await ImportAsync(stage, file)).Refusal?.Code);
        Assert.Equal("B2-20040007", await stage.ReadAsync(db => db.ListedLicences.Select(row => row.Id).SingleAsync()));
    }

    private static Task<Refusals.Answer<int>> ImportAsync(Stage stage, string file) => stage.InAsync(provider =>
        provider.GetRequiredService<LicenceDesk>().ImportAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)), stage.Campaign.Id, stage.Office));

    private static Task<bool> RunAsync(Stage stage) => stage.InAsync(async provider => (await provider.GetRequiredService<ReconciliationDesk>().RunAsync(stage.Campaign.Id, stage.Office)).Refusal is null);

    private static async Task<(int Notices, int Messages)> SentAsync(Stage stage) => (await stage.ReadAsync(db => db.Notices.CountAsync()), await stage.ReadAsync(db => db.Outbox.CountAsync()));

    /// <summary>Two carriers, with cases of their own, that have declared these rows.</summary>
    private static async Task<Stage> DeclaredAsync(params Func<string, DeclaredUnit>[] given)
    {
        var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 20);
        var rows = given.Select(row => row(stage.Campaign.Id)).ToList();
        await stage.InAsync(provider =>
        {
            var records = provider.GetRequiredService<IRecords>();
            foreach (var number in new[] { 1, 2 })
                records.Add(new Unit { Id = $"carrier-{number}", Code = $"SZ-00010{number}", Name = $"运营商{number}", NameKey = $"运营商{number}", Category = UnitCategory.Carrier, District = "福田", Address = $"模拟大道{number}号", RegistrationNumber = $"440300100000{number}", LicenceNumber = $"A1-2000000{number}", FilingNumber = "x", LegalRepresentative = "x", SecurityOfficer = "x", Phone = $"0755-0000{number}", Email = $"c{number}@example.invalid", AddressRanges = { number == 1 ? "198.18.0.0/16" : "198.19.0.0/16" }, RegisteredAt = stage.Clock.GetUtcNow() });
            foreach (var reporter in rows.GroupBy(row => row.ReporterUnitId))
                records.Add(new Declaration { Id = $"d-{reporter.Key}", CampaignId = stage.Campaign.Id, UnitId = reporter.Key, Version = 1, FiledAt = stage.Clock.GetUtcNow(), FiledBy = "x", IsLate = false, IsZeroReturn = false, Rows = reporter.Count(), BadRows = 0 });
            foreach (var row in rows)
                records.Add(row);
            return Task.FromResult(true);
        });
        await stage.InAsync(provider => provider.GetRequiredService<Campaigns.CampaignDesk>().OpenCasesAsync(stage.Campaign.Id, "SZ-000042", 10, stage.Office));
        return stage;
    }

    private static Func<string, DeclaredUnit> Row(string reporter, string circuit, string range, string name = "深圳市模拟酒店有限公司", string number = "4403001000042") => campaignId => new()
    {
        Id = circuit,
        CampaignId = campaignId,
        DeclarationId = $"d-{reporter}",
        ReporterUnitId = reporter,
        Seq = 1,
        Name = name,
        NameKey = UnitName.Key(name),
        Nature = "企业",
        RegistrationNumber = number,
        InstallAddress = "深圳市福田区模拟路1号",
        District = "福田",
        Usage = "经营性接入",
        CircuitId = circuit,
        AddressRanges = [range],
        BandwidthUpMbps = 2,
        BandwidthDownMbps = 2,
    };
}
