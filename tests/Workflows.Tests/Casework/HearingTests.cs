using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>The hearing (P08 to P10) on the real workflow: asked for, accepted or not, announced, held or not, reported, and back into the procedure.</summary>
public sealed class HearingTests
{
    [Fact]
    public async Task A_hearing_asked_for_in_time_is_announced_held_reported_and_reviewed_before_the_decision()
    {
        await using var stage = await AnnouncedAsync();
        await stage.DoAsync("rights", "RequestHearing", stage.Representative, Filled.Request("2005-05-20"));
        Assert.Equal(PenaltyState.P08, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("hearing-acceptance", "Accept", stage.Legal);
        var tooEarly = await stage.TryAsync("hearing-arrangement", "Arrange", stage.Legal, Filled.Hearing("2005-05-27"));
        Assert.Equal("hearing.too-early", tooEarly.Refusal?.Code);
        await stage.DoAsync("hearing-arrangement", "Arrange", stage.Legal, Filled.Hearing("2005-05-30"));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-20"));
        Assert.Equal(PenaltyState.P09, (await stage.PenaltyAsync()).State);
        Assert.Equal(new LocalDate(2005, 5, 30), (await stage.TaskAsync("hearing")).DueOn);
        Assert.Equal("hearing.before-its-day", (await stage.TryAsync("hearing", "Open", stage.Presider, Filled.Opened)).Refusal?.Code);
        await stage.GoToAsync(5, 30);
        await stage.DoAsync("hearing", "Open", stage.Presider, Filled.Opened);
        Assert.Equal(PenaltyState.P10, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("hearing-report", "Conclude", stage.Recorder, Filled.Report("建议维持"));
        Assert.Equal(PenaltyState.P04, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        Assert.Equal(PenaltyState.P11, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("collective-discussion", "Record", stage.Lead, Filled.Discussion);
        Assert.Equal("penalty.heavier-than-announced", (await stage.TryAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(12_001))).Refusal?.Code);
        await stage.DoAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(11_000));

        var notices = await stage.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.PenaltyCaseId != null).OrderBy(row => row.IssuedAt).ThenBy(row => row.Id).ToListAsync());
        Assert.Equal(["D16", "D17", "D18", "D34", "D22", "D34", "D23", "D24", "D25", "D27", "D29"], notices.Select(row => row.TemplateCode));
        var decision = notices.Single(row => row.TemplateCode == "D27").Html;
        Assert.Contains("二〇〇五年五月三十日依法举行听证", decision.Replace("2005年5月30日", "二〇〇五年五月三十日", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("建议维持", decision, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_of_two_days_accepts_a_hearing()
    {
        await using var stage = await AnnouncedAsync();
        await stage.DoAsync("rights", "RequestHearing", stage.Representative, Filled.Request("2005-05-20"));
        // Two days from Friday end on a Sunday, so on the Monday after it.
        await stage.GoToAsync(5, 23);
        Assert.Equal("hearing-acceptance", (await stage.TaskAsync("hearing-acceptance")).Act);
        await stage.GoToAsync(5, 24);
        Assert.Equal("hearing-arrangement", (await stage.TaskAsync("hearing-arrangement")).Act);
        Assert.Null((await stage.PenaltyAsync()).Hearing!.AcceptedOn);
        Assert.Equal(PenaltyState.P08, (await stage.PenaltyAsync()).State);
    }

    [Fact]
    public async Task A_hearing_is_refused_only_to_somebody_else_than_the_party_and_the_notice_says_why()
    {
        await using var stage = await AnnouncedAsync();
        await stage.DoAsync("rights", "RequestHearing", stage.Representative, Filled.Request("2005-05-20"));
        var must = await stage.TryAsync("hearing-acceptance", "Refuse", stage.Legal, new JsonObject { ["ground"] = "too-late" }, "逾期");
        Assert.Equal("hearing.must-be-accepted", must.Refusal?.Code);
        await stage.DoAsync("hearing-acceptance", "Refuse", stage.Legal, new JsonObject { ["ground"] = "not-party" }, "申请人不是当事人或者其代理人");
        await stage.DoAsync("service", "Failed", stage.First, reason: "无人");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-20"));
        Assert.Equal(PenaltyState.P11, (await stage.PenaltyAsync()).State);
        Assert.Equal(1, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D21" && row.Status == NoticeStatus.Served)));
    }

    [Fact]
    public async Task The_clerk_enters_a_request_that_came_by_post_but_waives_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.AnnounceAsync(stage, 12_000);
        Assert.Equal("penalty.waived-by-other", (await stage.TryAsync("rights", "Waive", stage.Clerk, new JsonObject { ["waived"] = true })).Refusal?.Code);
        await stage.DoAsync("rights", "RequestHearing", stage.Clerk, Filled.Request("2005-05-19", "2005-05-19"));
        Assert.Equal(PenaltyState.P08, (await stage.PenaltyAsync()).State);
    }

    [Fact]
    public async Task The_clerk_enters_a_request_that_came_by_post_after_the_defence()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.AnnounceAsync(stage, 12_000);
        await stage.DoAsync("rights", "Defend", stage.Representative, new JsonObject { ["defence"] = "情节轻微" });
        await stage.GoToAsync(5, 24);
        await stage.DoAsync("rights", "RequestHearing", stage.Clerk, Filled.Request("2005-05-24", "2005-05-23"));
        Assert.Equal(PenaltyState.P08, (await stage.PenaltyAsync()).State);
    }

    /// <summary>Appendix B, 9.</summary>
    [Fact]
    public async Task Scenario_9_a_request_postmarked_on_the_last_day_that_arrives_three_days_later_is_accepted_and_the_decision_waits_for_the_mail()
    {
        await using var stage = await AnnouncedAsync();
        // T-19 from Thursday the 19th ends on Sunday the 22nd, so on Monday the 23rd; the mail has until the 25th.
        await stage.GoToAsync(5, 24);
        await stage.DoAsync("rights", "Waive", stage.Representative, new JsonObject { ["waived"] = true });
        Assert.Equal(PenaltyState.P11, (await stage.PenaltyAsync()).State);
        await stage.GoToAsync(5, 26);
        var late = await stage.TryAsync("collective-discussion", "RequestHearing", stage.Lead, Filled.Request("2005-05-26", "2005-05-24"));
        Assert.Equal("hearing.asked-too-late", late.Refusal?.Code);
        await stage.DoAsync("collective-discussion", "RequestHearing", stage.Lead, Filled.Request("2005-05-26", "2005-05-23"));
        Assert.Equal(PenaltyState.P08, (await stage.PenaltyAsync()).State);
    }

    [Fact]
    public async Task The_decision_waits_for_the_mail_before_nobody_has_asked()
    {
        await using var stage = await AnnouncedAsync();
        await stage.GoToAsync(5, 25, 23);
        Assert.Equal(PenaltyState.P06, (await stage.PenaltyAsync()).State);
        await stage.GoToAsync(5, 26);
        Assert.Equal(PenaltyState.P11, (await stage.PenaltyAsync()).State);
    }

    [Fact]
    public async Task A_letter_that_arrives_when_the_decision_is_prepared_still_opens_the_hearing()
    {
        await using var stage = await AnnouncedAsync();
        await stage.GoToAsync(5, 26);
        await stage.DoAsync("collective-discussion", "Record", stage.Lead, Filled.Discussion);
        Assert.Equal(PenaltyState.P12, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("penalty-decision", "RequestHearing", stage.Commander, Filled.Request("2005-05-26", "2005-05-23"));
        Assert.Equal(PenaltyState.P08, (await stage.PenaltyAsync()).State);
        Assert.Equal("hearing-acceptance", (await stage.TaskAsync("hearing-acceptance")).Act);
    }

    [Fact]
    public async Task A_hearing_is_postponed_and_suspended_to_another_day_that_is_announced_anew()
    {
        await using var stage = await ArrangedAsync();
        await stage.DoAsync("hearing", "Postpone", stage.Presider, reason: "申请人因不可抗力不能到场");
        Assert.Equal(PenaltyState.P09, (await stage.PenaltyAsync()).State);
        Assert.Equal("hearing.late-reason-missing", (await stage.TryAsync("hearing-arrangement", "Arrange", stage.Legal, Filled.Hearing("2005-06-06"))).Refusal?.Code);
        await stage.DoAsync("hearing-arrangement", "Arrange", stage.Legal, Filled.Hearing("2005-06-06", "申请人请求延期"));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-20"));
        await stage.GoToAsync(6, 6);
        await stage.DoAsync("hearing", "Open", stage.Presider, Filled.Opened);
        await stage.DoAsync("hearing-report", "Suspend", stage.Presider, reason: "需要通知新的证人");
        Assert.Equal(PenaltyState.P09, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("hearing-arrangement", "Arrange", stage.Legal, Filled.Hearing("2005-06-20", "中止后恢复"));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-06-06"));
        await stage.GoToAsync(6, 20);
        await stage.DoAsync("hearing", "Open", stage.Presider, Filled.Opened);
        await stage.DoAsync("hearing-report", "Terminate", stage.Presider, reason: "申请人终止");
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P11, HearingEnd.Terminated, 2), (penalty.State, penalty.Hearing!.End, penalty.Hearing.Interruptions));
    }

    [Fact]
    public async Task A_notice_that_arrives_too_late_for_its_day_is_followed_by_another()
    {
        await using var stage = await AnnouncedAsync();
        await stage.DoAsync("rights", "RequestHearing", stage.Representative, Filled.Request("2005-05-20"));
        await stage.DoAsync("hearing-acceptance", "Accept", stage.Legal);
        await stage.DoAsync("hearing-arrangement", "Arrange", stage.Legal, Filled.Hearing("2005-05-30"));
        await stage.GoToAsync(5, 24);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-24"));
        Assert.Equal(PenaltyState.P08, (await stage.PenaltyAsync()).State);
        Assert.Equal("hearing-arrangement", (await stage.TaskAsync("hearing-arrangement")).Act);
    }

    [Theory]
    [InlineData("Withdraw", HearingEnd.Withdrawn)]
    [InlineData("Absent", HearingEnd.Absent)]
    public async Task A_hearing_that_nobody_comes_to_leads_on_to_the_discussion(string outcome, HearingEnd end)
    {
        await using var stage = await ArrangedAsync();
        await stage.GoToAsync(5, 30);
        Assert.Equal("task.not-your-role", (await stage.TryAsync("hearing", outcome, stage.First, reason: "x")).Refusal?.Code);
        await stage.DoAsync("hearing", outcome, stage.Presider, reason: "记录在案");
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P11, end), (penalty.State, penalty.Hearing!.End));
        await stage.DoAsync("collective-discussion", "Record", stage.Lead, Filled.Discussion);
        await stage.DoAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(12_000));
    }

    [Fact]
    public async Task A_unit_may_defend_first_and_ask_for_a_hearing_while_the_time_runs()
    {
        await using var stage = await AnnouncedAsync();
        await stage.DoAsync("rights", "Defend", stage.Representative, new JsonObject { ["defence"] = "请求从轻" });
        Assert.Equal(PenaltyState.P07, (await stage.PenaltyAsync()).State);
        await stage.GoToAsync(5, 23);
        await stage.DoAsync("rights", "RequestHearing", stage.Representative, Filled.Request("2005-05-23"));
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P08, "请求从轻"), (penalty.State, penalty.Defence));
    }

    [Fact]
    public async Task A_defence_that_changes_the_opinion_is_reviewed_and_announced_anew()
    {
        await using var stage = await AnnouncedAsync();
        await stage.DoAsync("rights", "Defend", stage.Representative, new JsonObject { ["defence"] = "请求从轻" });
        await stage.GoToAsync(5, 26);
        var form = Filled.Penalty(13_000);
        form["review"] = "部分采纳";
        Assert.Equal("penalty.heavier-than-announced", (await stage.TryAsync("defence-review", "Change", stage.First, form)).Refusal?.Code);
        form["fine"] = 8_000;
        await stage.DoAsync("defence-review", "Change", stage.First, form);
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-26"));
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P06, false), (penalty.State, penalty.HearingRight));
        Assert.Equal("hearing.no-right", (await stage.TryAsync("rights", "RequestHearing", stage.Representative, Filled.Request("2005-05-26"))).Refusal?.Code);
    }

    [Fact]
    public async Task After_a_hearing_legal_review_can_send_the_case_back_and_the_unit_is_told_anew()
    {
        await using var stage = await ArrangedAsync();
        await stage.GoToAsync(5, 30);
        await stage.DoAsync("hearing", "Open", stage.Presider, Filled.Opened);
        await stage.DoAsync("hearing-report", "Conclude", stage.Presider, Filled.Report("事实尚需补充"));
        await stage.DoAsync("legal-review", "Return", stage.Legal, reason: "补充证据");
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(12_000));
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P05, false), (penalty.State, penalty.HearingRequested));
    }

    /// <summary>A penalty case with a fine of 12,000 yuan announced on Thursday, 2005-05-19.</summary>
    private static async Task<Stage> AnnouncedAsync()
    {
        var stage = await Stage.OpenAsync();
        await PenaltyWalk.AnnounceAsync(stage, 12_000);
        Assert.Equal(PenaltyState.P06, (await stage.PenaltyAsync()).State);
        await stage.GoToAsync(5, 20);
        return stage;
    }

    /// <summary>A hearing asked for on 2005-05-20 and set for 2005-05-30, announced on the day of the request.</summary>
    private static async Task<Stage> ArrangedAsync()
    {
        var stage = await AnnouncedAsync();
        await stage.DoAsync("rights", "RequestHearing", stage.Representative, Filled.Request("2005-05-20"));
        await stage.DoAsync("hearing-acceptance", "Accept", stage.Legal);
        await stage.DoAsync("hearing-arrangement", "Arrange", stage.Legal, Filled.Hearing("2005-05-30"));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-20"));
        return stage;
    }
}
