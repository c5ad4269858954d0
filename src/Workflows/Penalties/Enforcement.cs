using NodaTime;

namespace Orchestrator.Workflows.Penalties;

/// <summary>What was done to have a decision carried out: demand, application to the court, stop order and its end. Dates are Asia/Shanghai.</summary>
public sealed record Enforcement
{
    /// <summary>催告书, and when it was served (day 0 of T-28).</summary>
    public string? DemandNoticeId { get; init; }
    public LocalDate? DemandServedOn { get; init; }
    /// <summary>What the unit said after the demand.</summary>
    public string? DemandAnswer { get; init; }
    public LocalDate? CourtAppliedOn { get; init; }
    public string? Court { get; init; }
    /// <summary>Number of the court's ruling.</summary>
    public string? Ruling { get; init; }
    /// <summary>The stop: from the day of service of the stop notice, for the days decided.</summary>
    public LocalDate? StopFrom { get; init; }
    public string? StopScope { get; init; }
    /// <summary>The day on which the connection was restored after the check.</summary>
    public LocalDate? RestoredOn { get; init; }
    /// <summary>That the decision was revoked or changed, or is proposed to be.</summary>
    public Revocation? Revocation { get; init; }
}
