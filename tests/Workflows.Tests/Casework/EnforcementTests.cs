using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>How a decision is carried out: fine and stop side by side, demand and court, review and suit, revocation (P16 to P21, PX4).</summary>
public sealed class EnforcementTests
{
    private static readonly JsonObject Restored = new() { ["result"] = "各项措施已经落实" };

    [Fact]
    public async Task A_stop_runs_beside_the_fine_and_is_not_skipped_when_the_fine_is_paid_late()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 12_000, stopDays: 30);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-26"));
        Assert.Equal(new LocalDate(2005, 5, 26), (await stage.PenaltyAsync()).Enforcement?.StopFrom);
        await stage.GoToAsync(6, 15);
        Assert.Equal(PenaltyState.P17, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("payment", "Paid", stage.Clerk, new JsonObject { ["paidOn"] = "2005-06-15", ["amount"] = 13_800 });
        Assert.Equal(PenaltyState.P20, (await stage.PenaltyAsync()).State);
        await RestoreAsync(stage);
        await AssertClosedAsync(stage, PenaltyOutcome.Executed);
        Assert.Equal(["D31", "D32"], await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D31" || row.TemplateCode == "D32").Select(row => row.TemplateCode).OrderBy(code => code).ToListAsync()));
    }

    [Fact]
    public async Task A_fine_that_is_unpaid_when_the_stop_has_ended_keeps_the_case_open()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 12_000, stopDays: 5);
        await stage.DoAsync("service", "Failed", stage.First, reason: "无人");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-26"));
        await stage.GoToAsync(6, 1);
        await stage.DoAsync("restoration", "NotPassed", stage.First, reason: "日志仍未留存");
        await RestoreAsync(stage, 6, 3);
        Assert.Equal(PenaltyState.P16, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("payment", "Paid", stage.Clerk, new JsonObject { ["paidOn"] = "2005-06-03", ["amount"] = 12_000 });
        await AssertClosedAsync(stage, PenaltyOutcome.Executed);
    }

    [Fact]
    public async Task A_connection_is_not_restored_before_the_term_has_ended()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 0, stopDays: 30);
        Assert.Equal(PenaltyState.P20, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-26"));
        Assert.Equal(0, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.Act == "restoration")));
        await RestoreAsync(stage, 6, 27);
        await AssertClosedAsync(stage, PenaltyOutcome.Executed);
    }

    [Fact]
    public async Task A_fine_that_stays_unpaid_goes_to_the_court_when_review_and_suit_are_out_of_time()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 9_000);
        await stage.GoToAsync(8, 25);
        Assert.Equal(0, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.Act == "court-application")));
        await stage.GoToAsync(8, 29);
        await stage.DoAsync("court-application", "Apply", stage.Legal, new JsonObject { ["court"] = "深圳市福田区人民法院" });
        await stage.DoAsync("enforcement-approval", "Return", stage.Commander, reason: "补充材料");
        await stage.DoAsync("court-application", "Apply", stage.Legal, new JsonObject { ["court"] = "深圳市福田区人民法院" });
        await stage.DoAsync("enforcement-approval", "Approve", stage.Commander);
        Assert.Equal(PenaltyState.P19, (await stage.PenaltyAsync()).State);
        await stage.GoToAsync(10, 10);
        await stage.DoAsync("court-ruling", "Enforced", stage.Clerk, new JsonObject { ["ruling"] = "（2005）深福法执字第1号", ["collectedOn"] = "2005-10-10", ["surcharge"] = 1_000 });
        await AssertClosedAsync(stage, PenaltyOutcome.Executed);
        Assert.Equal("深圳市福田区人民法院", await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D33").Select(row => row.AddresseeName).SingleAsync()));
    }

    [Fact]
    public async Task Since_2012_a_demand_comes_before_the_court_and_names_the_surcharge_within_the_fine()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 9_000);
        await stage.InAsync(async provider => (await provider.GetRequiredService<IRecords>().LockCaseAsync(stage.CaseId)).ProcedureProfile = "LP-2012");
        await stage.GoToAsync(8, 29);
        // A document cites no law that is not in force on its day, so the demand waits for 2012; what else falls due meanwhile is another matter.
        stage.Clock.SetUtcNow(LegalClock.At(new LocalDate(2012, 1, 9), new LocalTime(10, 0)));
        await stage.DoAsync("demand", "Propose", stage.First);
        await stage.DoAsync("enforcement-approval", "Return", stage.Commander, reason: "金额请复核");
        await stage.DoAsync("demand", "Propose", stage.First);
        await stage.DoAsync("enforcement-approval", "Approve", stage.Commander);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2012-01-09"));
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P18, new LocalDate(2012, 1, 9)), (penalty.State, penalty.Enforcement!.DemandServedOn));
        Assert.Equal(0, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.Act == "court-application")));
        var demand = await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D30").Select(row => row.Html).SingleAsync());
        Assert.Contains("18,000.00", demand, StringComparison.Ordinal);
        Assert.Contains("十个工作日内", demand, StringComparison.Ordinal);
        var term = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-28" && row.Kind != DeadlineKind.Reminder));
        stage.Clock.SetUtcNow(term.ExpiresAt);
        Assert.True(await stage.FireAsync(term.Id));
        Assert.Equal(1, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.Act == "court-application")));
    }

    [Fact]
    public async Task A_review_that_is_pending_holds_back_the_court_and_a_fine_paid_meanwhile_ends_it()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 9_000);
        await stage.GoToAsync(7, 1);
        await stage.DoAsync("remedies", "Challenge", stage.Legal, Challenge("Review", "2005-07-01"));
        Assert.Equal("challenge.pending", (await stage.TryAsync("remedies", "Challenge", stage.Legal, Challenge("Suit", "2005-07-01"))).Refusal?.Code);
        await stage.GoToAsync(8, 29);
        Assert.Equal("enforcement.challenge-pending", (await stage.TryAsync("court-application", "Apply", stage.Legal, new JsonObject { ["court"] = "法院" })).Refusal?.Code);
        await stage.DoAsync("remedies", "ChallengeEnds", stage.Legal, new JsonObject { ["result"] = "Upheld", ["endedOn"] = "2005-08-29" });
        Assert.Equal("enforcement.remedies-running", (await stage.TryAsync("court-application", "Apply", stage.Legal, new JsonObject { ["court"] = "法院" })).Refusal?.Code);
        await stage.GoToAsync(9, 14);
        await stage.DoAsync("court-application", "Apply", stage.Legal, new JsonObject { ["court"] = "法院" });
        // The law of 1996 lets the surcharge run on during a review.
        await stage.DoAsync("payment", "Paid", stage.Clerk, new JsonObject { ["paidOn"] = "2005-09-14", ["amount"] = 9_000 + (270 * 96) });
        await AssertClosedAsync(stage, PenaltyOutcome.Executed);
    }

    [Fact]
    public async Task A_decision_that_a_court_revokes_closes_the_case_and_stops_every_lane()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 12_000, stopDays: 30);
        await stage.GoToAsync(6, 20);
        await stage.DoAsync("remedies", "Challenge", stage.Legal, Challenge("Suit", "2005-06-20"));
        await stage.DoAsync("remedies", "Overturned", stage.Legal, new JsonObject { ["result"] = "Revoked", ["endedOn"] = "2005-06-20", ["redo"] = false });
        await AssertClosedAsync(stage, PenaltyOutcome.Revoked);
        Assert.False((await stage.PenaltyAsync()).IsStanding);
    }

    [Fact]
    public async Task A_decision_that_the_police_revoke_themselves_is_handled_anew_with_a_new_notice()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.DecideAsync(stage, 9_000);
        await stage.DoAsync("remedies", "Revoke", stage.Legal, new JsonObject { ["redo"] = true }, "裁量不当");
        await stage.DoAsync("revocation-approval", "Return", stage.Commander, reason: "再议");
        await stage.DoAsync("remedies", "Revoke", stage.Legal, new JsonObject { ["redo"] = true }, "裁量不当");
        await stage.DoAsync("revocation-approval", "Approve", stage.Commander);
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P02, null, null), (penalty.State, penalty.Decided, penalty.AdvanceNoticeServedOn));
        Assert.Equal(["penalty-investigation"], await OpenAsync(stage));
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(3_000));
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-26"));
        await stage.GoToAsync(6, 3);
        await stage.DoAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(3_000));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-06-03"));
        await stage.DoAsync("payment", "Paid", stage.Clerk, new JsonObject { ["paidOn"] = "2005-06-03", ["amount"] = 3_000 });
        await AssertClosedAsync(stage, PenaltyOutcome.Executed);
    }

    private static JsonObject Challenge(string kind, string acceptedOn) => new() { ["kind"] = kind, ["body"] = "广东省公安厅", ["acceptedOn"] = acceptedOn };

    private static async Task RestoreAsync(Stage stage, int month = 6, int day = 27)
    {
        await stage.GoToAsync(month, day);
        await stage.DoAsync("restoration", "Passed", stage.First, (JsonObject)Restored.DeepClone());
        await stage.DoAsync("restoration-approval", "Return", stage.Lead, reason: "补充照片");
        await stage.DoAsync("restoration", "Passed", stage.First, (JsonObject)Restored.DeepClone());
        await stage.DoAsync("restoration-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served($"2005-{month:00}-{day:00}"));
    }

    private static Task<List<string>> OpenAsync(Stage stage) =>
        stage.ReadAsync(db => db.Tasks.Where(row => row.PenaltyCaseId != null && row.Status == Tasks.WorkTaskStatus.Open).Select(row => row.Act).OrderBy(act => act).ToListAsync());

    private static async Task AssertClosedAsync(Stage stage, PenaltyOutcome outcome)
    {
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P30, outcome), (penalty.State, penalty.Outcome));
        Assert.Empty(await OpenAsync(stage));
        Assert.Equal(0, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.PenaltyCaseId == penalty.Id && row.Status == DeadlineStatus.Armed)));
        Assert.Equal(outcome == PenaltyOutcome.Executed ? UnitCaseState.U41 : UnitCaseState.U40, (await stage.CaseAsync()).State);
        await stage.AssertInvariantsAsync();
    }
}
