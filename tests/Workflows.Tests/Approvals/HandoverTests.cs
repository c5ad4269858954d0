using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Handovers;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Casework;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Tests.Approvals;

/// <summary>工作移交: everything open of one person goes to another in one act, within recusal and separation of duties.</summary>
public sealed class HandoverTests
{
    [Fact]
    public async Task Cases_penalty_cases_and_tasks_of_a_leaving_officer_go_to_another_with_reason_and_audit()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        var done = (await HandAsync(stage, "off1", "off3", stage.Lead)).Value;
        Assert.Equal((1, 1), (done.Cases, done.Tasks));
        Assert.Empty(done.Left);
        var (@case, penalty) = (await stage.CaseAsync(), await stage.PenaltyAsync());
        Assert.Equal(("off3", "off2", "off3", "off2"), (@case.LeadOfficerId, @case.CoOfficerId, penalty.LeadOfficerId, penalty.CoOfficerId));
        // What they did stays theirs: they review and approve nothing in this case later.
        Assert.Contains("off1:handling", @case.Parts);
        Assert.NotNull((await stage.TryAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000))).Refusal);
        await stage.DoAsync("penalty-investigation", "Conclude", stage.Third, Filled.Investigation(5_000));
        var trail = await stage.ReadAsync(db => db.AuditEvents.AsNoTracking().Where(row => row.Act == "case.handed-over" || row.Act == "person.handed-over").OrderBy(row => row.Act).Select(row => new { row.Act, row.ActorId, row.Reason }).ToListAsync());
        Assert.Equal([("case.handed-over", "lead", "调离本市"), ("person.handed-over", "lead", "调离本市")], trail.Select(row => (row.Act, row.ActorId, row.Reason)));
        // Done again there is nothing left to move.
        Assert.Equal((0, 0), ((await HandAsync(stage, "off1", "off3", stage.Lead)).Value.Cases, (await HandAsync(stage, "off1", "off3", stage.Lead)).Value.Tasks));
        await stage.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData("off3", "off3:reviewing", false, "handover.excluded")]
    [InlineData("off3", null, true, "handover.recused")]
    [InlineData("off2", null, false, "handover.same-pair")]
    public async Task What_recusal_or_separation_of_duties_forbids_stays_and_is_named(string successor, string? part, bool isRecused, string code)
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.InAsync(async provider =>
        {
            var @case = await provider.GetRequiredService<IRecords>().LockCaseAsync(stage.CaseId);
            if (part is not null)
                @case.Parts.Add(part);
            if (isRecused)
                @case.RecusedPersons.Add(successor);
            return true;
        });
        var done = (await HandAsync(stage, "off1", successor, stage.Lead)).Value;
        Assert.Equal((0, 0), (done.Cases, done.Tasks));
        Assert.Equal((code, stage.CaseId), (done.Left.Select(left => left.Why.Code).Distinct().Single(), done.Left[0].CaseId));
        Assert.Equal("off1", (await stage.CaseAsync()).LeadOfficerId);
        Assert.Equal("off1", (await stage.PenaltyAsync()).LeadOfficerId);
        Assert.Equal("off1", (await stage.TaskAsync("penalty-investigation")).AssigneeId);
    }

    [Fact]
    public async Task Tasks_without_a_case_and_slips_that_wait_go_too()
    {
        await using var stage = await Stage.OpenAsync();
        var second = new Actor("office2", "专项办乙", [Role.Office]);
        await stage.InAsync(provider =>
        {
            provider.GetRequiredService<IRecords>().Add(new Person { Id = second.Id, SignInName = second.Id, DisplayName = second.Name, Roles = [.. second.Roles] });
            return Task.FromResult(true);
        });
        await stage.InAsync(provider => provider.GetRequiredService<TipDesk>().RegisterAsync(stage.Campaign.Id, new RegisterTip(TipType.IllegalNetbar, TipChannel.Phone, "模拟路1号", "宝安区", "有人私设网吧", new LocalDate(2005, 3, 25)), stage.Intake));
        await stage.DoAsync("tip-triage", "Own", stage.Intake);
        var check = await stage.TaskAsync("tip-verification");
        await stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().ClaimAsync(check.Id, stage.First));
        Assert.Equal(1, (await HandAsync(stage, "off1", "off3", stage.Office)).Value.Tasks);
        Assert.Equal("off3", (await stage.TaskAsync("tip-verification")).AssigneeId);

        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        var review = ApprovalKey.OfTask((await stage.TaskAsync("self-check-review")).Id);
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AskAsync(review, SlipKind.Countersign, ["office", "legal"], null, stage.First, inOrder: true))).Refusal);
        Assert.Equal(1, (await HandAsync(stage, "office", "office2", stage.Lead)).Value.Approvals);
        var slips = await stage.ReadAsync(db => db.ApprovalSlips.AsNoTracking().Where(row => row.Status == SlipStatus.Waiting).OrderBy(row => row.Position).Select(row => new { row.PersonId, row.Position, row.Id }).ToListAsync());
        Assert.Equal([("office2", (int?)1), ("legal", (int?)2)], slips.Select(row => (row.PersonId, row.Position)));
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AnswerAsync(slips[0].Id, true, null, second))).Refusal);
    }

    [Theory]
    [InlineData("off1", "off3", "off2", "调离", "handover.may-not")]
    [InlineData("off1", "off3", "lead", " ", "handover.reason")]
    [InlineData("off1", "off1", "lead", "调离", "handover.same-person")]
    [InlineData("off1", "clerk", "lead", "调离", "handover.successor")]
    [InlineData("off1", "nobody", "lead", "调离", "handover.successor")]
    [InlineData("rep", "off3", "lead", "调离", "handover.person")]
    public async Task A_handover_has_a_head_a_reason_and_a_successor_of_the_same_roles(string from, string to, string by, string reason, string code)
    {
        await using var stage = await Stage.OpenAsync();
        var actor = by == "lead" ? stage.Lead : stage.Second;
        Assert.Equal(code, (await HandAsync(stage, from, to, actor, reason)).Refusal?.Code);
    }

    [Fact]
    public async Task Beyond_what_one_act_moves_the_rest_is_counted_and_goes_with_the_next()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        foreach (var number in new[] { 1, 2 })
        {
            await stage.InAsync(provider => provider.GetRequiredService<TipDesk>().RegisterAsync(stage.Campaign.Id, new RegisterTip(TipType.IllegalNetbar, TipChannel.Phone, $"模拟路{number}号", "宝安区", "有人私设网吧", new LocalDate(2005, 5, 18)), stage.Intake));
            await stage.DoAsync("tip-triage", "Own", stage.Intake);
            await stage.InAsync(async provider =>
            {
                foreach (var task in await provider.GetRequiredService<IRecords>().ListAsync<WorkTask>(row => row.Act == "tip-verification" && row.AssigneeId == null, 9))
                    task.AssigneeId = "off1";
                return true;
            });
        }
        var first = (await HandAsync(stage, "off1", "off3", stage.Lead, most: 1)).Value;
        Assert.Equal((1, 2, 0, 1), (first.Cases, first.Tasks, first.MoreCases, first.MoreTasks));
        var second = (await HandAsync(stage, "off1", "off3", stage.Lead, most: 1)).Value;
        Assert.Equal((0, 1, 0, 0), (second.Cases, second.Tasks, second.MoreCases, second.MoreTasks));
        Assert.Equal(0, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.AssigneeId == "off1" && row.Status == WorkTaskStatus.Open)));
    }

    [Fact]
    public async Task Planned_visits_go_to_the_successor_and_whoever_hands_them_over_in_a_draft_has_made_it_too()
    {
        await using var stage = await PlannedAsync();
        Assert.Equal(1, (await HandAsync(stage, "off1", "off3", stage.Lead)).Value.Visits);
        var (visit, plan) = (await stage.ReadAsync(db => db.PlannedVisits.AsNoTracking().SingleAsync()), await stage.ReadAsync(db => db.InspectionPlans.AsNoTracking().SingleAsync()));
        Assert.Equal(("off3", "off2", PlannedVisitStatus.Placed), (visit.LeadOfficerId, visit.CoOfficerId, visit.Status));
        Assert.Equal("plan.four-eyes", (await stage.InAsync(provider => provider.GetRequiredService<InspectionPlanDesk>().ApproveAsync(plan.Id, stage.Lead))).Refusal?.Code);
        Assert.Equal("调离本市", await stage.ReadAsync(db => db.AuditEvents.Where(row => row.Act == "inspection-plan.visit-handed-over").Select(row => row.Reason).SingleAsync()));
    }

    [Fact]
    public async Task In_an_approved_plan_the_head_hands_visits_over_and_the_office_does_not()
    {
        await using var stage = await PlannedAsync();
        var plan = await stage.ReadAsync(db => db.InspectionPlans.AsNoTracking().SingleAsync());
        await stage.InAsync(provider => provider.GetRequiredService<InspectionPlanDesk>().ApproveAsync(plan.Id, stage.Lead));
        var refused = (await HandAsync(stage, "off1", "off3", stage.Office)).Value;
        Assert.Equal((0, "not-allowed"), (refused.Visits, Assert.Single(refused.Left).Why.Code));
        Assert.Equal(1, (await HandAsync(stage, "off1", "off3", stage.Lead)).Value.Visits);
        var visit = await stage.ReadAsync(db => db.PlannedVisits.AsNoTracking().SingleAsync());
        Assert.Equal(("off3", PlannedVisitStatus.Waiting), (visit.LeadOfficerId, visit.Status));
        // The case takes it with the officer who is there.
        await stage.GoToAsync(5, 8);
        Assert.NotNull(await stage.InAsync(provider => provider.GetRequiredService<VisitCarrier>().CarryNextAsync(_ => { })));
        Assert.Equal(("off3", "off2"), ((await stage.CaseAsync()).LeadOfficerId, (await stage.CaseAsync()).CoOfficerId));
    }

    [Theory]
    [InlineData("off2", "officers.not-two")]
    [InlineData("off3", "plan.absent")]
    public async Task A_visit_that_the_successor_cannot_make_stays_and_is_named(string successor, string code)
    {
        await using var stage = await PlannedAsync();
        var day = await stage.ReadAsync(db => db.PlannedVisits.Select(row => row.Day!.Value).SingleAsync());
        await stage.InAsync(provider => provider.GetRequiredService<AbsenceDesk>().ArrangeAsync("off3", "off2", day, day, "培训", stage.Lead));
        var done = (await HandAsync(stage, "off1", successor, stage.Lead)).Value;
        Assert.Equal((0, code, stage.CaseId), (done.Visits, Assert.Single(done.Left).Why.Code, done.Left[0].CaseId));
    }

    private static async Task<Stage> PlannedAsync()
    {
        var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 20);
        await stage.InAsync(provider => provider.GetRequiredService<InspectionPlanDesk>().ProposeAsync(stage.Campaign.Id, new PlanWish(new(2005, 5, 9), new(2005, 5, 20)), stage.Office));
        return stage;
    }

    private static Task<Answer<Handover>> HandAsync(Stage stage, string from, string to, Actor actor, int most) => stage.InAsync(provider =>
        new HandoverDesk(provider.GetRequiredService<IRecords>(), provider.GetRequiredService<IAuditTrail>(), provider.GetRequiredService<CaseFiles>(), provider.GetRequiredService<ApprovalSubjects>(), provider.GetRequiredService<VisitHandover>(), stage.Clock, most)
            .HandOverAsync(from, to, "调离本市", actor));

    private static Task<Answer<Handover>> HandAsync(Stage stage, string from, string to, Actor actor, string reason = "调离本市") =>
        stage.InAsync(provider => provider.GetRequiredService<HandoverDesk>().HandOverAsync(from, to, reason, actor));
}
