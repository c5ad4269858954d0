using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Law;

/// <summary>Scenarios of the domain reference, appendix B, by their numbers: service, transfers, coverage, the calendar.</summary>
public sealed class FieldScenarioTests
{
    [Fact]
    public void Scenario_2_the_golden_vectors_pass_in_the_calendar_service()
    {
        var vectors = typeof(LegalTime.GoldenVectors).GetMethods().Where(method => method.GetCustomAttributes(typeof(FactAttribute), false).Length > 0).ToList();
        Assert.Equal(17, vectors.Count);
        Assert.All(vectors, vector => vector.Invoke(new LegalTime.GoldenVectors(), null));
    }

    [Theory]
    [InlineData(60, "2005-07-13", "2005-07-12")]
    [InlineData(30, "2005-06-14", "2005-06-13")]
    public async Task Scenario_14_a_public_notice_does_not_serve_before_its_days_are_over(int days, string served, string tooEarly)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.InAsync(async provider =>
        {
            var db = provider.GetRequiredService<OrchestratorDbContext>();
            var campaign = await db.Campaigns.SingleAsync();
            db.Entry(campaign).Property(row => row.Settings).CurrentValue = campaign.Settings with { PublicNoticeDays = days };
            return true;
        });
        await PublishAsync(stage);
        await stage.GoToAsync(6, 1);
        var early = await stage.TryAsync("service", "Served", stage.First, PublicNotice("2005-05-31"));
        Assert.Equal("service.public-notice-running", early.Refusal?.Code);
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(tooEarly).Value;
        await stage.GoToAsync(day.Month, day.Day);
        Assert.Equal(UnitCaseState.U31, (await stage.CaseAsync()).State);
        await stage.GoToAsync(day.Month, day.Day + 1);
        Assert.Equal(served, $"{(await ServiceOfOrderAsync(stage)).ServedOn:yyyy-MM-dd}");
    }

    [Fact]
    public async Task Scenario_20_an_illegal_netbar_goes_to_industry_and_commerce_in_2005_to_culture_in_2026_and_the_part_of_the_police_runs_on()
    {
        Assert.Equal("工商行政管理部门", Competence.Of("ILLEGAL_NETBAR").On(new LocalDate(2005, 5, 11)).AuthoritiesZh);
        Assert.Equal("文化主管部门", Competence.Of("ILLEGAL_NETBAR").On(new LocalDate(2026, 5, 11)).AuthoritiesZh);
        Assert.True(Competence.Of("ILLEGAL_NETBAR").On(new LocalDate(2026, 5, 11)).IsJoint);

        await using var stage = await Stage.OpenAsync();
        await InspectAsync(stage);
        var culture = await ReferAsync(stage, "深圳市文化局");
        Assert.Equal("transfer.not-competent", culture.Refusal?.Code);
        Assert.Null((await ReferAsync(stage, "深圳市工商行政管理局")).Refusal);
        await stage.DoAsync("measure-review", "Pass", stage.Legal);
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        Assert.Equal("深圳市工商行政管理局", (await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D36"))).AddresseeName);
        Assert.Equal(UnitCaseState.U23, (await stage.CaseAsync()).State);
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 7 });
        await stage.DoAsync("measure-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "工商收字1号", ["receivedOn"] = "2005-05-10" });
        Assert.Equal(UnitCaseState.U30, (await stage.CaseAsync()).State);
        Assert.Equal("工商收字1号", (await stage.ReadAsync(db => db.Measures.AsNoTracking().SingleAsync())).Receipt);
    }

    [Fact]
    public async Task Scenario_23_a_unit_that_is_not_found_is_visited_twice_and_then_served_by_public_notice()
    {
        await using var stage = await Stage.OpenAsync();
        await OrderAsync(stage);
        Assert.Equal("service.visits-missing", (await stage.TryAsync("service", "Publish", stage.First, Publication("2005-05-10"))).Refusal?.Code);
        await stage.DoAsync("service", "Failed", stage.First, Visit("2005-05-11"), "无人，已搬离");
        await stage.GoToAsync(5, 12);
        await stage.DoAsync("service", "Failed", stage.First, reason: "电话无人接听");
        Assert.Equal("service.visits-missing", (await stage.TryAsync("service", "Publish", stage.First, Publication("2005-05-12"))).Refusal?.Code);
        await stage.DoAsync("service", "Failed", stage.First, Visit("2005-05-12"), "无人，邻居称已搬离");
        await stage.GoToAsync(5, 13);
        await stage.DoAsync("service", "Publish", stage.First, Publication("2005-05-13"));
        Assert.Equal((new LocalDate(2005, 7, 12), null), ((await stage.TaskAsync("service")).DueOn, (await stage.TaskAsync("service")).Timer));
        Assert.Equal(1, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D35")));
        await stage.GoToAsync(7, 12);
        Assert.Equal(UnitCaseState.U31, (await stage.CaseAsync()).State);
        await stage.GoToAsync(7, 13);

        var service = await ServiceOfOrderAsync(stage);
        Assert.Equal((ServiceMode.PublicNotice, new LocalDate(2005, 7, 13), "system"), (service.Mode, service.ServedOn, service.ServedBy));
        var order = await stage.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync());
        Assert.Equal((new LocalDate(2005, 7, 13), new LocalDate(2005, 7, 20)), (order.ServedOn, order.DueOn));
        Assert.Equal(UnitCaseState.U32, (await stage.CaseAsync()).State);
        Assert.Equal(WorkTaskStatus.Withdrawn, await stage.ReadAsync(db => db.Tasks.Where(row => row.Act == "service").OrderByDescending(row => row.CreatedAt).Select(row => row.Status).FirstAsync()));
    }

    [Fact]
    public async Task A_unit_that_turns_up_while_the_public_notice_runs_is_served_in_person()
    {
        await using var stage = await Stage.OpenAsync();
        await PublishAsync(stage);
        await stage.GoToAsync(5, 20);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-20"));
        var order = await stage.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync());
        Assert.Equal(new LocalDate(2005, 5, 27), order.DueOn);
        Assert.Equal(DeadlineStatus.Cancelled, await stage.ReadAsync(db => db.Deadlines.Where(row => row.Timer == "T-25").Select(row => row.Status).SingleAsync()));
    }

    [Fact]
    public async Task Scenario_24_the_bulletin_waits_for_units_that_are_neither_inspected_nor_excepted()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(6, 1);
        await stage.DoAsync("bulletin-draft", "Submit", stage.Office, new JsonObject { ["achievements"] = "摸清底数。", ["problems"] = "个别单位未检查。", ["long_term"] = "落实长效机制。" });
        var blocked = await stage.TryAsync("bulletin-sign", "Sign", stage.Commander);
        Assert.Equal("bulletin.uninspected", blocked.Refusal?.Code);
        Assert.Contains("还有1户未检查", blocked.Refusal!.Zh, StringComparison.Ordinal);

        var asked = await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().AskAsync(stage.Campaign.Id, "unit-1", "已停业，无网络", stage.Office));
        Assert.Equal("bulletin.uninspected", (await stage.TryAsync("bulletin-sign", "Sign", stage.Commander)).Refusal?.Code);
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().DecideAsync(asked.Value.Id, true, stage.Lead))).Refusal);
        await stage.DoAsync("bulletin-sign", "Sign", stage.Commander);
        Assert.Equal(1, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D41")));
    }

    [Fact]
    public void Scenario_27_a_year_that_is_missing_in_the_calendar_is_refused_with_a_word_to_the_operator()
    {
        var clock = new LegalClock(TimeProvider.System);
        var refused = Assert.Throws<RefusedException>(() => clock.Due("T-14", new LocalDate(2026, 10, 9), LegalProfiles.For("LP-2026B")));
        Assert.Equal("calendar.year-unknown", refused.Refusal.Code);
        Assert.Contains("请先由管理员载入该年放假安排", refused.Refusal.Zh, StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2026, 12, 30), clock.Due("T-14", new LocalDate(2026, 10, 1), LegalProfiles.For("LP-2026B")).DueOn);
    }

    [Fact]
    public async Task The_hearing_right_of_a_unit_that_fled_is_announced_by_a_public_notice_of_seven_days()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(9_000));
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        await stage.DoAsync("service", "Failed", stage.First, Visit("2005-05-19"), "无人");
        await stage.GoToAsync(5, 20);
        await stage.DoAsync("service", "Failed", stage.First, Visit("2005-05-20"), "无人");
        await stage.DoAsync("service", "Publish", stage.First, Publication("2005-05-20"));
        await stage.GoToAsync(5, 27);
        Assert.Equal(PenaltyState.P05, (await stage.PenaltyAsync()).State);
        await stage.GoToAsync(5, 28);
        Assert.Equal((PenaltyState.P06, new LocalDate(2005, 5, 28)), ((await stage.PenaltyAsync()).State, (await stage.PenaltyAsync()).AdvanceNoticeServedOn));
    }

    [Theory]
    [InlineData(5, 8, false)]
    [InlineData(5, 9, true)]
    public async Task A_filing_in_time_that_is_corrected_within_its_three_working_days_counts_as_in_time(int month, int day, bool isLate)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 28);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        await stage.DoAsync("self-check-review", "Return", stage.First, new JsonObject { ["items"] = "缺少结构图" }, "材料不全");
        await stage.GoToAsync(month, day);
        if (isLate)
        {
            Assert.Equal("inspection-plan", (await stage.TaskAsync("inspection-plan")).Act);
            return;
        }
        await stage.DoAsync("self-check", "Resubmit", stage.Representative, Filled.SelfCheck);
        Assert.Equal((false, UnitCaseState.U11), ((await stage.CaseAsync()).SelfCheckLate, (await stage.CaseAsync()).State));
    }

    [Fact]
    public async Task A_penalty_above_what_was_announced_needs_another_notice()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.AnnounceAsync(stage, 9_000);
        await stage.GoToAsync(5, 26);
        Assert.Equal("penalty.heavier-than-announced", (await stage.TryAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(9_500))).Refusal?.Code);
        await stage.DoAsync("penalty-decision", "SendBack", stage.Commander, reason: "处罚过轻");
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(9_500));
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        Assert.Equal(PenaltyState.P05, (await stage.PenaltyAsync()).State);
        Assert.Equal(2, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D18")));
    }

    [Fact]
    public async Task A_document_that_is_refused_is_left_before_a_witness_and_served_that_day()
    {
        await using var stage = await Stage.OpenAsync();
        await OrderAsync(stage);
        var left = new JsonObject { ["mode"] = "Left", ["servedOn"] = "2005-05-10", ["receiver"] = "李四" };
        Assert.Equal("service.witness-missing", (await stage.TryAsync("service", "Served", stage.First, left)).Refusal?.Code);
        left["witness"] = "居委会王五";
        await stage.DoAsync("service", "Served", stage.First, left);
        Assert.Equal(new LocalDate(2005, 5, 17), await stage.ReadAsync(db => db.Orders.Select(row => row.DueOn).SingleAsync()));
        Assert.Equal("居委会王五", (await ServiceOfOrderAsync(stage)).Witness);
    }

    private static Task<Answer<CaseMeasure>> ReferAsync(Stage stage, string authority) => stage.InAsync(provider => provider.GetRequiredService<MeasureDesk>()
        .ProposeAsync(stage.CaseId, MeasureKind.Refer, new JsonObject { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = authority }, "非法网吧部分移送", stage.First));

    private static Task<ServiceRecord> ServiceOfOrderAsync(Stage stage) => stage.ReadAsync(db =>
        db.ServiceRecords.AsNoTracking().SingleAsync(row => db.Notices.Any(notice => notice.Id == row.NoticeId && notice.TemplateCode == "D11")));

    private static async Task InspectAsync(Stage stage)
    {
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A04")));
    }

    private static async Task OrderAsync(Stage stage)
    {
        await InspectAsync(stage);
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 7 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
    }

    /// <summary>Published on 2005-05-13, after visits on the 11th and 12th.</summary>
    private static async Task PublishAsync(Stage stage)
    {
        await OrderAsync(stage);
        await stage.DoAsync("service", "Failed", stage.First, Visit("2005-05-11"), "无人");
        await stage.DoAsync("service", "Failed", stage.First, Visit("2005-05-12"), "无人");
        await stage.GoToAsync(5, 13);
        await stage.DoAsync("service", "Publish", stage.First, Publication("2005-05-13"));
    }

    private static JsonObject Visit(string day) => new() { ["visitedOn"] = day, ["place"] = "单位登记地址", ["witness"] = "居委会王五" };

    private static JsonObject Publication(string day) => new() { ["publishedOn"] = day, ["media"] = "公安局网站和公示栏" };

    private static JsonObject PublicNotice(string day) => new() { ["mode"] = "PublicNotice", ["servedOn"] = day, ["receiver"] = "深圳市模拟酒店有限公司" };
}
