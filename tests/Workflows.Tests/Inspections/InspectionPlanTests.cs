using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Inspections;

/// <summary>检查计划: proposed by the office, changed, approved by the head, and brought to the cases (TR-08, REQ-39).</summary>
public sealed class InspectionPlanTests
{
    private static readonly PlanWish Phase2 = new(new(2005, 5, 9), new(2005, 5, 20));

    [Fact]
    public async Task An_approved_plan_gives_the_case_its_officers_and_its_day_when_it_comes_to_the_step()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 20);
        var plan = (await ProposeAsync(stage)).Value;
        Assert.Null((await ApproveAsync(stage, plan)).Refusal);
        // The case still waits for its self-check: nothing is ready, and nothing is lost.
        Assert.Null(await CarryAsync(stage));
        await stage.GoToAsync(5, 8);
        var visit = await VisitAsync(stage);
        Assert.Equal(visit.Id, await CarryAsync(stage));

        var @case = await stage.CaseAsync();
        Assert.Equal((UnitCaseState.U20, "off1", "off2"), (@case.State, @case.LeadOfficerId, @case.CoOfficerId));
        var done = await stage.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(row => row.Act == "inspection-plan"));
        Assert.Equal("lead", done.CompletedBy);
        Assert.Contains("2005-05-09", done.Form);
        Assert.Equal(PlannedVisitStatus.Carried, (await VisitAsync(stage)).Status);
        var notice = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D06"));
        Assert.Contains("5月9日", notice.Html);
        Assert.Null(await CarryAsync(stage));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Who_proposed_or_changed_a_plan_does_not_approve_it()
    {
        await using var stage = await Stage.OpenAsync();
        var plan = (await ProposeAsync(stage, actor: stage.Lead)).Value;
        Assert.Equal("plan.four-eyes", (await ApproveAsync(stage, plan)).Refusal?.Code);
        plan = (await ProposeAsync(stage)).Value;
        Assert.Equal("not-allowed", (await ApproveAsync(stage, plan, stage.Office)).Refusal?.Code);
        Assert.Null((await MoveAsync(stage, "off2", "off3", stage.Lead)).Refusal);
        Assert.Equal("plan.four-eyes", (await ApproveAsync(stage, plan)).Refusal?.Code);
    }

    [Fact]
    public async Task A_visit_is_moved_only_to_where_it_can_be_made()
    {
        await using var stage = await Stage.OpenAsync();
        await ProposeAsync(stage);
        await AwayAsync(stage, "off3", new(2005, 5, 11));
        Assert.Equal("officers.not-two", (await MoveAsync(stage, "off1", "off1")).Refusal?.Code);
        Assert.Equal("plan.officers", (await MoveAsync(stage, "off1", "legal")).Refusal?.Code);
        Assert.Equal("plan.not-a-day", (await MoveAsync(stage, "off1", "off2", day: new(2005, 5, 14))).Refusal?.Code);
        Assert.Equal("plan.absent", (await MoveAsync(stage, "off1", "off3", day: new(2005, 5, 11))).Refusal?.Code);
        Assert.Null((await MoveAsync(stage, "off1", "off3", day: new(2005, 5, 12))).Refusal);
        var visit = await VisitAsync(stage);
        Assert.Equal((new LocalDate(2005, 5, 12), "off1", "off3", 1), (visit.Day, visit.LeadOfficerId, visit.CoOfficerId, visit.Turn));
        Assert.Equal("inspection-plan.visit-moved", await stage.ReadAsync(db => db.AuditEvents.OrderByDescending(row => row.Id).Select(row => row.Act).FirstAsync()));
    }

    [Fact]
    public async Task A_plan_that_no_longer_holds_is_not_approved_and_the_next_proposal_goes_around_what_has_changed()
    {
        await using var stage = await Stage.OpenAsync();
        var plan = (await ProposeAsync(stage)).Value;
        await AwayAsync(stage, "off1", new(2005, 5, 9));
        var refusal = (await ApproveAsync(stage, plan)).Refusal;
        Assert.Equal("plan.no-longer-holds", refusal?.Code);
        Assert.Contains("王警官在2005-05-09不在岗", refusal!.Zh);

        var second = (await ProposeAsync(stage)).Value;
        Assert.NotEqual(plan.Fingerprint, second.Fingerprint);
        Assert.Equal(2, second.Number);
        Assert.Equal("plan.not-a-draft", (await ApproveAsync(stage, plan)).Refusal?.Code);
        Assert.Null((await ApproveAsync(stage, second)).Refusal);
        var visit = await stage.ReadAsync(db => db.PlannedVisits.AsNoTracking().SingleAsync(row => row.PlanId == second.Id));
        Assert.Equal(("off2", "off3"), (visit.LeadOfficerId, visit.CoOfficerId));
    }

    [Fact]
    public async Task The_same_situation_gives_the_same_proposal()
    {
        await using var stage = await Stage.OpenAsync();
        var (one, other) = ((await ProposeAsync(stage)).Value, (await ProposeAsync(stage)).Value);
        Assert.Equal(one.Fingerprint, other.Fingerprint);
        var visits = await stage.ReadAsync(db => db.PlannedVisits.AsNoTracking().OrderBy(row => row.Id).Select(row => new { row.CaseId, row.Day, row.LeadOfficerId, row.CoOfficerId, row.Turn }).ToListAsync());
        Assert.Equal(visits[0], visits[1]);
    }

    [Fact]
    public async Task A_recused_officer_visits_nobody_and_a_visit_that_the_case_refuses_says_why()
    {
        await using var stage = await Stage.OpenAsync();
        await RecuseAsync(stage, "off1");
        var plan = (await ProposeAsync(stage)).Value;
        Assert.Equal("all-kept-out", (await VisitAsync(stage)).Obstacle);
        Assert.Null((await MoveAsync(stage, "off2", "off3")).Refusal);
        Assert.Equal("plan.kept-out", (await MoveAsync(stage, "off1", "off3")).Refusal?.Code);
        Assert.Null((await ApproveAsync(stage, plan)).Refusal);
        await RecuseAsync(stage, "off3");
        await stage.GoToAsync(5, 8);
        Assert.NotNull(await CarryAsync(stage));
        var visit = await VisitAsync(stage);
        Assert.Equal(PlannedVisitStatus.Refused, visit.Status);
        Assert.Contains("赵警官在本案中已回避", visit.MessageZh);
        Assert.NotEqual(UnitCaseState.U20, (await stage.CaseAsync()).State);
    }

    [Fact]
    public async Task A_unit_with_a_signed_exception_needs_no_visit_and_a_planned_one_is_not_planned_again()
    {
        await using var stage = await Stage.OpenAsync();
        var asked = await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().AskAsync(stage.Campaign.Id, "unit-1", "已停业", stage.Office));
        Assert.Null((await ProposeAsync(stage)).Refusal);
        await stage.InAsync(provider => provider.GetRequiredService<CoverageDesk>().DecideAsync(asked.Value.Id, true, stage.Lead));
        Assert.Equal("plan.nothing-left", (await ProposeAsync(stage)).Refusal?.Code);
    }

    [Fact]
    public async Task A_visit_taken_out_keeps_its_reason_and_a_plan_sent_back_keeps_its()
    {
        await using var stage = await Stage.OpenAsync();
        var plan = (await ProposeAsync(stage)).Value;
        Assert.Equal("plan.reason", (await TakeOutAsync(stage, " ")).Refusal?.Code);
        Assert.Null((await TakeOutAsync(stage, "正在搬迁")).Refusal);
        var visit = await VisitAsync(stage);
        Assert.Equal((PlannedVisitStatus.NotPlaced, "taken-out"), (visit.Status, visit.Obstacle));
        Assert.Contains("正在搬迁", visit.ObstacleZh);
        Assert.Equal("plan.reason", (await ReturnAsync(stage, plan, null)).Refusal?.Code);
        Assert.Equal(InspectionPlanState.Returned, (await ReturnAsync(stage, plan, "漏排")).Value.State);
        Assert.Equal("plan.not-a-draft", (await MoveAsync(stage, "off1", "off2")).Refusal?.Code);
    }

    [Fact]
    public async Task A_plan_waits_for_the_signatures_that_were_asked_for()
    {
        await using var stage = await Stage.OpenAsync();
        var plan = (await ProposeAsync(stage)).Value;
        var slip = (await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AskAsync(ApprovalKey.OfPlan(plan.Id), SlipKind.Countersign, ["legal"], null, stage.Lead))).Value[0];
        Assert.NotNull((await ApproveAsync(stage, plan)).Refusal);
        await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AnswerAsync(slip.Id, true, null, stage.Legal));
        Assert.Null((await ApproveAsync(stage, plan)).Refusal);
    }

    [Theory]
    [InlineData("2005-04-29", "2005-05-20", 3, null, "inspection.before-phase")]
    [InlineData("2005-05-20", "2005-05-09", 3, null, "plan.days")]
    [InlineData("2005-05-09", "2005-05-23", 3, null, "plan.after-phase")]
    [InlineData("2005-05-09", "2005-05-20", 0, null, "plan.visits-per-day")]
    [InlineData("2005-05-09", "2005-05-20", 11, null, "plan.visits-per-day")]
    [InlineData("2005-05-02", "2005-05-07", 3, null, "plan.no-working-day")]
    [InlineData("2005-05-09", "2005-05-23", 3, "阶段延长", null)]
    public async Task A_plan_keeps_to_the_inspection_phase(string first, string last, int perDay, string? reason, string? refusal)
    {
        await using var stage = await Stage.OpenAsync();
        var wish = new PlanWish(NodaTime.Text.LocalDatePattern.Iso.Parse(first).Value, NodaTime.Text.LocalDatePattern.Iso.Parse(last).Value, perDay, Reason: reason);
        Assert.Equal(refusal, (await ProposeAsync(stage, wish)).Refusal?.Code);
    }

    private static Task<Answer<InspectionPlan>> ProposeAsync(Stage stage, PlanWish? wish = null, Actor? actor = null) => DoAsync(stage, desk => desk.ProposeAsync(stage.Campaign.Id, wish ?? Phase2, actor ?? stage.Office));

    private static Task<Answer<InspectionPlan>> ApproveAsync(Stage stage, InspectionPlan plan, Actor? actor = null) => DoAsync(stage, desk => desk.ApproveAsync(plan.Id, actor ?? stage.Lead));

    private static Task<Answer<InspectionPlan>> ReturnAsync(Stage stage, InspectionPlan plan, string? reason) => DoAsync(stage, desk => desk.ReturnAsync(plan.Id, reason, stage.Lead));

    private static async Task<Answer<PlannedVisit>> MoveAsync(Stage stage, string lead, string second, Actor? actor = null, LocalDate? day = null)
    {
        var visit = await VisitAsync(stage);
        return await DoAsync(stage, desk => desk.MoveAsync(visit.Id, day ?? new LocalDate(2005, 5, 10), lead, second, "调整", actor ?? stage.Office));
    }

    private static async Task<Answer<PlannedVisit>> TakeOutAsync(Stage stage, string? reason)
    {
        var visit = await VisitAsync(stage);
        return await DoAsync(stage, desk => desk.TakeOutAsync(visit.Id, reason, stage.Office));
    }

    private static Task<string?> CarryAsync(Stage stage) => stage.InAsync(provider => provider.GetRequiredService<VisitCarrier>().CarryNextAsync(_ => { }));

    private static Task<Answer<T>> DoAsync<T>(Stage stage, Func<InspectionPlanDesk, Task<Answer<T>>> act) => stage.InAsync(provider => act(provider.GetRequiredService<InspectionPlanDesk>()));

    /// <summary>The visit of the newest plan.</summary>
    private static Task<PlannedVisit> VisitAsync(Stage stage) => stage.ReadAsync(db => db.PlannedVisits.AsNoTracking().OrderByDescending(row => row.Id).FirstAsync());

    private static async Task AwayAsync(Stage stage, string person, LocalDate day) =>
        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<AbsenceDesk>().ArrangeAsync(person, "off2", day, day, "出差", stage.Lead))).Refusal);

    private static Task<bool> RecuseAsync(Stage stage, string person) => stage.InAsync(async provider =>
    {
        (await provider.GetRequiredService<Records.IRecords>().LockCaseAsync(stage.CaseId)).RecusedPersons.Add(person);
        return true;
    });
}
