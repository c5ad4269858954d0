using NodaTime;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>What the guards of a plan look at.</summary>
internal sealed record PlanFacts(Actor Actor, Campaign Campaign, LocalDate Today)
{
    /// <summary>What is asked for, when a plan is proposed.</summary>
    public PlanWish? Wish { get; init; }
    /// <summary>Working days between the days asked for.</summary>
    public int WorkingDays { get; init; }
    /// <summary>The plan that is changed or decided.</summary>
    public InspectionPlan? Plan { get; init; }
}
