namespace Orchestrator.Client.Reconciliation;

/// <summary>One comparison of declarations, register and self-checks.</summary>
/// <param name="Number">1 for the first of the campaign.</param>
/// <param name="Matched">Declared rows matched for certain with a registered unit.</param>
/// <param name="Doubtful">Rows of which a person has to say whom they mean.</param>
/// <param name="Found">Discrepancies found, those known before included.</param>
public sealed record ReconciliationRunInfo(string Id, string CampaignId, int Number, DateTimeOffset At, int Units, int DeclaredRows, int Statements, int Matched, int Doubtful, int Found, int New, int Changed, int Resolved);

/// <summary>Which campaign to compare.</summary>
public sealed record StartReconciliation(string CampaignId);

/// <summary>One finding in one version.</summary>
/// <param name="Rule"><c>RC-01</c> … <c>RC-20</c>.</param>
/// <param name="Key">What it is about, the same in every run.</param>
/// <param name="Subjects">Ids of units, the one that has to explain first; <c>?…</c> names somebody who is not registered.</param>
/// <param name="Grade"><c>Case</c>, <c>Task</c>, <c>Watch</c> or <c>Return</c>.</param>
/// <param name="State"><c>Open</c>, <c>Explained</c>, <c>Confirmed</c>, <c>Closed</c>, <c>Resolved</c> or <c>Superseded</c>.</param>
/// <param name="InputHash">SHA-256 of what was compared.</param>
public sealed record ReconciliationFindingInfo(
    string Id, string Rule, string Key, int Version, IReadOnlyList<string> Subjects, string? District, string Zh, string En, double Score, string Grade, string State, string InputHash, DateTimeOffset FoundAt, string? Explanation, DateTimeOffset? DecidedAt, string? CaseId);

/// <summary>What is asked about a lead.</summary>
public sealed record AskAboutLead(string Question);

/// <summary>What a unit answers.</summary>
public sealed record AnswerQuestion(string Answer);

/// <summary>A question about a lead to one unit, and its answer. Instants are UTC.</summary>
public sealed record LeadQuestionInfo(string Id, string FindingId, string UnitId, string Question, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);

/// <summary>The case of a lead.</summary>
public sealed record LeadCase(string CaseId);

/// <summary>What an officer decides about a finding; the explanation is mandatory.</summary>
/// <param name="State"><c>Explained</c>, <c>Confirmed</c> or <c>Closed</c>.</param>
public sealed record DecideFinding(string State, string Explanation);

/// <summary>A unit's place in the graph of who rents from whom.</summary>
/// <param name="Depth">Lines in the longest chain down to it.</param>
/// <param name="Cycle">The other members of the circle that it stands in; empty when in none.</param>
public sealed record AccessNodeInfo(string Id, string Name, int Depth, IReadOnlyList<string> Chain, IReadOnlyList<string> Cycle, IReadOnlyList<AccessLineInfo> Upstreams, IReadOnlyList<AccessLineInfo> Downstreams, int DownstreamCount);

/// <summary>One line of the graph.</summary>
/// <param name="Source"><c>DECL</c>, <c>SELF</c> or <c>REG</c>.</param>
public sealed record AccessLineInfo(string Id, string Name, string CircuitId, string Source);

/// <summary>Who uses an address by the published segments; null when it lies in none, empty when unknown.</summary>
public sealed record AddressOperatorInfo(string Address, string? Operator);
