using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Orchestrator.Client;
using Orchestrator.Client.Approvals;
using Orchestrator.Client.Tasks;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Api.Tasks;

internal static class TaskEndpoints
{
    private static readonly Refusal Moved = new("task.revision-moved", "任务在您打开之后已有变化，请刷新后再试。", "The task has changed since you opened it; load it again.");

    public static void Map(IEndpointRouteBuilder app)
    {
        var tasks = app.MapGroup("/api/tasks").WithTags("Tasks").RequireAuthorization(Policies.SignedIn);
        tasks.MapGet("", ListAsync).WithName("ListTasks").WithSummary("工作列表 / Worklist, overdue first");
        tasks.MapGet("/{id}", GetAsync).WithName("GetTask").WithSummary("任务及表单 / One task with its forms");
        tasks.MapPost("/{id}/complete", CompleteAsync).AsEdit().WithName("CompleteTask").WithSummary("办理任务 / Complete a task");
        tasks.MapPost("/{id}/claim", ClaimAsync).AsEdit().WithName("ClaimTask").WithSummary("领取任务 / Take a task");
        tasks.MapPost("/{id}/reassign", ReassignAsync).AsEdit().RequireAuthorization(Policies.Staff).WithName("ReassignTask").WithSummary("转办、改派任务 / Give a task to somebody else");
        tasks.MapPost("/{id}/return", ReturnAsync).AsCommand().RequireAuthorization(Policies.Staff).WithName("ReturnTask").WithSummary("退回 / Send back to an earlier step");
        tasks.MapPost("/{id}/take-back", TakeBackAsync).AsCommand().WithName("TakeBackTask").WithSummary("拿回 / Take one's own submission back");
    }

    private static async Task<Ok<Page<TaskSummary>>> ListAsync([AsParameters] TaskFilter filter, OrchestratorDbContext db, ICurrentActor current, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await TaskQueries.ListAsync(db, filter, await Viewer.AtTasksAsync(current, db, clock, cancellationToken), clock.GetUtcNow(), cancellationToken));

    private static async Task<Results<Ok<TaskDetails>, ProblemAnswer>> GetAsync(string id, HttpResponse response, OrchestratorDbContext db, IActCatalog acts, ICurrentActor current, TimeProvider clock, CancellationToken cancellationToken)
    {
        var viewer = await Viewer.AtTasksAsync(current, db, clock, cancellationToken);
        if (await SeenAsync(db, id, viewer, cancellationToken) is not { } task)
            return NotFound();
        Revisions.Show(response, task.Revision);
        var settings = await db.Campaigns.Where(row => row.Id == task.CampaignId).Select(row => row.Settings).SingleAsync(cancellationToken);
        var @case = task.CaseId is null ? null : await db.Cases.AsNoTracking().SingleAsync(row => row.Id == task.CaseId, cancellationToken);
        return TypedResults.Ok(new TaskDetails(task.Summary(clock.GetUtcNow()), [.. acts.For(task).Where(form => form.IsOffered(settings)).Select(TaskViews.Show)], task.MayDo(viewer, @case), task.CompletedBy, task.CompletedAt));
    }

    private static async Task<Results<Ok<TaskCompletionResult>, ProblemAnswer>> CompleteAsync(string id, TaskCompletion completion, HttpRequest request, OrchestratorDbContext db, ISharedUnitOfWork unitOfWork, ICurrentActor current, IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        var (actor, command) = (current.Actor, new CompleteTask(id, completion.Outcome, completion.Form, completion.Reason, Revisions.Expected(request)));
        try
        {
            // A refusal leaves the transaction as an exception, so that nothing of it is kept.
            return TypedResults.Ok(await unitOfWork.RunAsync(id, async (services, token) =>
            {
                var done = (await services.GetRequiredService<TaskDesk>().CompleteAsync(command, actor, token)).Value;
                var result = new TaskCompletionResult(done.TaskId, done.CaseId, done.CaseState, done.OpenTaskIds, done.IsHeld);
                CommandKey.Current?.Answer = JsonSerializer.Serialize(result, json.Value.SerializerOptions);
                return result;
            }, cancellationToken));
        }
        catch (RefusedException)
        {
            // Whoever may do a task sees it; of one that is not theirs to see nobody learns anything.
            if (await SeenAsync(db, id, Viewer.Of(current), cancellationToken) is null)
                return NotFound();
            throw;
        }
    }

    private static Task<Results<Ok<TaskCompletionResult>, ProblemAnswer>> ReturnAsync(string id, ReturnTask to, OrchestratorDbContext db, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return GoBackAsync(id, db, unitOfWork, Viewer.Of(current), (desk, token) => desk.ReturnAsync(id, to.ToAct, to.Reason, actor, token), cancellationToken);
    }

    private static Task<Results<Ok<TaskCompletionResult>, ProblemAnswer>> TakeBackAsync(string id, TakeBackTask given, OrchestratorDbContext db, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return GoBackAsync(id, db, unitOfWork, Viewer.Of(current), (desk, token) => desk.TakeBackAsync(id, given.Reason, actor, token), cancellationToken);
    }

    private static async Task<Results<Ok<TaskCompletionResult>, ProblemAnswer>> GoBackAsync(string id, OrchestratorDbContext db, IUnitOfWork unitOfWork, Viewer viewer, Func<TaskDesk, CancellationToken, Task<Answer<TaskCompleted>>> act, CancellationToken cancellationToken)
    {
        if (await SeenAsync(db, id, viewer, cancellationToken) is null)
            return NotFound();
        var done = await unitOfWork.RunAsync(async (services, token) => (await act(services.GetRequiredService<TaskDesk>(), token)).Value, cancellationToken);
        return TypedResults.Ok(new TaskCompletionResult(done.TaskId, done.CaseId, done.CaseState, done.OpenTaskIds, done.IsHeld));
    }

    private static Task<Results<Ok<TaskSummary>, ProblemAnswer>> ClaimAsync(string id, HttpRequest request, HttpResponse response, OrchestratorDbContext db, IUnitOfWork unitOfWork, ICurrentActor current, TimeProvider clock, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return ChangeAsync(id, request, response, db, unitOfWork, Viewer.Of(current), clock, (desk, token) => desk.ClaimAsync(id, actor, token), cancellationToken);
    }

    private static Task<Results<Ok<TaskSummary>, ProblemAnswer>> ReassignAsync(string id, TaskReassignment reassignment, HttpRequest request, HttpResponse response, OrchestratorDbContext db, IUnitOfWork unitOfWork, ICurrentActor current, TimeProvider clock, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return ChangeAsync(id, request, response, db, unitOfWork, Viewer.Of(current), clock, (desk, token) => desk.ReassignAsync(id, reassignment.AssigneeId, reassignment.Reason, actor, token), cancellationToken);
    }

    private static async Task<Results<Ok<TaskSummary>, ProblemAnswer>> ChangeAsync(string id, HttpRequest request, HttpResponse response, OrchestratorDbContext db, IUnitOfWork unitOfWork, Viewer viewer, TimeProvider clock, Func<TaskDesk, CancellationToken, Task<Answer<WorkTask>>> change, CancellationToken cancellationToken)
    {
        if (await SeenAsync(db, id, viewer, cancellationToken) is null)
            return NotFound();
        var expected = Revisions.Expected(request);
        var changed = await unitOfWork.RunAsync(async (services, token) =>
        {
            var task = (await change(services.GetRequiredService<TaskDesk>(), token)).Value;
            return expected is { } revision && revision != task.Revision ? throw new RefusedException(Moved) : task;
        }, cancellationToken);
        Revisions.Show(response, changed.Revision);
        return TypedResults.Ok(changed.Summary(clock.GetUtcNow()));
    }

    private static Task<WorkTask?> SeenAsync(OrchestratorDbContext db, string id, Viewer viewer, CancellationToken cancellationToken) =>
        db.Tasks.AsNoTracking().SeenBy(viewer).FirstOrDefaultAsync(t => t.Id == id, cancellationToken);

    private static ProblemAnswer NotFound() => ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
}
