using NodaTime;

namespace Orchestrator.Workflows.Law;

/// <summary>A law, regulation or rule that documents cite, with its versions and the territory where it holds, domain reference §2.2.</summary>
public sealed record Instrument
{
    /// <summary>Stable key, for example <c>network-safety</c>.</summary>
    public required string Key { get; init; }
    /// <summary>The title as it must be printed, without brackets.</summary>
    public required string TitleZh { get; init; }
    /// <summary>Titles by which it is called wrongly or in short; they are understood and never printed.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public required string IssuerZh { get; init; }
    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<InstrumentVersion> Versions { get; init; }
    /// <summary>The districts where alone it holds until <see cref="EverywhereFrom"/>; empty for the whole city.</summary>
    public IReadOnlyList<string> Districts { get; init; } = [];
    /// <summary>First day on which it holds in every district.</summary>
    public LocalDate? EverywhereFrom { get; init; }

    /// <summary>The version in force on a date, or null.</summary>
    public InstrumentVersion? On(LocalDate date) => Versions.LastOrDefault(version => version.From <= date && (version.Until is null || date <= version.Until));

    /// <summary>Whether it holds in a district on a date.</summary>
    public bool HoldsIn(string district, LocalDate date) => Districts.Count == 0 || EverywhereFrom <= date || Districts.Any(known => Bare(known) == Bare(district));

    // Registers write 福田, laws 福田区.
    private static string Bare(string district) => district.TrimEnd('区');
}

/// <summary>One version of an instrument.</summary>
/// <param name="From">First day in force.</param>
/// <param name="Until">Last day in force; null while it is.</param>
/// <param name="Articles">How many articles it has; null where the text was not seen.</param>
/// <param name="Number">Number of the order that issued it.</param>
public sealed record InstrumentVersion(LocalDate From, LocalDate? Until, int? Articles, string? Number = null);
