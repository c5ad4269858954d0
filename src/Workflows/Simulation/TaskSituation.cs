using NodaTime;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Simulation;

/// <summary>What a simulated person knows when a task comes up.</summary>
public sealed record TaskSituation
{
    public required WorkTask Task { get; init; }
    public required Campaign Campaign { get; init; }
    /// <summary>How many earlier tasks of the same act the case has had.</summary>
    public required int Attempt { get; init; }
    public UnitCase? Case { get; init; }
    public Unit? Unit { get; init; }
    public PenaltyCase? Penalty { get; init; }
    /// <summary>The tip that the task is about.</summary>
    public Tip? Tip { get; init; }
    /// <summary>What has to be dealt with before this can be done: tips and documents of a case that is to be closed, tips of a campaign that is to be reported on.</summary>
    public int Before { get; init; }
    /// <summary>Visits in vain with the document that is to be served.</summary>
    public int VisitsInVain { get; init; }
    /// <summary>Pieces of evidence that are kept and to be decided on.</summary>
    public int KeptPieces { get; init; }
    /// <summary>The order that runs, if any.</summary>
    public RectificationOrder? Order { get; init; }
    public IReadOnlyList<Finding> OpenFindings { get; init; } = [];
    /// <summary>Last day of the period that ends this task, when one is armed.</summary>
    public LocalDate? PeriodEnds { get; init; }

    /// <summary>What the person's luck hangs on: the unit, the tip, or the campaign for its own tasks.</summary>
    public string Key => Unit?.Code ?? Tip?.Number ?? Campaign.Code;
}

/// <summary>What a simulated person does, and who it is.</summary>
public sealed record SimulatedAct(string Outcome, IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode?> Answers, string? Reason = null);
