using NodaTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>What somebody wants a plan to keep to.</summary>
/// <param name="FirstDay">First day of visits.</param>
/// <param name="LastDay">Last day of visits, included.</param>
/// <param name="VisitsPerDay">Most visits of an officer on a working day.</param>
/// <param name="AcrossDistricts">Whether pairs may help in other districts.</param>
/// <param name="Reason">Why visits lie after the inspection phase, when they do.</param>
public sealed record PlanWish(LocalDate FirstDay, LocalDate LastDay, int VisitsPerDay = 3, bool AcrossDistricts = false, string? Reason = null);
