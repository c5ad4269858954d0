using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Casework;

public sealed class TaskDeskTests
{
    [Fact]
    public async Task Of_two_people_who_do_one_task_the_second_learns_who_was_first()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 20);
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        var task = await stage.TaskAsync("self-check-review");
        await stage.DoAsync("self-check-review", "Accept", stage.First);
        var second = await CompleteAsync(stage, task.Id, "Accept", stage.Second);
        Assert.Equal("task.already-handled", second.Refusal?.Code);
        Assert.Contains("王警官", second.Refusal!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_for_its_role_its_unit_and_its_assignee()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal("task.not-your-role", (await stage.TryAsync("self-check", "Submit", stage.First, Filled.SelfCheck)).Refusal?.Code);
        var stranger = new Actor("rep2", "他单位", [Role.Unit], UnitId: "unit-2");
        Assert.Equal("task.not-your-unit", (await stage.TryAsync("self-check", "Submit", stranger, Filled.SelfCheck)).Refusal?.Code);
        await stage.GoToAsync(5, 8);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-09"));
        Assert.Equal("task.assigned-to-other", (await stage.TryAsync("inspection-start", "Start", stage.Third, Filled.Start)).Refusal?.Code);
        await stage.DoAsync("inspection-start", "Start", stage.Second, Filled.Start);
    }

    [Fact]
    public async Task A_wrong_form_names_every_wrong_field_and_changes_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        var refusal = (await stage.TryAsync("self-check", "Submit", stage.Representative, new JsonObject { ["gaps"] = "many", ["truthful"] = "yes" })).Refusal;
        Assert.Equal("form.invalid", refusal?.Code);
        foreach (var field in new[] { "summary", "gaps", "secondLevelUnits", "signedBy", "truthful" })
            Assert.Contains(field, refusal!.En, StringComparison.Ordinal);
        Assert.Equal(UnitCaseState.U10, (await stage.CaseAsync()).State);
    }

    [Fact]
    public async Task An_outcome_that_the_step_does_not_offer_is_refused()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal("task.no-such-outcome", (await stage.TryAsync("self-check", "Resubmit", stage.Representative, Filled.SelfCheck)).Refusal?.Code);
    }

    [Fact]
    public async Task A_task_that_has_changed_since_it_was_opened_is_refused()
    {
        await using var stage = await Stage.OpenAsync();
        var task = await stage.TaskAsync("self-check");
        var answer = await stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().CompleteAsync(new CompleteTask(task.Id, "Submit", Filled.SelfCheck, ExpectedRevision: task.Revision + 1), stage.Representative));
        Assert.Equal("task.revision-moved", answer.Refusal?.Code);
    }

    [Fact]
    public async Task Two_officers_must_be_two()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 8);
        var plan = Filled.Plan("2005-05-09");
        plan["coOfficer"] = "off1";
        Assert.Equal("officers.not-two", (await stage.TryAsync("inspection-plan", "Plan", stage.Lead, plan)).Refusal?.Code);
        plan["coOfficer"] = "legal";
        Assert.Equal("form.invalid", (await stage.TryAsync("inspection-plan", "Plan", stage.Lead, plan)).Refusal?.Code);
    }

    [Fact]
    public async Task A_task_can_be_given_to_another_of_its_role_with_a_reason()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        var task = await stage.TaskAsync("self-check-review");
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().ClaimAsync(task.Id, stage.First))).Refusal);
        Assert.Equal("task.assigned-to-other", (await stage.TryAsync("self-check-review", "Accept", stage.Third)).Refusal?.Code);
        Assert.Equal("task.not-suitable", (await ReassignAsync(stage, task.Id, "clerk")).Refusal?.Code);
        Assert.Null((await ReassignAsync(stage, task.Id, "off3")).Refusal);
        await stage.DoAsync("self-check-review", "Accept", stage.Third);
    }

    [Fact]
    public async Task Every_act_stands_in_the_chain_of_its_case_with_its_doer()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        var events = await stage.ReadAsync(db => db.AuditEvents.AsNoTracking().Where(row => row.Stream == stage.CaseId).OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal(["case.opened", "notice.issued", "notice.served", "deadline.armed", "case.state", "task.completed", "deadline.cancelled", "case.state"], events.Select(e => e.Act));
        Assert.Equal("rep", events[^1].ActorId);
        Assert.All(events, e => Assert.Equal(AuditChain.HashOf(e), e.Hash));
    }

    [Fact]
    public async Task A_deadline_fires_once_and_only_when_it_is_due()
    {
        await using var stage = await Stage.OpenAsync();
        var deadline = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-01"));
        Assert.False(await stage.FireAsync(deadline.Id));
        await stage.GoToAsync(4, 30, 0);
        var before = await stage.ReadAsync(db => db.AuditEvents.CountAsync());
        Assert.False(await stage.FireAsync(deadline.Id));
        Assert.Equal(before, await stage.ReadAsync(db => db.AuditEvents.CountAsync()));
        Assert.Equal(UnitCaseState.U13, (await stage.CaseAsync()).State);
    }

    [Fact]
    public async Task A_reminder_tells_the_unit_by_both_channels_once()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 22);
        var reminder = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-02" && row.Status == DeadlineStatus.Fired));
        Assert.Equal(-7, reminder.OffsetDays);
        Assert.False(await stage.FireAsync(reminder.Id));
        var keys = await stage.ReadAsync(db => db.Outbox.Where(row => row.Purpose == "reminder").Select(row => row.IdempotencyKey).Order().ToListAsync());
        Assert.Equal([$"reminder:{reminder.Id}:email", $"reminder:{reminder.Id}:sms"], keys);
    }

    [Fact]
    public async Task Cases_that_were_opened_already_are_passed_over()
    {
        await using var stage = await Stage.OpenAsync();
        var again = await stage.InAsync(provider => provider.GetRequiredService<Campaigns.CampaignDesk>().OpenCasesAsync(stage.Campaign.Id, null, 10, stage.Office));
        Assert.Equal((0, "SZ-000042"), (again.Opened, again.LastUnitCode));
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<Campaigns.CampaignDesk>().OpenCasesAsync(stage.Campaign.Id, again.LastUnitCode, 10, stage.Office))).LastUnitCode);
    }

    private static Task<Refusals.Answer<TaskCompleted>> CompleteAsync(Stage stage, string taskId, string outcome, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().CompleteAsync(new CompleteTask(taskId, outcome), actor));

    private static Task<Refusals.Answer<WorkTask>> ReassignAsync(Stage stage, string taskId, string person) =>
        stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().ReassignAsync(taskId, person, "工作调整", stage.Lead));
}
