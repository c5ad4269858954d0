using System.Globalization;

namespace Orchestrator.Engine.Definitions;

/// <summary>Which version of a definition is meant. Text forms are Elsa's: <c>Latest</c>, <c>Published</c>, <c>LatestOrPublished</c>, <c>LatestAndPublished</c>, <c>Draft</c>, <c>AllVersions</c>, or a decimal number.</summary>
public readonly record struct VersionOptions(VersionChoice Choice, int Number = 0)
{
    public static readonly VersionOptions Latest = new(VersionChoice.Latest);
    public static readonly VersionOptions Published = new(VersionChoice.Published);
    public static readonly VersionOptions LatestOrPublished = new(VersionChoice.LatestOrPublished);
    public static readonly VersionOptions LatestAndPublished = new(VersionChoice.LatestAndPublished);
    public static readonly VersionOptions Draft = new(VersionChoice.Draft);
    public static readonly VersionOptions All = new(VersionChoice.AllVersions);
    public static VersionOptions Exactly(int number) => new(VersionChoice.Number, number);

    /// <summary>Reads Elsa's text form; null, empty or unknown text gives <paramref name="fallback"/>.</summary>
    public static VersionOptions Parse(string? text, VersionOptions fallback) =>
        string.IsNullOrWhiteSpace(text) ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Exactly(number)
        : Enum.TryParse<VersionChoice>(text, ignoreCase: true, out var choice) && choice != VersionChoice.Number ? new(choice)
        : fallback;

    public override string ToString() => Choice == VersionChoice.Number ? Number.ToString(CultureInfo.InvariantCulture) : Choice.ToString();
}

/// <summary>The kinds of version that Elsa's clients ask for.</summary>
public enum VersionChoice
{
    Latest,
    Published,
    LatestOrPublished,
    LatestAndPublished,
    Draft,
    AllVersions,
    Number,
}
