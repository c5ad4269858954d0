using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Absences;
using Orchestrator.Client.Approvals;
using Orchestrator.Client.Handovers;
using Orchestrator.Client.Tasks;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>What people do with an approval beside deciding it, over the client that ships.</summary>
public sealed class ApprovalApiTests
{
    [Fact]
    public async Task Slips_are_given_signed_read_and_withdrawn_and_a_decision_waits_for_them()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        var subject = $"task:{task.Id}";
        var holder = await OfAsync(server, Role.Officer);
        var legal = await OfAsync(server, Role.Legal);
        var slips = await holder.Approvals.AskAsync(subject, new AskForSlips("Countersign", ["p-LEGAL", "p-CLERK"], "请会签"), "ask");
        Assert.Equal(["Waiting", "Waiting"], slips.Select(slip => slip.Status));
        await RefusedAsync(409, "approval.signatures-missing", holder.Tasks.CompleteAsync(task.Id, new TaskCompletion("Accept"), idempotencyKey: "early"));
        await RefusedAsync(403, "slip.not-yours", legal.Approvals.AnswerAsync(slips[1].Id, new AnswerSlip(true), "not-hers"));
        Assert.Equal(slips[0].Id, Assert.Single(await legal.Approvals.MineAsync()).Id);
        Assert.Equal("Agreed", (await legal.Approvals.AnswerAsync(slips[0].Id, new AnswerSlip(true, "同意"), "sign")).Status);
        Assert.Equal("Withdrawn", (await holder.Approvals.WithdrawAsync(slips[1].Id, "withdraw")).Status);
        var copy = (await holder.Approvals.AskAsync(subject, new AskForSlips("Copy", ["p-AUD"]), "copy"))[0];
        Assert.False((await holder.Tasks.CompleteAsync(task.Id, new TaskCompletion("Accept"), idempotencyKey: "done")).IsHeld);
        Assert.Equal("Read", (await (await OfAsync(server, Role.Auditor)).Approvals.ReadAsync(copy.Id, "read")).Status);
        Assert.Equal(["Agreed", "Withdrawn", "Read"], (await holder.Approvals.SlipsAsync(subject)).Select(slip => slip.Status));
        Assert.Equal(3, (await holder.Approvals.MineAsync(given: true)).Count);
        await RefusedAsync(409, "approval.closed", holder.Approvals.UrgeAsync(subject, new UrgeApproval(), "late"));
    }

    [Fact]
    public async Task A_task_is_urged_transferred_and_neither_returned_nor_taken_back_where_no_way_is_drawn()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        var lead = await OfAsync(server, Role.Lead);
        var urged = await lead.Approvals.UrgeAsync($"task:{task.Id}", new UrgeApproval("请尽快"), "urge");
        Assert.Equal(["p-OFF", "p-OFF-2"], urged.Select(slip => slip.PersonId).Order());
        await RefusedAsync(409, "approval.urged-today", lead.Approvals.UrgeAsync($"task:{task.Id}", new UrgeApproval(), "again"));
        var holder = await OfAsync(server, Role.Officer);
        Assert.Equal(1, (await holder.Tasks.GetAsync(task.Id)).Task.Urges);
        await holder.Tasks.ClaimAsync(task.Id, idempotencyKey: "claim");
        await RefusedAsync(403, "task.may-not-reassign", (await OfAsync(server, Role.Clerk)).Tasks.ReassignAsync(task.Id, new TaskReassignment("p-OFF-2", "x"), idempotencyKey: "no"));
        Assert.Equal("p-OFF-2", (await holder.Tasks.ReassignAsync(task.Id, new TaskReassignment("p-OFF-2", "出差"), idempotencyKey: "give")).AssigneeId);
        var second = await OfAsync(server, Role.Officer + "-2");
        await RefusedAsync(409, "approval.no-way-back", second.Approvals.ReturnAsync(task.Id, new ReturnTask("材料不全"), "return"));
        await second.Tasks.CompleteAsync(task.Id, new TaskCompletion("Accept"), idempotencyKey: "done");
        await RefusedAsync(409, "approval.acted-on", second.Approvals.TakeBackAsync(task.Id, new TakeBackTask(), "back"));
        await RefusedAsync(403, "approval.not-submitter", holder.Approvals.TakeBackAsync(task.Id, new TakeBackTask(), "not-his"));
    }

    [Fact]
    public async Task A_deputy_sees_and_does_what_waits_for_the_absent_person_until_the_arrangement_ends()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        var (holder, clerk) = (await OfAsync(server, Role.Officer), await OfAsync(server, Role.Clerk));
        await holder.Tasks.ClaimAsync(task.Id, idempotencyKey: "claim");
        Assert.Empty((await clerk.Tasks.ListAsync(new TaskFilter())).Items);
        await RefusedAsync(403, "absence.may-not", clerk.Absences.ArrangeAsync(new ArrangeAbsence("p-OFF", "p-CLERK", new(2005, 4, 11), new(2005, 4, 12), "出差"), "own"));
        var arranged = await holder.Absences.ArrangeAsync(new ArrangeAbsence("p-OFF", "p-CLERK", new(2005, 4, 11), new(2005, 4, 12), "出差"), "arrange");
        Assert.Equal(task.Id, Assert.Single((await clerk.Tasks.ListAsync(new TaskFilter())).Items).Id);
        Assert.True((await clerk.Tasks.GetAsync(task.Id)).MayComplete);
        Assert.NotNull((await holder.Absences.EndAsync(arranged.Id, "end")).EndedAt);
        await RefusedAsync(403, "task.not-your-role", clerk.Tasks.CompleteAsync(task.Id, new TaskCompletion("Accept"), idempotencyKey: "over"));
        await holder.Absences.ArrangeAsync(new ArrangeAbsence("p-OFF", "p-CLERK", new(2005, 4, 11), new(2005, 4, 12), "出差"), "again");
        await clerk.Tasks.CompleteAsync(task.Id, new TaskCompletion("Accept"), idempotencyKey: "done");
        Assert.Equal("p-OFF", (await clerk.Tasks.GetAsync(task.Id)).Task.CompletedFor);
        Assert.Equal(2, (await clerk.Absences.ListAsync()).Count);
    }

    [Fact]
    public async Task An_approval_is_handed_on_by_its_subject_and_the_work_of_who_leaves_goes_to_another()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        var (holder, lead) = (await OfAsync(server, Role.Officer), await OfAsync(server, Role.Lead));
        await holder.Tasks.ClaimAsync(task.Id, idempotencyKey: "claim");
        Assert.Equal($"task:{task.Id}", (await holder.Approvals.TransferAsync($"task:{task.Id}", new TransferApproval("p-OFF-2", "出差"), "give")).Subject);
        await RefusedAsync(404, "not-found", holder.Approvals.TransferAsync("publication:none", new TransferApproval("p-OFF-2", "出差"), "none"));
        await RefusedAsync(409, "approval.no-way-back", (await OfAsync(server, Role.Officer + "-2")).Approvals.ReturnApprovalAsync($"task:{task.Id}", new ReturnApproval("材料不全"), "return"));

        var http = await server.SignedInAsync(Role.Lead);
        var handovers = RestService.For<IHandoversApi>(http, new RefitSettings(new SystemTextJsonContentSerializer(OrchestratorJson.Options)));
        var done = await handovers.HandOverAsync(new HandOver("p-OFF-2", "p-OFF", "调离"), "leave");
        Assert.Equal((1, 0), (done.Tasks, done.Left.Count));
        Assert.Equal("p-OFF", (await lead.Tasks.GetAsync(task.Id)).Task.AssigneeId);
        await RefusedAsync(403, "handover.may-not", RestService.For<IHandoversApi>(await server.SignedInAsync(Role.Officer), new RefitSettings(new SystemTextJsonContentSerializer(OrchestratorJson.Options))).HandOverAsync(new HandOver("p-OFF", "p-OFF-2", "x"), "no"));
    }

    private static async Task RefusedAsync(int status, string code, Task call)
    {
        var refused = await Assert.ThrowsAnyAsync<ApiException>(() => call);
        Assert.Equal((status, code), ((int)refused.StatusCode, (await refused.GetContentAsAsync<Problem>())!.Code));
    }

    private static async Task<(ITasksApi Tasks, IApprovalsApi Approvals, IAbsencesApi Absences)> OfAsync(HostServer server, string signInName)
    {
        var http = await server.SignedInAsync(signInName);
        var settings = new RefitSettings(new SystemTextJsonContentSerializer(OrchestratorJson.Options));
        return (RestService.For<ITasksApi>(http, settings), RestService.For<IApprovalsApi>(http, settings), RestService.For<IAbsencesApi>(http, settings));
    }
}
