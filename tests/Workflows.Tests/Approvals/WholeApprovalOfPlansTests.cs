using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Alterations;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Approvals;

/// <summary>转办、退回、拿回、依次会签、后加签 of an inspection plan and of an alteration of running workflows.</summary>
public sealed class WholeApprovalOfPlansTests
{
    private static readonly Actor OtherLead = new("lead2", "副支队长", [Role.Lead]);
    private static readonly Actor Author = new("author1", "编制员甲", [Role.Author]);

    public static TheoryData<ApprovalKind> Kinds => [ApprovalKind.Plan, ApprovalKind.Alteration];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Signatures_in_an_order_are_given_in_it_and_the_decision_waits_for_them(ApprovalKind kind)
    {
        await using var stage = await OpenAsync();
        var (key, id) = await AskAsync(stage, kind);
        var slips = (await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AskAsync(key, SlipKind.Countersign, ["legal", "cmd"], "请会签", stage.Lead, inOrder: true))).Value;
        Assert.Equal("slip.not-your-turn", (await AnswerAsync(stage, slips[1], true, stage.Commander)).Refusal?.Code);
        Assert.Equal("approval.signatures-missing", (await DecideAsync(stage, kind, id, stage.Lead))?.Code);
        Assert.Null((await AnswerAsync(stage, slips[0], true, stage.Legal)).Refusal);
        Assert.Null((await AnswerAsync(stage, slips[1], true, stage.Commander)).Refusal);
        Assert.Null(await DecideAsync(stage, kind, id, stage.Lead));
        Assert.Equal((true, "lead"), await DecidedAsync(stage, kind, id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_signature_after_holds_the_decision_until_it_is_given(ApprovalKind kind)
    {
        await using var stage = await OpenAsync();
        var (key, id) = await AskAsync(stage, kind);
        var slip = (await stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AskAsync(key, SlipKind.After, ["legal"], null, stage.Lead))).Value[0];
        Assert.Null(await DecideAsync(stage, kind, id, stage.Lead));
        Assert.Equal((null, null), await DecidedAsync(stage, kind, id));
        Assert.Equal("approval.held", (await DecideAsync(stage, kind, id, OtherLead))?.Code);
        Assert.Null((await AnswerAsync(stage, slip, true, stage.Legal)).Refusal);
        Assert.Equal((true, "lead"), await DecidedAsync(stage, kind, id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_handed_on_is_decided_by_who_took_it_on_and_returned_with_a_reason(ApprovalKind kind)
    {
        await using var stage = await OpenAsync();
        var (key, id) = await AskAsync(stage, kind);
        Assert.Equal("approval.not-suitable", (await HandAsync(stage, desk => desk.TransferAsync(key, "legal", "出差", stage.Lead))).Refusal?.Code);
        Assert.Null((await HandAsync(stage, desk => desk.TransferAsync(key, "lead2", "出差", stage.Lead))).Refusal);
        Assert.Equal("approval.transferred", (await DecideAsync(stage, kind, id, stage.Lead))?.Code);
        Assert.Equal("task.reason-missing", (await HandAsync(stage, desk => desk.ReturnAsync(key, " ", OtherLead))).Refusal?.Code);
        Assert.Null((await HandAsync(stage, desk => desk.ReturnAsync(key, "请重新核对", OtherLead))).Refusal);
        Assert.Equal((false, "lead2"), await DecidedAsync(stage, kind, id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_submitted_it_takes_it_back_while_nobody_has_acted(ApprovalKind kind)
    {
        await using var stage = await OpenAsync();
        var (key, id) = await AskAsync(stage, kind);
        var submitter = kind == ApprovalKind.Plan ? stage.Office : Author;
        Assert.Equal("approval.not-submitter", (await HandAsync(stage, desk => desk.TakeBackAsync(key, null, stage.Second))).Refusal?.Code);
        Assert.Null((await HandAsync(stage, desk => desk.TakeBackAsync(key, "填写有误", submitter))).Refusal);
        Assert.NotNull(await DecideAsync(stage, kind, id, stage.Lead));
        Assert.Equal((false, submitter.Id), await DecidedAsync(stage, kind, id));
    }

    private static async Task<Stage> OpenAsync()
    {
        var stage = await Stage.OpenAsync();
        await stage.InAsync(provider =>
        {
            foreach (var actor in new[] { OtherLead, Author })
                provider.GetRequiredService<IRecords>().Add(new Person { Id = actor.Id, SignInName = actor.Id, DisplayName = actor.Name, Roles = [.. actor.Roles] });
            return Task.FromResult(true);
        });
        await stage.GoToAsync(4, 20);
        return stage;
    }

    private static async Task<(string Key, string Id)> AskAsync(Stage stage, ApprovalKind kind)
    {
        if (kind == ApprovalKind.Plan)
        {
            var plan = (await stage.InAsync(provider => provider.GetRequiredService<InspectionPlanDesk>().ProposeAsync(stage.Campaign.Id, new PlanWish(new(2005, 5, 9), new(2005, 5, 20)), stage.Office))).Value;
            return (ApprovalKey.OfPlan(plan.Id), plan.Id);
        }
        var instance = (await stage.CaseAsync()).InstanceId!;
        var ordered = (await stage.InAsync(provider => provider.GetRequiredService<AlterationDesk>().OrderAsync(new AlterationOrder([new CancelActivity { ActivityId = "AwaitSelfCheck" }, new ScheduleActivity { ActivityId = "StateU13" }], [instance], "单位已当场提交自查"), Author))).Value;
        return (ApprovalKey.OfAlteration(ordered.Id), ordered.Id);
    }

    private static async Task<Refusal?> DecideAsync(Stage stage, ApprovalKind kind, string id, Actor actor) => kind == ApprovalKind.Plan
        ? (await stage.InAsync(provider => provider.GetRequiredService<InspectionPlanDesk>().ApproveAsync(id, actor))).Refusal
        : (await stage.InAsync(provider => provider.GetRequiredService<AlterationDesk>().DecideAsync(id, true, "经核实", actor))).Refusal;

    /// <summary>Whether it was agreed to, and by whom it was decided.</summary>
    private static async Task<(bool? Agreed, string? By)> DecidedAsync(Stage stage, ApprovalKind kind, string id)
    {
        if (kind == ApprovalKind.Plan)
        {
            var plan = await stage.ReadAsync(db => db.InspectionPlans.AsNoTracking().SingleAsync(row => row.Id == id));
            return (plan.State switch { InspectionPlanState.Approved => true, InspectionPlanState.Returned => false, _ => null }, plan.DecidedBy);
        }
        var alteration = await stage.ReadAsync(db => db.AlterationPlans.AsNoTracking().SingleAsync(row => row.Id == id));
        return (alteration.Status switch { AlterationPlanStatus.Proposed => null, AlterationPlanStatus.Rejected or AlterationPlanStatus.Stopped => false, _ => true }, alteration.DecidedBy);
    }

    private static Task<Answer<string>> HandAsync(Stage stage, Func<HandingDesk, Task<Answer<string>>> act) => stage.InAsync(provider => act(provider.GetRequiredService<HandingDesk>()));

    private static Task<Answer<ApprovalSlip>> AnswerAsync(Stage stage, ApprovalSlip slip, bool agrees, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<ApprovalDesk>().AnswerAsync(slip.Id, agrees, null, actor));
}
