using NodaTime;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>What officers and the public found in the field (FIELD).</summary>
public sealed record FieldFacts
{
    public IReadOnlyList<TipFact> Tips { get; init; } = [];
    public IReadOnlyList<InspectionFact> Inspections { get; init; } = [];
    public IReadOnlyList<SanctionFact> Sanctions { get; init; } = [];
    /// <summary>Licences as their authority lists them; empty when no list was given, and then number and class alone are checked.</summary>
    public IReadOnlyList<LicenceFact> Licences { get; init; } = [];
}

/// <summary>A tip about a place.</summary>
public sealed record TipFact(string Id, string Address, DateTimeOffset At);

/// <summary>How an inspection of a registered unit ended.</summary>
/// <param name="Issues">Checklist items found not to conform.</param>
public sealed record InspectionFact(string UnitId, DateTimeOffset At, int Issues);

/// <summary>A unit that was closed down, cut off or penalised.</summary>
/// <param name="On">Day from which it took effect, Asia/Shanghai.</param>
/// <param name="Closes">It may not go on: closed down, cut off, or stopped.</param>
public sealed record SanctionFact(string Id, string? UnitId, string Name, string RegistrationNumber, string Address, string? CircuitId, LocalDate On, bool Closes);

/// <summary>One licence of the licensing authority's list.</summary>
/// <param name="Scope">业务种类 as listed.</param>
public sealed record LicenceFact(string Number, string Holder, string Scope, LocalDate ValidUntil);
