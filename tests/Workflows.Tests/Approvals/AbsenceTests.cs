using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Approvals;

/// <summary>代理: a deputy acts for an absent person on the days arranged, and on no other.</summary>
public sealed class AbsenceTests
{
    [Fact]
    public async Task A_deputy_acts_for_the_absent_head_on_the_days_arranged_and_the_act_says_for_whom()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 8);
        Assert.Null((await ArrangeAsync(stage, "lead", "cmd", new(2005, 5, 9), new(2005, 5, 10), stage.Lead)).Refusal);
        Assert.Equal("task.not-your-role", (await stage.TryAsync("inspection-plan", "Plan", stage.Commander, Filled.Plan("2005-05-10"))).Refusal?.Code);
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Commander, Filled.Plan("2005-05-10"));
        var done = await stage.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(row => row.Act == "inspection-plan"));
        Assert.Equal(("cmd", "lead"), (done.CompletedBy, done.CompletedFor));
        var parts = (await stage.CaseAsync()).Parts;
        Assert.Contains("cmd:approving", parts);
        Assert.Contains("lead:approving", parts);
    }

    [Fact]
    public async Task Standing_in_for_the_head_does_not_let_an_officer_approve_their_own_draft()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A04")));
        await stage.DoAsync("disposal", "Order", stage.First, new() { ["termDays"] = 7 });
        await ArrangeAsync(stage, "lead", "off2", new(2005, 5, 10), new(2005, 5, 20), stage.Lead);
        // The second officer handles the case, though they drafted nothing; another officer does not.
        Assert.NotNull((await stage.TryAsync("order-approval", "Approve", stage.Second)).Refusal);
        var arranged = await stage.ReadAsync(db => db.Absences.AsNoTracking().SingleAsync());
        Assert.Null((await stage.InAsync(provider => Desk(provider).EndAsync(arranged.Id, stage.Lead))).Refusal);
        Assert.Null((await ArrangeAsync(stage, "lead", "off3", new(2005, 5, 10), new(2005, 5, 20), stage.Lead)).Refusal);
        await stage.DoAsync("order-approval", "Approve", stage.Third);
        Assert.Contains("off3:approving", (await stage.CaseAsync()).Parts);
    }

    [Fact]
    public async Task Legal_review_is_deputised_only_by_who_is_a_legal_officer()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000));
        await ArrangeAsync(stage, "legal", "clerk", new(2005, 5, 19), new(2005, 5, 30), stage.Legal);
        Assert.Equal("task.not-your-role", (await stage.TryAsync("legal-review", "Pass", stage.Clerk)).Refusal?.Code);
    }

    [Fact]
    public async Task A_deputy_answers_the_slips_of_the_absent_person()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 9);
        var task = await stage.TaskAsync("inspection-plan");
        var slip = (await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AskAsync(ApprovalKey.OfTask(task.Id), SlipKind.Countersign, ["office"], null, stage.Lead))).Value[0];
        await ArrangeAsync(stage, "office", "clerk", new(2005, 5, 9), new(2005, 5, 9), stage.Office);
        var signed = await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AnswerAsync(slip.Id, true, null, stage.Clerk));
        Assert.Equal("clerk", signed.Value.AnsweredBy);
    }

    [Theory]
    [InlineData("lead", "cmd", "2005-04-01", "2005-04-10", "off1", "出差", "absence.may-not")]
    [InlineData("lead", "rep", "2005-04-01", "2005-04-10", "lead", "出差", "absence.deputy")]
    [InlineData("rep", "cmd", "2005-04-01", "2005-04-10", "lead", "出差", "absence.person")]
    [InlineData("lead", "lead", "2005-04-01", "2005-04-10", "lead", "出差", "absence.self")]
    [InlineData("lead", "cmd", "2005-04-01", "2005-04-10", "lead", " ", "absence.reason")]
    [InlineData("lead", "cmd", "2005-04-10", "2005-04-01", "lead", "出差", "absence.days")]
    [InlineData("lead", "cmd", "2005-03-01", "2005-03-20", "lead", "出差", "absence.days")]
    [InlineData("lead", "cmd", "2005-04-01", "2005-10-30", "lead", "出差", "absence.days")]
    [InlineData("office", "cmd", "2005-04-15", "2005-04-30", "office", "出差", "absence.overlap")]
    [InlineData("lead", "office", "2005-04-15", "2005-04-30", "lead", "出差", "absence.deputy-absent")]
    [InlineData("clerk", "cmd", "2005-04-15", "2005-04-30", "lead", "出差", "absence.chain")]
    public async Task An_arrangement_that_would_not_hold_is_refused(string person, string deputy, string first, string last, string actor, string reason, string code)
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Null((await ArrangeAsync(stage, "office", "clerk", new(2005, 4, 10), new(2005, 4, 20), stage.Office)).Refusal);
        var by = actor == "lead" ? stage.Lead : actor == "office" ? stage.Office : stage.First;
        var iso = NodaTime.Text.LocalDatePattern.Iso;
        var refused = await stage.InAsync(provider => Desk(provider).ArrangeAsync(person, deputy, iso.Parse(first).Value, iso.Parse(last).Value, reason, by));
        Assert.Equal(code, refused.Refusal?.Code);
    }

    private static AbsenceDesk Desk(IServiceProvider provider) => provider.GetRequiredService<AbsenceDesk>();

    private static Task<Answer<Absence>> ArrangeAsync(Stage stage, string person, string deputy, LocalDate first, LocalDate last, Actor actor) =>
        stage.InAsync(provider => Desk(provider).ArrangeAsync(person, deputy, first, last, "出差", actor));
}
