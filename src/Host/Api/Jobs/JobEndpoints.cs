using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Jobs;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Jobs;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Jobs;

internal static class JobEndpoints
{
    private const string List = "jobs";
    private const string Items = "job-items";

    public static void Map(IEndpointRouteBuilder app)
    {
        var jobs = app.MapGroup("/api/jobs").WithTags("Jobs").RequireAuthorization(Policies.Staff);
        jobs.MapPost("", OrderAsync).AsCommand().WithName("OrderJob").WithSummary("下达批量作业 / Order bulk work");
        jobs.MapGet("", ListAsync).WithName("ListJobs").WithSummary("批量作业 / Jobs, newest first");
        jobs.MapGet("/{id}", GetAsync).WithName("GetJob").WithSummary("作业进度 / One job and how far it has come");
        jobs.MapGet("/{id}/items", ItemsAsync).WithName("ListJobItems").WithSummary("逐项结果 / The result of each item");
        jobs.MapPost("/{id}/pause", PauseAsync).AsCommand().WithName("PauseJob").WithSummary("暂停作业 / Hold a job");
        jobs.MapPost("/{id}/resume", ResumeAsync).AsCommand().WithName("ResumeJob").WithSummary("继续作业 / Go on with a job");
        jobs.MapPost("/{id}/cancel", CancelAsync).AsCommand().WithName("CancelJob").WithSummary("取消作业 / End a job; what was done stays done");
    }

    private static Task<Results<Ok<JobInfo>, ProblemAnswer>> OrderAsync(JobRequest request, IUnitOfWork unitOfWork, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        var kind = Parameters.Choice<JobKind>("kind", request.Kind) ?? throw new RefusedException(ApiRefusals.BadParameter("kind", "不能为空。", "it must not be empty."));
        var order = new JobOrder { AssigneeId = request.AssigneeId, Outcome = request.Outcome, Form = request.Form is { ValueKind: JsonValueKind.Object } form ? JsonObject.Create(form) : null };
        return ActAsync(unitOfWork, db, (desk, token) => kind == JobKind.Launch
            ? desk.OrderLaunchAsync(request.CampaignId ?? "", current.Actor, token)
            : desk.OrderAsync(kind, order, request.TaskIds ?? [], request.Reason, current.Actor, token), cancellationToken);
    }

    private static Task<Results<Ok<JobInfo>, ProblemAnswer>> PauseAsync(string id, IUnitOfWork unitOfWork, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        ActAsync(unitOfWork, db, (desk, token) => desk.PauseAsync(id, current.Actor, token), cancellationToken);

    private static Task<Results<Ok<JobInfo>, ProblemAnswer>> ResumeAsync(string id, IUnitOfWork unitOfWork, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        ActAsync(unitOfWork, db, (desk, token) => desk.ResumeAsync(id, current.Actor, token), cancellationToken);

    private static Task<Results<Ok<JobInfo>, ProblemAnswer>> CancelAsync(string id, IUnitOfWork unitOfWork, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        ActAsync(unitOfWork, db, (desk, token) => desk.CancelAsync(id, current.Actor, token), cancellationToken);

    private static async Task<Ok<Page<JobInfo>>> ListAsync(string? status, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var jobs = db.Jobs.AsNoTracking();
        if (Parameters.Choice<JobStatus>("status", status) is { } chosen)
            jobs = jobs.Where(j => j.Status == chosen);
        if (Cursor.Read(List, cursor, 2) is { } after)
        {
            var (at, id) = (after.Instant(0) ?? throw new BadCursorException(), after.Text(1));
            jobs = jobs.Where(j => j.OrderedAt < at || (j.OrderedAt == at && j.Id.CompareTo(id) < 0));
        }
        var rows = await jobs.OrderByDescending(j => j.OrderedAt).ThenByDescending(j => j.Id).Take(size + 1).ToListAsync(cancellationToken);
        var shown = (await JobViews.ShowAsync(db, rows, cancellationToken)).ToDictionary(j => j.Id);
        return TypedResults.Ok(PageSize.Cut(rows, size, j => shown[j.Id], j => Cursor.Of(List, j.OrderedAt, j.Id)));
    }

    private static async Task<Results<Ok<JobInfo>, ProblemAnswer>> GetAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancellationToken) is { } job
            ? TypedResults.Ok((await JobViews.ShowAsync(db, [job], cancellationToken))[0])
            : ProblemAnswer.Of(JobRefusals.Unknown(id));

    private static async Task<Results<Ok<Page<JobItemInfo>>, ProblemAnswer>> ItemsAsync(string id, string? status, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        if (!await db.Jobs.AnyAsync(j => j.Id == id, cancellationToken))
            return ProblemAnswer.Of(JobRefusals.Unknown(id));
        var items = db.JobItems.AsNoTracking().Where(i => i.JobId == id);
        if (Parameters.Choice<JobItemStatus>("status", status) is { } chosen)
            items = items.Where(i => i.Status == chosen);
        if (Cursor.Read(Items, cursor, 1) is { } after)
        {
            var last = after.Text(0);
            items = items.Where(i => i.Id.CompareTo(last) > 0);
        }
        var rows = await items.OrderBy(i => i.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, JobViews.Show, i => Cursor.Of(Items, i.Id)));
    }

    private static async Task<Results<Ok<JobInfo>, ProblemAnswer>> ActAsync(IUnitOfWork unitOfWork, OrchestratorDbContext db, Func<JobDesk, CancellationToken, Task<Answer<Job>>> act, CancellationToken cancellationToken)
    {
        var answer = await unitOfWork.RunAsync((services, token) => act(services.GetRequiredService<JobDesk>(), token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok((await JobViews.ShowAsync(db, [answer.Value], cancellationToken))[0]);
    }
}
