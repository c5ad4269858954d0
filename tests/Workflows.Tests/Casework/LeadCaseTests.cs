using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Guards;
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

        // An officer puts it to both, by message; no document is made.
        Assert.Equal("not-allowed", (await AskAsync(stage, finding.Id, "谁使用该网段？", stage.Clerk)).Refusal?.Code);
        Assert.Equal("question.text", (await AskAsync(stage, finding.Id, " ", stage.First)).Refusal?.Code);
        var asked = (await AskAsync(stage, finding.Id, "你公司申报的网段与他人重叠，请核对并说明。", stage.First)).Value;
        Assert.Equal(["carrier-1", "carrier-2"], asked.Select(question => question.UnitId).Order());
        Assert.Equal(["c1@example.invalid", "c2@example.invalid"], await stage.ReadAsync(db => db.Outbox.Where(row => row.Purpose == "question").Select(row => row.Recipient).Order().ToListAsync()));
        Assert.Equal((notices, messages + 2), await SentAsync(stage));
        var stranger = new Actor("rep-2", "运营商2", [Role.Unit], UnitId: "carrier-2");
        var first = asked.Single(question => question.UnitId == "carrier-1");
        Assert.Equal("not-found", (await AnswerAsync(stage, first.Id, "系我公司网段", stranger)).Refusal?.Code);
        Assert.Equal("系我公司网段", (await AnswerAsync(stage, first.Id, "系我公司网段", stranger with { UnitId = "carrier-1" })).Value.Answer);
        Assert.Equal("question.answered", (await AnswerAsync(stage, first.Id, "更正", stage.First)).Refusal?.Code);
        Assert.Equal(["finding.asked", "finding.answered"], await stage.ReadAsync(db => db.AuditEvents.Where(row => row.Act.StartsWith("finding.")).OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_lead_of_fifty_to_seventy_nine_points_makes_one_task_in_which_an_officer_decides_about_it()
    {
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/24", openedOn: Unfiled), Row("carrier-2", "L-2", "198.19.0.0/24", openedOn: Unfiled));
        await RunAsync(stage);
        var leads = await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().Where(row => row.Grade == LeadGrade.Task && row.State == FindingState.Open).OrderBy(row => row.Id).ToListAsync());
        Assert.True(leads.Count > 1);
        Assert.All(leads, lead => Assert.InRange(lead.Score, 50, 79.9));
        Assert.Equal(leads.Count, await OpenAsync(stage));
        await RunAsync(stage);
        Assert.Equal(leads.Count, await OpenAsync(stage));

        // One is explained in its task, one decided on the page, one becomes a case: no task is left of any.
        var task = await stage.TaskAsync("lead-check");
        Assert.Equal(new LocalDate(2005, 4, 29), task.DueOn);
        Assert.Equal("task.not-your-role", (await stage.TryAsync("lead-check", "Explain", stage.Clerk, reason: "x")).Refusal?.Code);
        await stage.DoAsync("lead-check", "Explain", stage.First, reason: "新开通不足30日");
        var explained = await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().SingleAsync(row => row.InstanceId == task.InstanceId));
        Assert.Equal((FindingState.Explained, "off1", "新开通不足30日"), (explained.State, explained.DecidedBy, explained.Explanation));
        var other = await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().FirstAsync(row => row.Grade == LeadGrade.Task && row.State == FindingState.Open));
        await stage.InAsync(provider => provider.GetRequiredService<ReconciliationDesk>().DecideAsync(other.Id, FindingState.Explained, "经核实一致", stage.First));
        Assert.Equal(leads.Count - 2, await OpenAsync(stage));
    }

    [Fact]
    public async Task A_lead_is_turned_into_a_case_in_its_task()
    {
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/24", openedOn: Unfiled), Row("carrier-2", "L-2", "198.19.0.0/24", openedOn: Unfiled));
        await RunAsync(stage);
        var task = await stage.TaskAsync("lead-check");
        await stage.DoAsync("lead-check", "OpenCase", stage.First, reason: "须现场核实");
        var lead = await stage.ReadAsync(db => db.ReconciliationFindings.AsNoTracking().SingleAsync(row => row.InstanceId == task.InstanceId));
        Assert.Equal(FindingState.Confirmed, lead.State);
        Assert.NotNull(lead.CaseId);
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
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/24", openedOn: Unfiled), Row("carrier-2", "L-2", "198.19.0.0/24", openedOn: Unfiled));
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

    [Theory]
    [InlineData(true, 10, true)]
    [InlineData(true, 0, false)]
    [InlineData(false, 10, true)]
    public async Task A_unit_that_was_penalised_or_dissolved_and_comes_back_under_a_new_line_is_found(bool isPenalised, int daysAfter, bool found)
    {
        var ended = new LocalDate(2005, 4, 1);
        await using var stage = await DeclaredAsync(Row("carrier-1", "L-1", "198.18.0.0/24", openedOn: ended.PlusDays(daysAfter)));
        await stage.InAsync(provider =>
        {
            var (records, at) = (provider.GetRequiredService<IRecords>(), LegalClock.StartOf(ended));
            if (isPenalised)
                records.Add(new PenaltyCase { Id = "p", CaseId = stage.CaseId, CampaignId = stage.Campaign.Id, UnitId = "unit-1", UnitName = "x", District = "福田", StateSince = at, OpenedAt = at, Violation = "V01", Decided = new PenaltyContent { Warning = true }, DecidedOn = ended, DecisionServedOn = ended });
            else
                records.Add(new CaseMeasure { Id = "m", CampaignId = stage.Campaign.Id, CaseId = stage.CaseId, Kind = MeasureKind.Terminate, Reason = "x", Form = """{"ground":"dissolved"}""", ProposedBy = "off1", ProposedAt = at, Status = MeasureStatus.CarriedOut, DecidedAt = at });
            return Task.FromResult(true);
        });
        await RunAsync(stage);
        Assert.Equal(found ? 1 : 0, await stage.ReadAsync(db => db.ReconciliationFindings.CountAsync(row => row.Rule == "RC-20")));
    }

    [Fact]
    public async Task While_a_lead_that_the_unit_came_back_stands_confirmed_it_is_not_accepted()
    {
        await using var stage = await Stage.OpenAsync(UnitCategory.Carrier);
        await stage.GoToAsync(4, 20);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        await stage.DoAsync("self-check-review", "Accept", stage.First);
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Clean", stage.Second, Filled.Visit());
        await stage.InAsync(provider =>
        {
            provider.GetRequiredService<IRecords>().Add(GuardWorld.CameBack(state: FindingState.Open, subject: "unit-1", campaign: stage.Campaign.Id));
            return Task.FromResult(true);
        });
        await DecideAsync(FindingState.Confirmed, "现场核实为同一经营者");
        await stage.GoToAsync(5, 23);
        var refused = (await stage.TryAsync("acceptance", "Pass", stage.Acceptor, Filled.Marks(38, 55))).Refusal;
        Assert.Equal(("acceptance.came-back", "工作方案四（三）；RC-20"), (refused?.Code, refused?.Basis));

        await DecideAsync(FindingState.Explained, "经查为无关的新单位合法接手");
        await stage.DoAsync("acceptance", "Pass", stage.Acceptor, Filled.Marks(38, 55));

        Task<Answer<ReconciliationFinding>> DecideAsync(FindingState state, string why) => stage.InAsync(provider => provider.GetRequiredService<ReconciliationDesk>().DecideAsync("l", state, why, stage.First));
    }

    // Filing is due within thirty days (RC-12, 60 points).
    private static LocalDate Unfiled { get; } = new(2005, 2, 1);

    private static Task<int> OpenAsync(Stage stage) => stage.ReadAsync(db => db.Tasks.CountAsync(row => row.Act == "lead-check" && row.Status == WorkTaskStatus.Open));

    private static Task<Answer<IReadOnlyList<LeadQuestion>>> AskAsync(Stage stage, string findingId, string question, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<QuestionDesk>().AskAsync(findingId, question, actor));

    private static Task<Answer<LeadQuestion>> AnswerAsync(Stage stage, string questionId, string answer, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<QuestionDesk>().AnswerAsync(questionId, answer, actor));

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

    private static Func<string, DeclaredUnit> Row(string reporter, string circuit, string range, string name = "深圳市模拟酒店有限公司", string number = "4403001000042", LocalDate? openedOn = null) => campaignId => new()
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
        OpenedOn = openedOn,
        AddressRanges = [range],
        BandwidthUpMbps = 2,
        BandwidthDownMbps = 2,
    };
}
