using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Jobs;

/// <summary>Takes, steers and does jobs. Every method works in the caller's transaction.</summary>
public sealed class JobDesk
{
    /// <summary>Most tasks of one job.</summary>
    public const int MostTasks = 10_000;

    private readonly IRecords _records;
    private readonly IJobItems _items;
    private readonly IAuditTrail _audit;
    private readonly CampaignDesk _campaigns;
    private readonly TaskDesk _tasks;
    private readonly TimeProvider _clock;

    internal JobDesk(IRecords records, IJobItems items, IAuditTrail audit, CampaignDesk campaigns, TaskDesk tasks, TimeProvider clock) =>
        (_records, _items, _audit, _campaigns, _tasks, _clock) = (records, items, audit, campaigns, tasks, clock);

    /// <summary>Launches a drafted campaign, or one whose units have not all got their case, and orders the cases.</summary>
    public async Task<Answer<Job>> OrderLaunchAsync(string campaignId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await _campaigns.LaunchAsync(campaignId, actor, cancellationToken) is { Refusal: { Code: not "campaign.already-launched" } no })
            return no;
        if (await _records.CountAsync<Job>(job => job.CampaignId == campaignId && (job.Status == JobStatus.Running || job.Status == JobStatus.Paused), cancellationToken) > 0)
            return JobRefusals.LaunchRuns;
        var units = await _items.CountUnitsWithoutCaseAsync(campaignId, cancellationToken);
        if (units == 0)
            return JobRefusals.NothingToOpen;
        var job = New(JobKind.Launch, new JobOrder(), null, actor, units, campaignId);
        _records.Add(job);
        await _items.AddUnitsWithoutCaseAsync(job.Id, campaignId, cancellationToken);
        await RecordAsync(job, actor, "job.ordered", null, cancellationToken);
        return job;
    }

    /// <summary>Orders the same for many tasks. Whether each may be done is decided when its turn comes, by the same rules as for one.</summary>
    public async Task<Answer<Job>> OrderAsync(JobKind kind, JobOrder order, IReadOnlyList<string> taskIds, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var chosen = taskIds.Distinct(StringComparer.Ordinal).ToList();
        if (chosen.Count is 0 or > MostTasks)
            return chosen.Count == 0 ? JobRefusals.NoItems : JobRefusals.TooMany(MostTasks);
        if (kind == JobKind.Assign ? order.AssigneeId is null : string.IsNullOrEmpty(order.Outcome))
            return kind == JobKind.Assign ? JobRefusals.NoAssignee : JobRefusals.NoOutcome;
        var job = New(kind, order, reason, actor, chosen.Count, null);
        _records.Add(job);
        for (var i = 0; i < chosen.Count; i++)
            _records.Add(new JobItem { Id = $"{job.Id}-{i:D6}", JobId = job.Id, SubjectId = chosen[i] });
        await RecordAsync(job, actor, "job.ordered", null, cancellationToken);
        return job;
    }

    public Task<Answer<Job>> PauseAsync(string jobId, Actor actor, CancellationToken cancellationToken = default) => SteerAsync(jobId, JobStatus.Paused, "job.paused", actor, cancellationToken);

    public Task<Answer<Job>> ResumeAsync(string jobId, Actor actor, CancellationToken cancellationToken = default) => SteerAsync(jobId, JobStatus.Running, "job.resumed", actor, cancellationToken);

    /// <summary>Ends a job: what was done stays done, the rest is left.</summary>
    public Task<Answer<Job>> CancelAsync(string jobId, Actor actor, CancellationToken cancellationToken = default) => SteerAsync(jobId, JobStatus.Cancelled, "job.cancelled", actor, cancellationToken);

    /// <summary>Works on up to <paramref name="most"/> items of a running job. Answers how many were taken; fewer than asked for means that nothing is left or others hold it.</summary>
    /// <exception cref="RefusedException">With <paramref name="most"/> of 1: the domain said no after something had changed; the caller rolls back and records it.</exception>
    public async Task<IReadOnlyList<string>> WorkAsync(string jobId, int most, Action<IReadOnlyList<string>> taken, CancellationToken cancellationToken = default)
    {
        var job = await _records.GetAsync<Job>(jobId, cancellationToken);
        if (job.Status != JobStatus.Running)
            return [];
        var items = await _items.TakeAsync(jobId, most, cancellationToken);
        IReadOnlyList<string> ids = [.. items.Select(item => item.Id)];
        taken(ids);
        if (items.Count == 0)
            return ids;
        var actor = await _records.FindAsync<Person>(job.OrderedBy, cancellationToken) is { IsActive: true } person ? person.AsActor() : new Actor(job.OrderedBy, job.OrderedByName, []);
        if (job.Kind == JobKind.Launch)
            await OpenAsync(job, items, actor, cancellationToken);
        else
            await DecideAsync(job, items, actor, cancellationToken);
        return ids;
    }

    /// <summary>After the transaction of an item had to be rolled back: puts the item aside with the reason, in a transaction of its own.</summary>
    public async Task RecordFailureAsync(string itemId, Exception error, CancellationToken cancellationToken = default)
    {
        if (await _records.FindAsync<JobItem>(itemId, cancellationToken) is not { Status: JobItemStatus.Pending } item)
            return;
        if (error is RefusedException refused)
            Refuse(item, refused.Refusal);
        else
            (item.Status, item.DoneAt, item.Message, item.MessageEn) = (JobItemStatus.Failed, _clock.GetUtcNow(), Cut(error.Message), Cut(error.Message));
    }

    /// <summary>Closes a job of which nothing is left to do.</summary>
    public async Task CloseIfDoneAsync(string jobId, CancellationToken cancellationToken = default)
    {
        if (await _records.FindAsync<Job>(jobId, cancellationToken) is { Status: JobStatus.Running } job
            && await _records.FirstAsync<JobItem>(item => item.JobId == jobId && item.Status == JobItemStatus.Pending, null, cancellationToken) is null)
            (job.Status, job.CompletedAt) = (JobStatus.Completed, _clock.GetUtcNow());
    }

    private async Task OpenAsync(Job job, IReadOnlyList<JobItem> items, Actor actor, CancellationToken cancellationToken)
    {
        var opened = await _campaigns.OpenCasesOfAsync(job.CampaignId!, [.. items.Select(item => item.SubjectId)], actor, cancellationToken);
        foreach (var item in items)
            Done(item, opened.GetValueOrDefault(item.SubjectId));
    }

    private async Task DecideAsync(Job job, IReadOnlyList<JobItem> items, Actor actor, CancellationToken cancellationToken)
    {
        var order = job.Orders();
        foreach (var item in items)
        {
            if (job.Kind == JobKind.Assign)
            {
                var given = await _tasks.ReassignAsync(item.SubjectId, order.AssigneeId!, job.Reason ?? "", actor, cancellationToken);
                Settle(item, given.Refusal, given.IsRefused ? null : given.Value.CaseId);
            }
            else
            {
                var done = await _tasks.CompleteAsync(new CompleteTask(item.SubjectId, order.Outcome!, (JsonObject?)order.Form?.DeepClone(), job.Reason), actor, cancellationToken);
                Settle(item, done.Refusal, done.IsRefused ? null : done.Value.CaseId);
            }
        }
    }

    private async Task<Answer<Job>> SteerAsync(string jobId, JobStatus next, string act, Actor actor, CancellationToken cancellationToken)
    {
        if (await _records.FindAsync<Job>(jobId, cancellationToken) is not { } job)
            return JobRefusals.Unknown(jobId);
        if (job.OrderedBy != actor.Id && !actor.Is(Role.Office) && !actor.Is(Role.Admin))
            return JobRefusals.NotYours;
        if (job.IsOver)
            return JobRefusals.Over(job);
        if (job.Status == next)
            return job;
        job.Status = next;
        if (next == JobStatus.Cancelled)
        {
            job.CompletedAt = _clock.GetUtcNow();
            await _items.LeaveAsync(jobId, cancellationToken);
        }
        await RecordAsync(job, actor, act, null, cancellationToken);
        return job;
    }

    private Job New(JobKind kind, JobOrder order, string? reason, Actor actor, int total, string? campaignId) => new()
    {
        Id = Ids.New(_clock),
        Kind = kind,
        Order = Job.Write(order),
        CampaignId = campaignId,
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        OrderedBy = actor.Id,
        OrderedByName = actor.Name,
        OrderedAt = _clock.GetUtcNow(),
        Total = total,
    };

    private Task RecordAsync(Job job, Actor actor, string act, string? reason, CancellationToken cancellationToken) =>
        _audit.AppendAsync(actor, act, after: job.Kind.ToString(), reason: reason ?? job.Reason, data: new { job = job.Id, job.Total }, cancellationToken: cancellationToken);

    private void Settle(JobItem item, Refusal? refusal, string? caseId)
    {
        if (refusal is null)
            Done(item, caseId);
        else
            Refuse(item, refusal);
    }

    private void Done(JobItem item, string? caseId) => (item.Status, item.DoneAt, item.CaseId) = (JobItemStatus.Done, _clock.GetUtcNow(), caseId);

    private void Refuse(JobItem item, Refusal refusal) =>
        (item.Status, item.DoneAt, item.Message, item.MessageEn) = (JobItemStatus.Refused, _clock.GetUtcNow(), Cut(refusal.Zh), Cut(refusal.En));

    private static string Cut(string text) => text.Length <= 1000 ? text : text[..1000];
}
