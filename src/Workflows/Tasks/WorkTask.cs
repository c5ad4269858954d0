using NodaTime;

namespace Orchestrator.Workflows.Tasks;

/// <summary>One thing that a role has to do: the worklist's row, made by a waiting step of a workflow and completed exactly once.</summary>
public sealed class WorkTask
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public string? CaseId { get; init; }
    public string? PenaltyCaseId { get; init; }
    public required string InstanceId { get; init; }
    /// <summary>The bookmark that completing the task resumes.</summary>
    public required string BookmarkId { get; init; }
    public required string ActivityId { get; set; }
    /// <summary>Node id as the designer knows it, for example <c>Workflow1:Flowchart1:ReviewSelfCheck</c>.</summary>
    public required string ActivityNodeId { get; set; }
    /// <summary>The act group whose guard and form apply, for example <c>self-check-review</c>; empty for a plain decision.</summary>
    public required string Act { get; init; }
    public required string Title { get; set; }
    public required string TitleEn { get; set; }
    /// <summary>Role that may do it, see <see cref="People.Role"/>.</summary>
    public required string Role { get; init; }
    /// <summary>The person it is assigned to; null while anyone of the role (and district) may take it.</summary>
    public string? AssigneeId { get; set; }
    public required string District { get; init; }
    /// <summary>For unit tasks: the unit, so that nobody else sees it.</summary>
    public string? UnitId { get; init; }
    /// <summary>Unit name or campaign title, for the list.</summary>
    public required string Subject { get; init; }
    /// <summary>The outcomes that the step allows: the ports of its node.</summary>
    public List<string> Outcomes { get; init; } = [];
    /// <summary>The document that the task is about (to serve, to approve), if any.</summary>
    public string? NoticeId { get; set; }
    /// <summary>People who may not do it (four eyes, separation of duties).</summary>
    public List<string> ExcludedPersons { get; init; } = [];
    /// <summary>The timer of the domain reference §2.6 that limits it, for example <c>T-23</c>; null when its time is set otherwise.</summary>
    public string? Timer { get; init; }
    /// <summary>Last day, Asia/Shanghai; null when nothing limits it.</summary>
    public LocalDate? DueOn { get; init; }
    /// <summary>Instant (UTC) at which it is overdue: the end of <see cref="DueOn"/>; kept for sorting.</summary>
    public DateTimeOffset? DueAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public WorkTaskStatus Status { get; set; } = WorkTaskStatus.Open;
    public string? CompletedBy { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }
    public string? Outcome { get; set; }
    /// <summary>When it left the worklist without being done; null otherwise.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
    /// <summary>The form as filled in, JSON.</summary>
    public string? Form { get; set; }
    /// <summary>The absent person for whom it was done (代理); null when in one's own right.</summary>
    public string? CompletedFor { get; set; }
    /// <summary>How many slips were given that ask for a signature or advice; with none, nobody looks for any.</summary>
    public int Slips { get; set; }
    /// <summary>A decision that waits for signatures after it, JSON; the task is open until they are there.</summary>
    public string? Held { get; set; }
    /// <summary>Who sent the case back to this step, and why (退回); or took it back (拿回).</summary>
    public string? ReturnedBy { get; set; }
    public string? ReturnReason { get; set; }
    /// <summary>How often somebody urged it, and when last (UTC).</summary>
    public int Urges { get; set; }
    public DateTimeOffset? UrgedAt { get; set; }
    /// <summary>Concurrency token and ETag.</summary>
    public long Revision { get; set; }

    /// <summary>The clerk enters what a unit has sent by post or said at the counter; it is no work of theirs until something has come.</summary>
    public bool MayBeEnteredBy(People.Actor actor) => Act == Acts.Penalties.RightsActs.Group && actor.UnitId is null && actor.Is(People.Role.Clerk);
}

/// <summary>Life of a task.</summary>
public enum WorkTaskStatus
{
    Open,
    Completed,
    /// <summary>The step ended otherwise: its deadline expired, or the instance was cancelled.</summary>
    Withdrawn,
}
