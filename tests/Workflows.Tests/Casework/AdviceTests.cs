using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Engine.Persistence;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>公安提示函: since 1 October 2026 a unit is advised of a hazard that is no violation, by a letter that the head approves.</summary>
public sealed class AdviceTests
{
    [Fact]
    public async Task A_hazard_that_is_no_violation_is_put_to_the_unit_by_letter_and_its_answer_awaited_while_the_case_goes_on()
    {
        await using var stage = await Stage.OpenAsync(found: clock => Campaign2026.Create(clock, "LP-2026B"));
        await InspectAsync(stage);
        var before = (await stage.CaseAsync()).State;
        Assert.Null((await ProposeAsync(stage)).Refusal);
        Assert.Equal("case.two-parts", (await stage.TryAsync("measure-approval", "Approve", stage.First with { Roles = [Role.Lead] })).Refusal?.Code);
        await stage.DoAsync("measure-approval", "Approve", stage.Lead);
        var letter = await LetterAsync(stage);
        Assert.Equal(("深公(网)提示字〔2026〕1号", true, NoticeStatus.Issued), (letter.DocumentNumber, letter.RequiresService, letter.Status));
        Assert.All(new[] { "公安提示函", "备用电源未做切换演练", "一、每半年演练一次；", "2026年11月20日前", "尚不构成违法" }, text => Assert.Contains(text, letter.Html, StringComparison.Ordinal));
        Assert.Contains("公安提示函审批表", await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D43").Select(row => row.Html).SingleAsync()), StringComparison.Ordinal);
        await stage.DoAsync("service", "Failed", stage.First, reason: "无人");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2026-10-21"));

        var task = await stage.TaskAsync("advice-feedback");
        Assert.Equal((new LocalDate(2026, 11, 20), Role.Officer, letter.Id), (task.DueOn!.Value, task.Role, task.NoticeId));
        Assert.Equal("advice.feedback-running", (await stage.TryAsync("advice-feedback", "Silent", stage.First, reason: "未反馈")).Refusal?.Code);
        await stage.GoToAsync(11, 2);
        await stage.DoAsync("advice-feedback", "Received", stage.First, new JsonObject { ["receivedOn"] = "2026-11-02", ["measures"] = "已完成演练" });
        Assert.Equal(before, (await stage.CaseAsync()).State);
        Assert.Equal(0, await stage.ReadAsync(db => db.Instances.CountAsync(row => row.DefinitionId == "measure" && row.Status == WorkflowStatus.Running)));
        Assert.Equal(0, await stage.ReadAsync(db => db.PenaltyCases.CountAsync()));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task That_a_unit_did_not_answer_is_noted_and_nothing_else_follows()
    {
        await using var stage = await Stage.OpenAsync(found: clock => Campaign2026.Create(clock, "LP-2026B"));
        await InspectAsync(stage);
        await ProposeAsync(stage);
        await stage.DoAsync("measure-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2026-10-21"));
        await stage.GoToAsync(11, 21);
        await stage.DoAsync("advice-feedback", "Silent", stage.First, reason: "电话催问后仍未反馈，下次检查时一并查看");
        Assert.Equal(0, await stage.ReadAsync(db => db.PenaltyCases.CountAsync()) + await stage.ReadAsync(db => db.Orders.CountAsync()));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Before_the_rules_of_October_2026_there_is_no_such_letter()
    {
        await using var stage = await Stage.OpenAsync(found: clock => Campaign2026.Create(clock));
        await InspectAsync(stage);
        var refused = (await ProposeAsync(stage)).Refusal;
        Assert.Equal("advice.not-yet", refused?.Code);
        Assert.Contains("公安部令第176号", refused!.Basis, StringComparison.Ordinal);
        Assert.False(MeasureRule.Of(MeasureKind.Advise).IsOfferedUnder(LegalProfiles.For("LP-2026A")));
        Assert.True(MeasureRule.Of(MeasureKind.Advise).IsOfferedUnder(LegalProfiles.For("LP-2026B")));
        Assert.All(MeasureRule.All.Where(rule => rule.Kind != MeasureKind.Advise), rule => Assert.True(rule.IsOfferedUnder(LegalProfiles.For("LP-2005"))));
    }

    [Fact]
    public async Task What_the_head_does_not_approve_is_not_sent()
    {
        await using var stage = await Stage.OpenAsync(found: clock => Campaign2026.Create(clock, "LP-2026B"));
        await InspectAsync(stage);
        Assert.Equal("measure.not-your-role", (await ProposeAsync(stage, actor: stage.Legal)).Refusal?.Code);
        Assert.Equal("advice.feedback-date", (await ProposeAsync(stage, "2026-10-21")).Refusal?.Code);
        await ProposeAsync(stage);
        await stage.DoAsync("measure-approval", "Reject", stage.Lead, reason: "已构成违法，应当责令整改");
        Assert.Equal(0, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == "D47")));
    }

    /// <summary>An inspection on 2026-10-21 that found nothing against the law.</summary>
    private static async Task InspectAsync(Stage stage)
    {
        await stage.GoToAsync(8, 10);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        await stage.DoAsync("self-check-review", "Accept", stage.First);
        await stage.GoToAsync(10, 20);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2026-10-21"));
        await stage.GoToAsync(10, 21);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Clean", stage.First, Filled.Visit());
    }

    private static Task<Answer<CaseMeasure>> ProposeAsync(Stage stage, string feedbackOn = "2026-11-20", Actor? actor = null) => stage.InAsync(provider => provider.GetRequiredService<MeasureDesk>().ProposeAsync(stage.CaseId, MeasureKind.Advise,
        new JsonObject { ["hazard"] = "备用电源未做切换演练。", ["advice"] = "每半年演练一次\n保存演练记录", ["feedbackOn"] = feedbackOn, ["noViolation"] = true }, "检查发现隐患，尚不构成违法", actor ?? stage.First));

    private static Task<Notice> LetterAsync(Stage stage) => stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D47"));
}
