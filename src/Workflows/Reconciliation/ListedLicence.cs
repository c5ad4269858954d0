using NodaTime;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>One line of the licensing authority's list of licences, as it was taken over; the next list replaces all of them.</summary>
public sealed class ListedLicence
{
    /// <summary>许可证编号, unique in the list.</summary>
    public required string Id { get; init; }
    public required string Holder { get; init; }
    /// <summary>业务种类 as listed.</summary>
    public required string Scope { get; init; }
    /// <summary>Last day on which it is valid, Asia/Shanghai.</summary>
    public required LocalDate ValidUntil { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
}
