using NodaTime;

namespace Orchestrator.Workflows.Planning;

/// <summary>A tip that somebody has to look into on the spot.</summary>
/// <param name="From">First day on which two officers can go there.</param>
/// <param name="By">Last day of its verification (T-39).</param>
/// <param name="OpensCase">It will be confirmed, and a case of its own is opened.</param>
internal sealed record PlannedTip(int Number, LocalDate From, LocalDate By, bool OpensCase);
