using NodaTime;

namespace Orchestrator.Host.Workbench.InspectionPlans;

/// <summary>What somebody wants changed about a planned visit.</summary>
public sealed record VisitMove(string VisitId, LocalDate Day, string LeadId, string SecondId, string? Reason);
