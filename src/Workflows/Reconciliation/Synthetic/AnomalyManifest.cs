using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Orchestrator.Workflows.Reconciliation.Synthetic;

/// <summary>What was put into a synthetic city, and what must be found because of it: nothing more, nothing less.</summary>
/// <param name="Expected">Findings that must come out.</param>
/// <param name="NearMisses">What lies just within the rules, and must not.</param>
public sealed record AnomalyManifest(int Seed, int Units, IReadOnlyList<ExpectedFinding> Expected, IReadOnlyList<NearMiss> NearMisses)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Holds what was found against what must be.</summary>
    public ManifestScore Score(IEnumerable<Discrepancy> found)
    {
        var (must, did) = (Expected.Select(expected => expected.Key).ToHashSet(), found.Select(discrepancy => discrepancy.Key).ToHashSet());
        var right = did.Count(must.Contains);
        return new ManifestScore(did.Count == 0 ? 0 : (double)right / did.Count, must.Count == 0 ? 0 : (double)right / must.Count,
            [.. must.Except(did).Order(StringComparer.Ordinal)], [.. did.Except(must).Order(StringComparer.Ordinal)]);
    }
}

/// <summary>One finding that must come out.</summary>
/// <param name="Key">See <see cref="Discrepancy.Key"/>.</param>
/// <param name="Because">What was put in.</param>
public sealed record ExpectedFinding(string Rule, string Key, string Because);

/// <summary>Something that looks like a violation of a rule and is none.</summary>
public sealed record NearMiss(string Rule, string Subject, string Because);

/// <summary>How well the rules did.</summary>
/// <param name="Precision">Share of what was found that had to be, 0 to 1.</param>
/// <param name="Recall">Share of what had to be found that was, 0 to 1.</param>
public sealed record ManifestScore(double Precision, double Recall, IReadOnlyList<string> Missed, IReadOnlyList<string> Unexpected);
