using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Jobs;
using Orchestrator.Host.Jobs;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Jobs;

/// <summary>Reads jobs page by page, and passes on what the reader wants done with them.</summary>
internal sealed class JobReader(RecordReader records, IUnitOfWork unitOfWork)
{
    public const int PageSize = 50;
    private const int MostStaff = 1_000;

    public Task<IReadOnlyList<JobInfo>> ListAsync(JobInfo? after) => records.ReadAsync(async db =>
    {
        var jobs = db.Jobs.AsQueryable();
        if (after is not null)
            jobs = jobs.Where(j => j.OrderedAt < after.OrderedAt || (j.OrderedAt == after.OrderedAt && j.Id.CompareTo(after.Id) < 0));
        return await JobViews.ShowAsync(db, await jobs.OrderByDescending(j => j.OrderedAt).ThenByDescending(j => j.Id).Take(PageSize).ToListAsync());
    });

    public Task<JobInfo?> FindAsync(string id) => records.ReadAsync(async db =>
        await db.Jobs.FirstOrDefaultAsync(j => j.Id == id) is { } job ? (await JobViews.ShowAsync(db, [job]))[0] : null);

    /// <summary>Items that were refused or failed, the first ones by their order.</summary>
    public Task<IReadOnlyList<JobItem>> TroubleAsync(string jobId) => records.ReadAsync(async db =>
        (IReadOnlyList<JobItem>)await db.JobItems.Where(i => i.JobId == jobId && (i.Status == JobItemStatus.Refused || i.Status == JobItemStatus.Failed)).OrderBy(i => i.Id).Take(PageSize).ToListAsync());

    /// <summary>Whom tasks can be given to, by name.</summary>
    public Task<IReadOnlyList<Person>> StaffAsync() => records.ReadAsync(async db =>
        (IReadOnlyList<Person>)await db.People.Where(person => person.IsActive && person.UnitId == null).OrderBy(person => person.DisplayName).Take(MostStaff).ToListAsync());

    /// <summary>Orders the same for many tasks.</summary>
    public Task<Answer<Job>> OrderAsync(JobKind kind, JobOrder order, IReadOnlyList<string> taskIds, string? reason, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<JobDesk>().OrderAsync(kind, order, taskIds, reason, actor, token));

    public Task<Refusal?> SteerAsync(string jobId, JobStatus next, Actor actor) => unitOfWork.RunAsync(async (services, token) =>
    {
        var desk = services.GetRequiredService<JobDesk>();
        var answer = await (next switch
        {
            JobStatus.Paused => desk.PauseAsync(jobId, actor, token),
            JobStatus.Cancelled => desk.CancelAsync(jobId, actor, token),
            _ => desk.ResumeAsync(jobId, actor, token),
        });
        return answer.Refusal;
    });
}
