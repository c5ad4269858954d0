using NodaTime;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Absences;

/// <summary>代理: for these days a deputy does what waits for an absent person, under the deputy's own name and saying for whom.</summary>
public sealed class Absence
{
    public required string Id { get; init; }
    public required string PersonId { get; init; }
    public required string DeputyId { get; init; }
    /// <summary>First day, Asia/Shanghai.</summary>
    public required LocalDate FirstDay { get; init; }
    /// <summary>Last day; it belongs to the absence.</summary>
    public required LocalDate LastDay { get; init; }
    public required string Reason { get; init; }
    public required string ArrangedBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset ArrangedAt { get; init; }
    /// <summary>Ended early: the person is back.</summary>
    public string? EndedBy { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether a deputy who holds these roles may act in a role of the absent person: legal review and hearings need somebody who holds the role themselves.</summary>
    public static bool LetsAct(IReadOnlyCollection<string> deputyRoles, string role) => role is not (Role.Legal or Role.Hearing or Role.Unit) || deputyRoles.Contains(role);
}
