namespace Orchestrator.Workflows.Orders;

/// <summary>One item of an order: which finding it is about, the rules that it rests on, what is demanded and by when.</summary>
/// <param name="Requirement">What the unit has to do.</param>
/// <param name="Bases">Rules of law and working papers, as they are cited; at least one.</param>
/// <param name="Days">Calendar days from the day after service; 0 means at once.</param>
/// <param name="DaysReason">Why the days differ from those of the checklist; null when they do not.</param>
public sealed record OrderItem(string FindingId, string ItemCode, string Requirement, IReadOnlyList<string> Bases, int Days, string? DaysReason = null);
