namespace Orchestrator.Client.Absences;

/// <summary>Arranges a deputy; both days belong to the absence, days in Asia/Shanghai.</summary>
public sealed record ArrangeAbsence(string PersonId, string DeputyId, DateOnly FirstDay, DateOnly LastDay, string Reason);

/// <summary>Who stands in for whom on which days.</summary>
public sealed record AbsenceInfo(string Id, string PersonId, string DeputyId, DateOnly FirstDay, DateOnly LastDay, string Reason, string ArrangedBy, DateTimeOffset ArrangedAt, string? EndedBy, DateTimeOffset? EndedAt);
