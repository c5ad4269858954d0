using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Tasks;

/// <summary>What a waiting step wants done.</summary>
internal sealed record TaskWish(string Act, string Title, string TitleEn, string Role, IReadOnlyList<string> Outcomes)
{
    /// <summary>A period such as <c>3 wd</c>, or a timer whose lawful length is meant such as <c>T-10</c>, counted from today; or none.</summary>
    public string? DueIn { get; init; }
    /// <summary>The last day when nothing is counted, for example that of the deadline that ends the wait.</summary>
    public LocalDate? DueOn { get; init; }
    /// <summary>Acts whose doers may not do this one.</summary>
    public IReadOnlyList<string> NotBy { get; init; } = [];
    /// <summary><c>LeadOfficer</c>, <c>UnitRepresentative</c> or nobody in particular.</summary>
    public string? AssignTo { get; init; }
    public string? NoticeId { get; init; }
}

/// <summary>Puts tasks on the worklist and takes them off again when their step ends otherwise.</summary>
internal sealed class TaskOpening(IRecords records, LegalClock clock, TimeProvider time)
{
    private const int Most = 200;
    private const string TaskIdKey = "TaskId";

    /// <summary>Opens the task of a step that waits at a bookmark.</summary>
    public async Task<WorkTask> OpenAsync(ActivityExecutionContext context, CaseFile file, Bookmark bookmark, TaskWish wish)
    {
        var dueOn = DueOn(file, wish);
        var task = new WorkTask
        {
            Id = Ids.New(time),
            CampaignId = file.Campaign.Id,
            CaseId = file.CaseOrNull?.Id,
            PenaltyCaseId = file.PenaltyOrNull?.Id,
            InstanceId = context.WorkflowExecutionContext.Id,
            BookmarkId = bookmark.Id,
            ActivityId = context.Activity.Id,
            ActivityNodeId = context.Activity.NodeId,
            Act = wish.Act,
            Title = wish.Title,
            TitleEn = wish.TitleEn,
            Role = wish.Role,
            AssigneeId = wish.AssignTo switch
            {
                "LeadOfficer" => file.LeadOfficerId,
                "UnitRepresentative" => file.CaseOrNull?.UnitRepresentativeId,
                _ => null,
            },
            District = file.District,
            UnitId = wish.Role == Role.Unit ? file.Case.UnitId : null,
            Subject = file.Subject,
            Outcomes = [.. wish.Outcomes],
            NoticeId = wish.NoticeId,
            ExcludedPersons = await DoersAsync(file, context.WorkflowExecutionContext.Id, wish.NotBy, context.CancellationToken),
            Timer = IsTimer(wish.DueIn) ? wish.DueIn!.Trim() : null,
            DueOn = dueOn,
            DueAt = dueOn is { } day ? LegalClock.EndOf(day) : null,
            CreatedAt = time.GetUtcNow(),
        };
        records.Add(task);
        context.Properties[TaskIdKey] = task.Id;
        return task;
    }

    private LocalDate? DueOn(CaseFile file, TaskWish wish) =>
        string.IsNullOrWhiteSpace(wish.DueIn) ? wish.DueOn
        : IsTimer(wish.DueIn) ? clock.Due(wish.DueIn.Trim(), time.GetUtcNow(), file.Profile).DueOn
        : clock.Due(time.GetUtcNow(), StatutoryPeriod.Parse(wish.DueIn), file.Profile).DueOn;

    private static bool IsTimer(string? dueIn) => dueIn?.TrimStart().StartsWith("T-", StringComparison.Ordinal) == true;

    /// <summary>The step ended without its task: the deadline passed, or the instance was cancelled.</summary>
    public async Task WithdrawAsync(ActivityExecutionContext context)
    {
        if (context.Properties.TryGetValue(TaskIdKey, out var id) && id is string taskId
            && await records.FindAsync<WorkTask>(taskId, context.CancellationToken) is { Status: WorkTaskStatus.Open } task)
            (task.Status, task.WithdrawnAt) = (WorkTaskStatus.Withdrawn, time.GetUtcNow());
    }

    private async Task<List<string>> DoersAsync(CaseFile file, string instanceId, IReadOnlyList<string> acts, CancellationToken cancellationToken)
    {
        if (acts.Count == 0)
            return [];
        var (campaignId, caseId, penaltyId) = (file.Campaign.Id, file.CaseOrNull?.Id, file.PenaltyOrNull?.Id);
        var done = await records.ListAsync<WorkTask>(
            row => row.CampaignId == campaignId && row.CaseId == caseId && row.PenaltyCaseId == penaltyId && (caseId != null || row.InstanceId == instanceId) && row.Status == WorkTaskStatus.Completed && acts.Contains(row.Act),
            Most, null, cancellationToken);
        return [.. done.Select(task => task.CompletedBy).OfType<string>().Distinct()];
    }
}
