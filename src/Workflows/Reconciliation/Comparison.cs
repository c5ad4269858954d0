using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>Runs the rules over a picture, and holds what they find against what was found before. Pure.</summary>
public static class Comparison
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>All discrepancies, in the order of rules and keys; one for each key.</summary>
    public static IReadOnlyList<Discrepancy> Run(AccessPicture picture) =>
        [.. ReconciliationRule.All.SelectMany(rule => rule.Check(picture)).DistinctBy(discrepancy => discrepancy.Key)
            .OrderBy(discrepancy => discrepancy.Rule, StringComparer.Ordinal).ThenBy(discrepancy => discrepancy.Key, StringComparer.Ordinal)];

    /// <summary>What a run changes in the findings of a campaign.</summary>
    /// <param name="known">The latest version of each key found so far.</param>
    public static ComparisonResult Against(IReadOnlyCollection<ReconciliationFinding> known, IReadOnlyList<Discrepancy> found)
    {
        var byKey = known.ToDictionary(finding => finding.Key);
        var fresh = new List<(Discrepancy, int Version)>();
        var superseded = new List<ReconciliationFinding>();
        foreach (var discrepancy in found)
        {
            if (!byKey.Remove(discrepancy.Key, out var before))
            {
                fresh.Add((discrepancy, 1));
                continue;
            }
            // The same inputs raise nothing again, whether it is open, explained or closed; a difference that had gone and came back does.
            if (before.InputHash == HashOf(discrepancy) && before.State != FindingState.Resolved)
                continue;
            fresh.Add((discrepancy, before.Version + 1));
            superseded.Add(before);
        }
        return new ComparisonResult(fresh, superseded, [.. byKey.Values.Where(finding => finding.IsLive)]);
    }

    /// <summary>Lower-case hex SHA-256 over rule, subjects and facts.</summary>
    public static string HashOf(Discrepancy discrepancy) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{discrepancy.Key}\n{string.Join("\n", discrepancy.Subjects)}\n{SnapshotOf(discrepancy)}")));

    /// <summary>What was compared, as JSON in the order of the facts.</summary>
    public static string SnapshotOf(Discrepancy discrepancy) => JsonSerializer.Serialize(discrepancy.Facts.Select(fact => new[] { fact.Name, fact.Value }), Json);
}

/// <summary>What a run changes.</summary>
/// <param name="Fresh">To be written, each with its version.</param>
/// <param name="Superseded">Findings whose inputs changed.</param>
/// <param name="Gone">Live findings that the run did not find.</param>
public sealed record ComparisonResult(IReadOnlyList<(Discrepancy Discrepancy, int Version)> Fresh, IReadOnlyList<ReconciliationFinding> Superseded, IReadOnlyList<ReconciliationFinding> Gone);
