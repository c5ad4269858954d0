using NodaTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>What the planner proposes: of every unit either a visit or an obstacle.</summary>
public sealed record VisitProposal(IReadOnlyList<ProposedVisit> Visits, IReadOnlyList<UnplacedVisit> Unplaced);

/// <summary>A proposed visit.</summary>
/// <param name="Turn">Place among the visits of the pair on the day, 1 and up.</param>
public sealed record ProposedVisit(VisitSubject Subject, LocalDate Day, string LeadOfficerId, string CoOfficerId, int Turn);

/// <summary>A unit without a visit.</summary>
public sealed record UnplacedVisit(VisitSubject Subject, VisitObstacle Obstacle);
