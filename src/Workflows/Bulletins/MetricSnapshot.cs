using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Orchestrator.Workflows.Bulletins;

/// <summary>All figures of an instant, each with length and hash of the list behind it, in one canonical form.</summary>
/// <param name="Figures">Metric id (<c>m01</c> …), <c>metric:part</c>, <c>district/metric</c> and <c>metric@category</c> to value, in the order of their names.</param>
/// <param name="Json">The canonical form, UTF-8: no names, no persons, nothing that changes later.</param>
public sealed record MetricSnapshot(IReadOnlyDictionary<string, decimal> Figures, byte[] Json)
{
    /// <summary>Lower-case hex SHA-256 of <see cref="Json"/>.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Json));

    /// <summary>Name of the figure of one part of an indicator, for example <c>m90:T-06</c>.</summary>
    public static string PartKey(string metric, string part) => $"{metric}:{part}";

    /// <summary>Name of the figure of one district.</summary>
    public static string DistrictKey(string district, string metric) => $"{district}/{metric}";

    /// <summary>Name of the figure of one category of units.</summary>
    public static string CategoryKey(string category, string metric) => $"{metric}@{category}";

    /// <summary>The figures of the parts of an indicator, by part.</summary>
    public static IReadOnlyDictionary<string, decimal> PartsOf(IReadOnlyDictionary<string, decimal> figures, string metric) =>
        figures.Where(figure => figure.Key.StartsWith(PartKey(metric, ""), StringComparison.Ordinal)).ToDictionary(figure => figure.Key[(metric.Length + 1)..], figure => figure.Value);

    /// <summary>The figures that are told by district: by district, by metric.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> ByDistrict(IReadOnlyDictionary<string, decimal> figures) => Divided(figures, '/', group: 0);

    /// <summary>The figures that are told by category: by category, by metric.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> ByCategory(IReadOnlyDictionary<string, decimal> figures) => Divided(figures, '@', group: 1);

    private static Dictionary<string, IReadOnlyDictionary<string, decimal>> Divided(IReadOnlyDictionary<string, decimal> figures, char between, int group) =>
        figures.Where(figure => figure.Key.Contains(between, StringComparison.Ordinal)).Select(figure => (Names: figure.Key.Split(between), figure.Value)).GroupBy(figure => figure.Names[group])
            .ToDictionary(figure => figure.Key, figure => (IReadOnlyDictionary<string, decimal>)figure.ToDictionary(each => each.Names[1 - group], each => each.Value));

    /// <summary>Writes the canonical form.</summary>
    /// <param name="lists">For each metric with a list of its own: how many lines, and the hash over them.</param>
    public static MetricSnapshot Of(string campaignCode, DateTimeOffset asOf, SortedDictionary<string, decimal> figures, SortedDictionary<string, (int Count, string Hash)> lists)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("campaign", campaignCode);
            json.WriteString("as_of", asOf.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteStartObject("figures");
            foreach (var (metric, value) in figures)
                json.WriteString(metric, value.ToString("0.##", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteStartObject("lists");
            foreach (var (metric, (count, hash)) in lists)
            {
                json.WriteStartObject(metric);
                json.WriteNumber("count", count);
                json.WriteString("sha256", hash);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return new MetricSnapshot(figures, buffer.ToArray());
    }

    /// <summary>Hash over a list: ids, amounts, what they could be, and parts, a line each, in the order of the ids.</summary>
    public static string HashOf(IEnumerable<MetricRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows.OrderBy(row => row.Id, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Id} {row.Amount.ToString("0.###", CultureInfo.InvariantCulture)} {row.Base.ToString("0.###", CultureInfo.InvariantCulture)} {row.Part}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
