namespace Orchestrator.Client.Deadlines;

/// <summary>Why a deadline is counted again.</summary>
/// <param name="StartedOn">The right day 0, when the recorded one was wrong.</param>
public sealed record DeadlineCorrection(string Reason, DateOnly? StartedOn = null);

/// <summary>Why a deadline is suspended or resumed.</summary>
public sealed record DeadlineReason(string Reason);
