using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Approvals;

/// <summary>What officers do with an approval beside deciding it: 会签、或签、加签、转办、委派、退回、拿回、催办、抄送.</summary>
public sealed class ApprovalTests
{
    [Fact]
    public async Task An_order_is_approved_only_when_all_who_countersign_have_signed()
    {
        await using var stage = await OrderedAsync();
        var slips = await AskAsync(stage, SlipKind.Countersign, "legal", "office");
        Assert.Equal("approval.signatures-missing", (await stage.TryAsync("order-approval", "Approve", stage.Lead)).Refusal?.Code);
        await AnswerAsync(stage, slips[0], true, stage.Legal);
        Assert.Equal("slip.not-yours", (await TryAnswerAsync(stage, slips[1], true, null, stage.Clerk)).Refusal?.Code);
        Assert.Equal("approval.signatures-missing", (await stage.TryAsync("order-approval", "Approve", stage.Lead)).Refusal?.Code);
        await AnswerAsync(stage, slips[1], true, stage.Office);
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        Assert.Equal(["approval.asked", "approval.signed", "approval.signed"], await ApprovalActsAsync(stage));
    }

    [Fact]
    public async Task Who_countersign_in_an_order_sign_one_after_the_other()
    {
        await using var stage = await OrderedAsync();
        var task = await stage.TaskAsync("order-approval");
        Assert.Equal("approval.order", (await AskInOrderAsync(stage, task, SlipKind.AnyOne, "office", "legal")).Refusal?.Code);
        var slips = (await AskInOrderAsync(stage, task, SlipKind.Countersign, "office", "legal")).Value;
        Assert.Equal([1, 2], slips.Select(slip => slip.Position));
        Assert.Equal("slip.not-your-turn", (await TryAnswerAsync(stage, slips[1], true, null, stage.Legal)).Refusal?.Code);
        // Only whose turn it is is urged.
        Assert.Equal(["office"], await UrgeAsync(stage, task.Id));
        await AnswerAsync(stage, slips[0], true, stage.Office);
        await AnswerAsync(stage, slips[1], true, stage.Legal);
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
    }

    [Fact]
    public async Task An_objection_lets_the_order_be_returned_but_not_approved_until_the_objector_signs()
    {
        await using var stage = await OrderedAsync();
        var slips = await AskAsync(stage, SlipKind.Before, "legal");
        Assert.Equal("approval.reason-missing", (await TryAnswerAsync(stage, slips[0], false, " ", stage.Legal)).Refusal?.Code);
        await AnswerAsync(stage, slips[0], false, stage.Legal, "依据条款有误");
        Assert.Equal("approval.objection", (await stage.TryAsync("order-approval", "Approve", stage.Lead)).Refusal?.Code);
        await AnswerAsync(stage, (await AskAsync(stage, SlipKind.Before, "legal"))[0], true, stage.Legal);
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
    }

    [Fact]
    public async Task Of_those_of_whom_any_suffices_the_first_answer_settles_it()
    {
        await using var stage = await OrderedAsync();
        var slips = await AskAsync(stage, SlipKind.AnyOne, "legal", "office");
        await AnswerAsync(stage, slips[1], true, stage.Office);
        Assert.Equal("slip.answered", (await TryAnswerAsync(stage, slips[0], true, null, stage.Legal)).Refusal?.Code);
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
    }

    [Fact]
    public async Task A_signature_after_the_decision_holds_it_and_lets_it_take_effect_or_gives_it_back()
    {
        await using var stage = await OrderedAsync();
        var slip = (await AskAsync(stage, SlipKind.After, "cmd"))[0];
        Assert.True((await stage.DoAsync("order-approval", "Approve", stage.Lead)).IsHeld);
        Assert.Equal(UnitCaseState.U30, (await stage.CaseAsync()).State);
        Assert.Equal("approval.held", (await stage.TryAsync("order-approval", "Approve", stage.Lead)).Refusal?.Code);
        await AnswerAsync(stage, slip, false, stage.Commander, "期限过短");
        Assert.Equal("approval.objection", (await stage.TryAsync("order-approval", "Approve", stage.Lead)).Refusal?.Code);

        var again = (await AskAsync(stage, SlipKind.After, "cmd"))[0];
        // The one who objected is asked again: the decision is held for the new signature.
        Assert.Null((await stage.TryAsync("order-approval", "Approve", stage.Lead)).Refusal);
        await AnswerAsync(stage, again, true, stage.Commander);
        Assert.Equal(UnitCaseState.U31, (await stage.CaseAsync()).State);
        var done = await stage.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(row => row.Act == "order-approval"));
        Assert.Equal((WorkTaskStatus.Completed, "lead", null), (done.Status, done.CompletedBy, done.Held));
    }

    [Fact]
    public async Task A_held_decision_can_be_taken_back_before_it_is_signed()
    {
        await using var stage = await OrderedAsync();
        await AskAsync(stage, SlipKind.After, "cmd");
        var task = await stage.TaskAsync("order-approval");
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        Assert.Equal("approval.not-submitter", (await TakeBackAsync(stage, task.Id, stage.First)).Refusal?.Code);
        Assert.Null((await TakeBackAsync(stage, task.Id, stage.Lead)).Refusal);
        Assert.Null((await stage.TaskAsync("order-approval")).Held);
    }

    [Fact]
    public async Task What_is_delegated_comes_back_to_who_delegated_it_with_advice()
    {
        await using var stage = await OrderedAsync();
        var slip = (await AskAsync(stage, SlipKind.Delegate, "office"))[0];
        Assert.Equal("approval.signatures-missing", (await stage.TryAsync("order-approval", "Approve", stage.Lead)).Refusal?.Code);
        Assert.Equal("approval.reason-missing", (await TryAnswerAsync(stage, slip, true, null, stage.Office)).Refusal?.Code);
        await AnswerAsync(stage, slip, true, stage.Office, "期限适当");
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        Assert.Equal("approval.one-delegate", (await TryAskAsync(stage, await stage.TaskAsync("service"), SlipKind.Delegate, stage.First, "off3", "clerk")).Refusal?.Code);
    }

    [Fact]
    public async Task A_slip_is_withdrawn_by_who_gave_it_and_then_nobody_waits_for_it()
    {
        await using var stage = await OrderedAsync();
        var slip = (await AskAsync(stage, SlipKind.Countersign, "legal"))[0];
        Assert.Equal("slip.not-asker", (await stage.InAsync(provider => Desk(provider).WithdrawAsync(slip.Id, stage.Third))).Refusal?.Code);
        Assert.Null((await stage.InAsync(provider => Desk(provider).WithdrawAsync(slip.Id, stage.Lead))).Refusal);
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
    }

    [Fact]
    public async Task Only_the_holder_asks_and_nobody_whom_separation_of_duties_keeps_out_signs()
    {
        await using var stage = await OrderedAsync();
        var task = await stage.TaskAsync("order-approval");
        Assert.Equal("approval.not-holder", (await TryAskAsync(stage, task, SlipKind.Countersign, stage.Third, "legal")).Refusal?.Code);
        Assert.Equal("approval.excluded", (await TryAskAsync(stage, task, SlipKind.Countersign, stage.Lead, "off1")).Refusal?.Code);
        Assert.Equal("approval.self", (await TryAskAsync(stage, task, SlipKind.Countersign, stage.Lead, "lead")).Refusal?.Code);
        Assert.Equal("approval.person", (await TryAskAsync(stage, task, SlipKind.Copy, stage.Lead, "rep")).Refusal?.Code);
        Assert.Equal("approval.nobody", (await TryAskAsync(stage, task, SlipKind.Copy, stage.Lead)).Refusal?.Code);
        await AskAsync(stage, SlipKind.Countersign, "legal");
        Assert.Equal("approval.asked-already", (await TryAskAsync(stage, task, SlipKind.Countersign, stage.Lead, "legal")).Refusal?.Code);
    }

    [Fact]
    public async Task A_copy_is_read_with_a_receipt_and_holds_nothing_up()
    {
        await using var stage = await OrderedAsync();
        var copy = (await AskAsync(stage, SlipKind.Copy, "clerk"))[0];
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        Assert.Equal("slip.not-yours", (await stage.InAsync(provider => Desk(provider).ReadAsync(copy.Id, stage.Office))).Refusal?.Code);
        Assert.Null((await stage.InAsync(provider => Desk(provider).ReadAsync(copy.Id, stage.Clerk))).Refusal);
        var read = await stage.ReadAsync(db => db.ApprovalSlips.AsNoTracking().SingleAsync(row => row.Id == copy.Id));
        Assert.Equal((SlipStatus.Read, "clerk", stage.Clock.GetUtcNow()), (read.Status, read.AnsweredBy, read.AnsweredAt));
    }

    [Fact]
    public async Task An_urge_reaches_who_is_to_sign_or_else_who_may_decide_once_a_day()
    {
        await using var stage = await OrderedAsync();
        var task = await stage.TaskAsync("order-approval");
        Assert.Equal(["lead"], await UrgeAsync(stage, task.Id));
        Assert.Equal("approval.urged-today", (await stage.InAsync(provider => Desk(provider).UrgeAsync(ApprovalKey.OfTask(task.Id), null, stage.First))).Refusal?.Code);
        await AskAsync(stage, SlipKind.Countersign, "legal");
        await stage.GoToAsync(5, 11);
        Assert.Equal(["legal"], await UrgeAsync(stage, task.Id));
        Assert.Equal(2, (await stage.TaskAsync("order-approval")).Urges);
        // Each of them by mail too, as everything the campaign sends.
        var mail = await stage.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.Purpose == "urge").OrderBy(row => row.Id).ToListAsync());
        Assert.Equal([("email", "lead@police.invalid"), ("email", "legal@police.invalid")], mail.Select(row => (row.Channel, row.Recipient)));
        Assert.All(mail, row => Assert.Matches("(?s)审批责令限期整改通知书.*asks you to act soon on: Approve the", row.Body));
        Assert.All(mail, row => Assert.Matches("催办：.* / Please act: ", row.Subject));
    }

    [Fact]
    public async Task Who_holds_a_task_transfers_it_and_who_does_not_may_not()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        var task = await stage.TaskAsync("self-check-review");
        await stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().ClaimAsync(task.Id, stage.First));
        Assert.Equal("task.may-not-reassign", (await TransferAsync(stage, task.Id, "off2", stage.Third)).Refusal?.Code);
        Assert.Equal("task.not-suitable", (await TransferAsync(stage, task.Id, "clerk", stage.First)).Refusal?.Code);
        Assert.Null((await TransferAsync(stage, task.Id, "off3", stage.First)).Refusal);
        await stage.DoAsync("self-check-review", "Accept", stage.Third);
    }

    [Fact]
    public async Task Who_submitted_takes_back_while_nobody_acted_and_the_draft_goes_with_it()
    {
        await using var stage = await OrderedAsync();
        var submitted = await stage.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(row => row.Act == "disposal" && row.Status == WorkTaskStatus.Completed));
        Assert.Equal("approval.not-submitter", (await TakeBackAsync(stage, submitted.Id, stage.Third)).Refusal?.Code);
        Assert.Null((await TakeBackAsync(stage, submitted.Id, stage.First)).Refusal);
        Assert.Equal(UnitCaseState.U23, (await stage.CaseAsync()).State);
        Assert.Equal("off1", (await stage.TaskAsync("disposal")).ReturnedBy);
        Assert.Equal(OrderStatus.Withdrawn, await stage.ReadAsync(db => db.Orders.Select(row => row.Status).SingleAsync()));

        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 9 });
        // Neither barred nor counted as an approver by having taken it back, but somebody has taken the approval on.
        var approval = await stage.TaskAsync("order-approval");
        await stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().ClaimAsync(approval.Id, stage.Lead));
        var second = await stage.ReadAsync(db => db.Tasks.AsNoTracking().Where(row => row.Act == "disposal" && row.Status == WorkTaskStatus.Completed).OrderByDescending(row => row.CompletedAt).FirstAsync());
        Assert.Equal("approval.acted-on", (await TakeBackAsync(stage, second.Id, stage.First)).Refusal?.Code);
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
    }

    [Fact]
    public async Task A_decision_goes_back_past_the_legal_review_to_the_investigation_with_its_reason()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.AnnounceAsync(stage, 5_000);
        await stage.DoAsync("rights", "Waive", stage.Representative, new JsonObject { ["waived"] = true });
        await stage.GoToAsync(6, 10);
        var task = await stage.TaskAsync("penalty-decision");
        Assert.Equal("form.invalid", (await ReturnAsync(stage, task.Id, "penalty-investigation", " ", stage.Commander)).Refusal?.Code);
        Assert.Null((await ReturnAsync(stage, task.Id, "penalty-investigation", "违法所得未查清", stage.Commander)).Refusal);
        var open = await stage.TaskAsync("penalty-investigation");
        Assert.Equal(("cmd", "违法所得未查清"), (open.ReturnedBy, open.ReturnReason));
    }

    [Fact]
    public async Task A_step_without_a_way_back_is_not_returned_and_no_way_leads_to_a_step_that_lies_elsewhere()
    {
        await using var stage = await OrderedAsync();
        var task = await stage.TaskAsync("order-approval");
        var lost = await Assert.ThrowsAsync<RefusedException>(() => ReturnAsync(stage, task.Id, "inspection-plan", "重来", stage.Lead));
        Assert.Equal("approval.no-way-back", lost.Refusal.Code);
        Assert.Equal(UnitCaseState.U30, (await stage.CaseAsync()).State);
        Assert.Null((await ReturnAsync(stage, task.Id, null, "期限不当", stage.Lead)).Refusal);
        Assert.Equal("approval.no-way-back", (await ReturnAsync(stage, (await stage.TaskAsync("disposal")).Id, null, "x", stage.First)).Refusal?.Code);
    }

    [Fact]
    public void Every_outcome_that_returns_asks_for_nothing_but_the_reason()
    {
        var returning = new ActCatalog().Forms.Where(form => form.Returns).ToList();
        Assert.True(returning.Count > 10);
        Assert.All(returning, form => Assert.True(form is { NeedsReason: true, Fields.Count: 0 }, form.Act));
    }

    private static async Task<Stage> OrderedAsync()
    {
        var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A04")));
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 7 });
        return stage;
    }

    private static ApprovalDesk Desk(IServiceProvider provider) => provider.GetRequiredService<ApprovalDesk>();

    private static async Task<IReadOnlyList<ApprovalSlip>> AskAsync(Stage stage, SlipKind kind, params string[] people)
    {
        var answer = await TryAskAsync(stage, await stage.TaskAsync("order-approval"), kind, stage.Lead, people);
        Assert.True(answer.Refusal is null, answer.Refusal?.ToString());
        return answer.Value;
    }

    private static Task<Answer<IReadOnlyList<ApprovalSlip>>> TryAskAsync(Stage stage, WorkTask task, SlipKind kind, Actor actor, params string[] people)
    {
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        return stage.InAsync(provider => Desk(provider).AskAsync(ApprovalKey.OfTask(task.Id), kind, people, "请阅", actor));
    }

    private static Task<Answer<IReadOnlyList<ApprovalSlip>>> AskInOrderAsync(Stage stage, WorkTask task, SlipKind kind, params string[] people) =>
        stage.InAsync(provider => Desk(provider).AskAsync(ApprovalKey.OfTask(task.Id), kind, people, null, stage.Lead, inOrder: true));

    private static async Task AnswerAsync(Stage stage, ApprovalSlip slip, bool agrees, Actor actor, string? opinion = null)
    {
        var answer = await TryAnswerAsync(stage, slip, agrees, opinion, actor);
        Assert.True(answer.Refusal is null, answer.Refusal?.ToString());
    }

    private static Task<Answer<ApprovalSlip>> TryAnswerAsync(Stage stage, ApprovalSlip slip, bool agrees, string? opinion, Actor actor) =>
        stage.InAsync(provider => Desk(provider).AnswerAsync(slip.Id, agrees, opinion, actor));

    private static async Task<IEnumerable<string>> UrgeAsync(Stage stage, string taskId) =>
        (await stage.InAsync(provider => Desk(provider).UrgeAsync(ApprovalKey.OfTask(taskId), "请尽快", stage.First))).Value.Select(slip => slip.PersonId);

    private static Task<Answer<WorkTask>> TransferAsync(Stage stage, string taskId, string person, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().ReassignAsync(taskId, person, "出差", actor));

    private static Task<Answer<TaskCompleted>> TakeBackAsync(Stage stage, string taskId, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().TakeBackAsync(taskId, "漏填", actor));

    private static Task<Answer<TaskCompleted>> ReturnAsync(Stage stage, string taskId, string? toAct, string reason, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<TaskDesk>().ReturnAsync(taskId, toAct, reason, actor));

    private static Task<List<string>> ApprovalActsAsync(Stage stage) =>
        stage.ReadAsync(db => db.AuditEvents.Where(row => row.Stream == stage.CaseId && row.Act.StartsWith("approval.")).OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync());
}
