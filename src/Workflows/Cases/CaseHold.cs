using NodaTime;

namespace Orchestrator.Workflows.Cases;

/// <summary>中止 (X1): a case that stands still in its state, why and since when. Documents are served and statutory periods run on; nothing else is done.</summary>
/// <param name="Ground">From the list: unit not found, criminal case first, force majeure, or as stated.</param>
public sealed record CaseHold(string Ground, string Reason, LocalDate Since);
