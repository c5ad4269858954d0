using NodaTime;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>What a plan says of one unit: the visit, or why there is none. Each unit stands in a plan once.</summary>
public sealed class PlannedVisit
{
    public required string Id { get; init; }
    public required string PlanId { get; init; }
    public required string CampaignId { get; init; }
    public required string CaseId { get; init; }
    public required string UnitId { get; init; }
    public required string CaseNumber { get; init; }
    public required string UnitName { get; init; }
    public required string District { get; init; }
    public required UnitCategory Category { get; init; }
    /// <summary>Points by which the units were put in order, see <see cref="VisitRisk"/>.</summary>
    public required int Risk { get; init; }
    /// <summary>What the points were given for, for example <c>late-filing</c>.</summary>
    public List<string> Grounds { get; init; } = [];
    public LocalDate? Day { get; set; }
    public string? LeadOfficerId { get; set; }
    public string? CoOfficerId { get; set; }
    /// <summary>Place among the visits of the pair on the day, 1 and up; 0 without a visit.</summary>
    public int Turn { get; set; }
    /// <summary>Why there is no visit, a code of <see cref="VisitObstacle"/>.</summary>
    public string? Obstacle { get; set; }
    public string? ObstacleZh { get; set; }
    public string? ObstacleEn { get; set; }
    public PlannedVisitStatus Status { get; set; }
    /// <summary>Why the case did not take the visit.</summary>
    public string? MessageZh { get; set; }
    public string? MessageEn { get; set; }
    /// <summary>When it went to its case (UTC).</summary>
    public DateTimeOffset? CarriedAt { get; set; }
    /// <summary>Concurrency token.</summary>
    public long Revision { get; set; }

    internal void PlaceAt(LocalDate day, string leadOfficerId, string coOfficerId, int turn)
    {
        (Day, LeadOfficerId, CoOfficerId, Turn, Status) = (day, leadOfficerId, coOfficerId, turn, PlannedVisitStatus.Placed);
        (Obstacle, ObstacleZh, ObstacleEn) = (null, null, null);
    }

    internal void LeaveOut(VisitObstacle obstacle)
    {
        (Day, LeadOfficerId, CoOfficerId, Turn, Status) = (null, null, null, 0, PlannedVisitStatus.NotPlaced);
        (Obstacle, ObstacleZh, ObstacleEn) = (obstacle.Code, obstacle.Zh, obstacle.En);
    }
}

/// <summary>Life of a planned visit.</summary>
public enum PlannedVisitStatus
{
    /// <summary>已排</summary>
    Placed,
    /// <summary>未排, with the reason.</summary>
    NotPlaced,
    /// <summary>待落实: the plan is approved, the case has not come to the step yet.</summary>
    Waiting,
    /// <summary>已落实: the case has its officers and its day.</summary>
    Carried,
    /// <summary>The case refused it, and says why.</summary>
    Refused,
    /// <summary>A later plan stands in its place.</summary>
    Replaced,
}
