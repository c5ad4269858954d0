namespace Orchestrator.Workflows.Orders;

/// <summary>A rule that an item of an order may rest on: in force for the case's profile, on the day, in its district.</summary>
/// <param name="IsDefault">It stands in the proposal.</param>
/// <param name="IsLaw">False for working papers, such as the campaign's plan.</param>
public sealed record LawChoice(string Zh, string En, bool IsDefault, bool IsLaw);
