using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>Tips from their registration to the answer, domain reference §3.2.</summary>
public sealed class TipTests
{
    private const string Secret = "举报人乙";

    [Fact]
    public async Task Scenario_28_who_gave_a_tip_with_fear_of_retaliation_is_hidden_from_the_officers_and_every_look_is_recorded()
    {
        await using var stage = await Stage.OpenAsync();
        var tip = (await RegisterAsync(stage, "模拟村一巷3号", informant: Secret)).Value;
        Assert.True(tip is { Retaliation: true, IsAnonymous: false, HasContact: true });

        var officer = await LookAsync(stage, tip, "想知道是谁", stage.First);
        Assert.Equal("tip.informant-protected", officer.Refusal?.Code);
        Assert.Equal("tip.reason-missing", (await LookAsync(stage, tip, " ", stage.Lead)).Refusal?.Code);
        Assert.Equal(Secret, (await LookAsync(stage, tip, "安排保护措施", stage.Lead)).Value.Name);
        var looks = await stage.ReadAsync(db => db.AuditEvents.AsNoTracking().Where(row => row.Act.StartsWith("tip.informant")).OrderBy(row => row.Sequence).Select(row => new { row.Act, row.ActorId, row.Reason }).ToListAsync());
        Assert.Equal([("tip.informant-refused", "off1", null), ("tip.informant-read", "lead", "安排保护措施")], looks.Select(row => (row.Act, row.ActorId, row.Reason)));

        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        await stage.DoAsync("tip-verification", "Unfounded", stage.First, reason: "现场无联网设备");
        await stage.DoAsync("tip-feedback", "Answered", stage.Intake, Answer("2005-04-11"));
        await AssertNobodyIsNamedAsync(stage);
    }

    [Fact]
    public async Task The_periods_of_a_tip_are_rows_of_the_table_of_deadlines()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 11);
        await RegisterAsync(stage, "模拟路1号");
        var checking = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-39"));
        // Seven working days from the day on which it came in.
        Assert.Equal((DeadlineStatus.Armed, DeadlineKind.Internal, new LocalDate(2005, 4, 20)), (checking.Status, checking.Kind, checking.DueOn));
        // One working day to register it, and that is done; two to screen it.
        Assert.Equal(new LocalDate(2005, 4, 12), await stage.ReadAsync(db => db.Deadlines.Where(row => row.Timer == "T-39/register").Select(row => row.DueOn).SingleAsync()));
        Assert.Equal(DeadlineStatus.Cancelled, await StatusAsync(stage, "T-39/register"));
        Assert.Equal(new LocalDate(2005, 4, 13), await stage.ReadAsync(db => db.Deadlines.Where(row => row.Timer == "T-39/screen").Select(row => row.DueOn).SingleAsync()));
        Assert.Equal(DeadlineStatus.Armed, await StatusAsync(stage, "T-39/screen"));
        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        Assert.Equal(DeadlineStatus.Cancelled, await StatusAsync(stage, "T-39/screen"));
        await stage.DoAsync("tip-verification", "Unfounded", stage.First, reason: "现场无联网设备");
        Assert.Equal(DeadlineStatus.Cancelled, await StatusAsync(stage, "T-39"));
        Assert.Equal(DeadlineStatus.Armed, await StatusAsync(stage, "T-40"));
        await stage.DoAsync("tip-feedback", "Answered", stage.Intake, Answer("2005-04-11"));
        Assert.Equal(DeadlineStatus.Cancelled, await StatusAsync(stage, "T-40"));
        await stage.GoToAsync(5, 8);
        Assert.Equal(0, await stage.ReadAsync(db => db.Outbox.CountAsync(row => row.Purpose == "alert")));
    }

    [Fact]
    public async Task A_tip_that_is_not_checked_in_time_runs_over_its_period()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 11);
        await RegisterAsync(stage, "模拟路1号", informant: Secret);
        await stage.GoToAsync(5, 8);
        Assert.Equal(DeadlineStatus.Fired, await StatusAsync(stage, "T-39"));
        // Those who should have screened it and the head of the division are told by mail, once of the screening and once of the whole, and nothing of who gave it.
        var told = await stage.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.Purpose == "alert").OrderBy(row => row.CreatedAt).ThenBy(row => row.Recipient).ToListAsync());
        Assert.Equal(["hot@police.invalid", "lead@police.invalid", "hot@police.invalid", "lead@police.invalid"], told.Select(row => row.Recipient));
        Assert.All(told[..2], row => Assert.Contains("举报初核超期 / Out of time: Screening a tip", row.Subject, StringComparison.Ordinal));
        Assert.All(told, row => Assert.True(row.Channel == "email" && row.Body.Contains("仍待办理", StringComparison.Ordinal) && row.Body.Contains("Still to be done", StringComparison.Ordinal) && row.Body.Contains("T-39", StringComparison.Ordinal) && !row.Body.Contains(Secret, StringComparison.Ordinal), row.Body));
        await stage.DoAsync("tip-triage", "OutOfScope", stage.Intake, reason: "不属公安机关管辖");
        Assert.Equal(DeadlineStatus.Armed, await StatusAsync(stage, "T-40"));
    }

    [Fact]
    public async Task A_confirmed_tip_joins_the_case_of_its_unit_and_keeps_it_from_closing_until_it_is_answered()
    {
        await using var stage = await Stage.OpenAsync();
        var tip = (await RegisterAsync(stage, "模拟路1号")).Value;
        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        Assert.Equal("tip.unit-unknown", (await stage.TryAsync("tip-verification", "Confirmed", stage.First, Confirmed("unit", unitCode: "SZ-999999"))).Refusal?.Code);
        await stage.DoAsync("tip-verification", "Confirmed", stage.First, Confirmed("unit", unitCode: "SZ-000042"));
        Assert.Equal((TipState.L06, stage.CaseId), ((await TipAsync(stage, tip.Id)).State, (await TipAsync(stage, tip.Id)).CaseId));
        await stage.DoAsync("tip-feedback", "Answered", stage.Intake, Answer("2005-04-11"));
        var done = await TipAsync(stage, tip.Id);
        Assert.Equal((TipState.L11, TipState.L06), (done.State, done.Outcome));
    }

    [Fact]
    public async Task A_confirmed_tip_about_an_unknown_unit_opens_a_case_that_sends_nothing_before_somebody_has_looked_at_it()
    {
        await using var stage = await Stage.OpenAsync();
        var tip = (await RegisterAsync(stage, "模拟村一巷3号")).Value;
        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        await stage.DoAsync("tip-verification", "Confirmed", stage.First, Confirmed("new-unit", name: "模拟网络服务部"));
        var caseId = (await TipAsync(stage, tip.Id)).CaseId!;
        Assert.NotEqual(stage.CaseId, caseId);
        var @case = await stage.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(row => row.Id == caseId));
        Assert.Equal((UnitCaseState.U00, "模拟网络服务部", "2005-166-XS-000001"), (@case.State, @case.UnitName, @case.Number));
        Assert.Equal(0, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.CaseId == caseId)));
        await stage.DoAsync("case-intake", "Notify", stage.Office);
        Assert.Equal(UnitCaseState.U10, await stage.ReadAsync(db => db.Cases.Where(row => row.Id == caseId).Select(row => row.State).SingleAsync()));
        Assert.Equal(1, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.CaseId == caseId && row.TemplateCode == "D01")));
    }

    [Theory]
    [InlineData("Inspect", UnitCaseState.U00)]
    [InlineData("Void", UnitCaseState.X5)]
    public async Task The_case_of_an_unknown_unit_is_inspected_at_once_or_voided(string outcome, UnitCaseState state)
    {
        await using var stage = await Stage.OpenAsync();
        var tip = (await RegisterAsync(stage, "模拟村一巷3号")).Value;
        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        await stage.DoAsync("tip-verification", "Confirmed", stage.First, Confirmed("new-unit", name: "模拟网络服务部"));
        var caseId = (await TipAsync(stage, tip.Id)).CaseId!;
        await stage.DoAsync("case-intake", outcome, stage.Office, reason: "重复建档");
        Assert.Equal(state, await stage.ReadAsync(db => db.Cases.Where(row => row.Id == caseId).Select(row => row.State).SingleAsync()));
        Assert.Equal(outcome == "Inspect", await stage.ReadAsync(db => db.Tasks.AnyAsync(row => row.CaseId == caseId && row.Act == "inspection-plan" && row.Status == WorkTaskStatus.Open)));
    }

    [Fact]
    public async Task A_confirmed_tip_about_a_private_person_makes_a_person_and_no_unit_case()
    {
        await using var stage = await Stage.OpenAsync();
        var tip = (await RegisterAsync(stage, "模拟村一巷3号")).Value;
        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        await stage.DoAsync("tip-verification", "Confirmed", stage.First, Confirmed("person", name: "房东甲"));
        var person = await stage.ReadAsync(db => db.PersonSubjects.AsNoTracking().SingleAsync());
        Assert.Equal(("房东甲", tip.Id), (person.Name, person.TipId));
        Assert.Equal(1, await stage.ReadAsync(db => db.Cases.CountAsync()));
        Assert.Equal(person.Id, (await TipAsync(stage, tip.Id)).PersonSubjectId);
    }

    [Fact]
    public async Task A_second_tip_about_the_same_place_within_thirty_days_adds_weight_and_does_not_vanish()
    {
        await using var stage = await Stage.OpenAsync();
        var first = (await RegisterAsync(stage, "深圳市宝安区模拟村一巷3号201室")).Value;
        Assert.Equal("tip.no-earlier", (await stage.TryAsync("tip-triage", "Duplicate", stage.Intake)).Refusal?.Code);
        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        var second = (await RegisterAsync(stage, "宝安区模拟村一巷3号（201室）")).Value;
        await stage.DoAsync("tip-triage", "Duplicate", stage.Intake);
        Assert.Equal((first.Id, TipState.L03), ((await TipAsync(stage, second.Id)).DuplicateOfId, (await TipAsync(stage, second.Id)).State));
        Assert.Equal(2, (await TipAsync(stage, first.Id)).Weight);
        await stage.DoAsync("tip-feedback", "Answered", stage.Intake, Answer("2005-04-11"));
        Assert.Equal(TipState.L11, (await TipAsync(stage, second.Id)).State);

        await stage.GoToAsync(5, 12);
        await RegisterAsync(stage, "宝安区模拟村一巷3号", receivedOn: new LocalDate(2005, 5, 12));
        Assert.Equal("tip.no-earlier", (await stage.TryAsync("tip-triage", "Duplicate", stage.Intake)).Refusal?.Code);
    }

    [Fact]
    public async Task A_tip_of_another_authority_goes_to_the_competent_one_with_approval_and_ends_with_its_receipt()
    {
        await using var stage = await Stage.OpenAsync();
        var tip = (await RegisterAsync(stage, "模拟村一巷3号", informant: Secret)).Value;
        var culture = await stage.TryAsync("tip-triage", "Transfer", stage.Intake, new JsonObject { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "文化局" }, "黑网吧");
        Assert.Equal("transfer.not-competent", culture.Refusal?.Code);
        await stage.DoAsync("tip-triage", "Transfer", stage.Intake, new JsonObject { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "深圳市工商行政管理局" }, "黑网吧由工商查处");
        await stage.DoAsync("tip-transfer", "Approve", stage.Lead);
        Assert.Equal(TipState.L05, (await TipAsync(stage, tip.Id)).State);
        var letter = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D42"));
        Assert.Equal("深圳市工商行政管理局", letter.AddresseeName);
        Assert.Contains(tip.Number, letter.Html, StringComparison.Ordinal);
        Assert.Equal("transfer.receipt-date", (await stage.TryAsync("tip-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "工商收1号", ["receivedOn"] = "2005-03-25" })).Refusal?.Code);
        await stage.DoAsync("tip-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "工商收1号", ["receivedOn"] = "2005-04-11" });
        await stage.DoAsync("tip-feedback", "Answered", stage.Intake, Answer("2005-04-11"));
        var done = await TipAsync(stage, tip.Id);
        Assert.Equal((TipState.L11, TipState.L05, "工商收1号"), (done.State, done.Outcome, done.Receipt));
        await AssertNobodyIsNamedAsync(stage);
    }

    [Fact]
    public async Task A_transfer_that_is_not_approved_comes_back_to_the_police()
    {
        await using var stage = await Stage.OpenAsync();
        var tip = (await RegisterAsync(stage, "模拟村一巷3号")).Value;
        await stage.DoAsync("tip-triage", "Transfer", stage.Intake, new JsonObject { ["authority"] = "广东省通信管理局" }, "无证经营");
        await stage.DoAsync("tip-transfer", "Return", stage.Lead, reason: "涉及国际联网，自行核查");
        Assert.Equal((TipState.L04, null), ((await TipAsync(stage, tip.Id)).State, (await TipAsync(stage, tip.Id)).Authority));
        await stage.DoAsync("tip-verification", "OtherCompetence", stage.First, new JsonObject { ["authority"] = "广东省通信管理局" }, "确系无证经营");
        await stage.DoAsync("tip-transfer", "Approve", stage.Lead);
        Assert.Equal(TipState.L05, (await TipAsync(stage, tip.Id)).State);
    }

    [Theory]
    [InlineData("Unfounded", "Return")]
    [InlineData("OtherCompetence", "Approve")]
    public async Task A_tip_whose_transfer_was_refused_after_its_verification_is_answered_all_the_same(string verification, string decision)
    {
        await using var stage = await Stage.OpenAsync();
        var tip = (await RegisterAsync(stage, "模拟村一巷3号")).Value;
        var elsewhere = new JsonObject { ["authority"] = "广东省通信管理局" };
        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        await stage.DoAsync("tip-verification", "OtherCompetence", stage.First, elsewhere, "确系无证经营");
        await stage.DoAsync("tip-transfer", "Return", stage.Lead, reason: "先核查本机关管辖部分");
        await stage.DoAsync("tip-verification", verification, stage.First, verification == "Unfounded" ? null : elsewhere.DeepClone().AsObject(), "核查完毕");
        if (decision == "Approve")
        {
            await stage.DoAsync("tip-transfer", "Approve", stage.Lead);
            await stage.DoAsync("tip-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "回1", ["receivedOn"] = "2005-04-11" });
        }
        await stage.DoAsync("tip-feedback", "Answered", stage.Intake, Answer("2005-04-11"));
        Assert.Equal(TipState.L11, (await TipAsync(stage, tip.Id)).State);
        Assert.NotEqual(DeadlineStatus.Armed, await StatusAsync(stage, "T-39"));
    }

    [Theory]
    [InlineData("", "二楼有三十台电脑", "福田", "tip.invalid")]
    [InlineData("模拟村一巷3号", " ", "福田", "tip.invalid")]
    [InlineData("模拟村一巷3号", "二楼有三十台电脑", "浦东", "tip.invalid")]
    public async Task A_tip_without_place_content_or_district_is_not_taken(string address, string content, string district, string code)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 11);
        var answer = await stage.InAsync(provider => provider.GetRequiredService<TipDesk>().RegisterAsync(stage.Campaign.Id, new RegisterTip(TipType.Other, TipChannel.Web, address, district, content, new LocalDate(2005, 4, 11)), stage.Intake));
        Assert.Equal(code, answer.Refusal?.Code);
        Assert.Equal("not-allowed", (await RegisterAsync(stage, "模拟村一巷3号", actor: stage.Representative)).Refusal?.Code);
        Assert.Equal(0, await stage.ReadAsync(db => db.Tips.CountAsync()));
    }

    private static Task<DeadlineStatus> StatusAsync(Stage stage, string timer) => stage.ReadAsync(db => db.Deadlines.Where(row => row.Timer == timer).Select(row => row.Status).SingleAsync());

    private static async Task<Answer<Tip>> RegisterAsync(Stage stage, string address, string? informant = null, LocalDate? receivedOn = null, Actor? actor = null)
    {
        if (receivedOn is null)
            await stage.GoToAsync(4, 11);
        return await stage.InAsync(provider => provider.GetRequiredService<TipDesk>().RegisterAsync(stage.Campaign.Id,
            new RegisterTip(TipType.IllegalNetbar, TipChannel.Phone, address, "宝安区", "二楼有三十台电脑，通宵营业", receivedOn ?? new LocalDate(2005, 4, 11), "模拟网吧", Retaliation: true, informant, informant is null ? null : "100-0000-0001", informant is null ? null : "担心打击报复"),
            actor ?? stage.Intake));
    }

    private static Task<Answer<TipInformant>> LookAsync(Stage stage, Tip tip, string reason, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<TipDesk>().ReadInformantAsync(tip.Id, reason, actor));

    private static Task<Tip> TipAsync(Stage stage, string id) => stage.ReadAsync(db => db.Tips.AsNoTracking().SingleAsync(row => row.Id == id));

    private static JsonObject Confirmed(string subject, string? unitCode = null, string? name = null) => new() { ["result"] = "现场查实", ["subject"] = subject, ["unitCode"] = unitCode, ["name"] = name };

    private static JsonObject Answer(string day) => new() { ["feedback"] = "已告知查证结果", ["answeredOn"] = day };

    /// <summary>Nowhere but in the protected record: not in tips, tasks, documents, messages, the audit chain or a workflow's state.</summary>
    private static async Task AssertNobodyIsNamedAsync(Stage stage)
    {
        Assert.Equal(1, await stage.ReadAsync(db => db.TipInformants.CountAsync(row => row.Name == Secret)));
        Assert.Equal(0, await stage.ReadAsync(db => db.Tips.CountAsync(row => row.Content.Contains(Secret) || row.Result!.Contains(Secret))));
        Assert.Equal(0, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.Form!.Contains(Secret) || row.Subject.Contains(Secret))));
        Assert.Equal(0, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.Html.Contains(Secret) || row.Data.Contains(Secret))));
        Assert.Equal(0, await stage.ReadAsync(db => db.AuditEvents.CountAsync(row => row.Data!.Contains(Secret) || row.Reason!.Contains(Secret))));
        Assert.Equal(0, await stage.ReadAsync(db => db.Outbox.CountAsync(row => row.Body.Contains(Secret))));
        Assert.DoesNotContain(await stage.ReadAsync(db => db.Instances.Select(row => row.State).ToListAsync()), state => state.Contains(Secret, StringComparison.Ordinal));
    }
}
