namespace Orchestrator.Workflows.Reconciliation.Matching;

/// <summary>How alike two texts are.</summary>
internal static class Similarity
{
    private const double PrefixWeight = 0.1;
    private const int LongestPrefix = 4;

    /// <summary>Jaro–Winkler, 0 to 1.</summary>
    public static double JaroWinkler(string left, string right)
    {
        var jaro = Jaro(left, right);
        var prefix = 0;
        while (prefix < Math.Min(LongestPrefix, Math.Min(left.Length, right.Length)) && left[prefix] == right[prefix])
            prefix++;
        return jaro + prefix * PrefixWeight * (1 - jaro);
    }

    /// <summary>Share of common pairs of neighbouring characters (Jaccard), 0 to 1.</summary>
    public static double TokenOverlap(string left, string right)
    {
        var (a, b) = (Pairs(left), Pairs(right));
        var common = a.Count(b.Contains);
        return a.Count + b.Count == 0 ? 0 : (double)common / (a.Count + b.Count - common);
    }

    private static HashSet<(char, char)> Pairs(string text) => [.. text.Zip(text.Skip(1))];

    private static double Jaro(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return 0;
        var reach = Math.Max(0, Math.Max(left.Length, right.Length) / 2 - 1);
        Span<bool> taken = right.Length <= 256 ? stackalloc bool[right.Length] : new bool[right.Length];
        var matched = new List<char>(left.Length);
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j <= Math.Min(right.Length - 1, i + reach); j++)
            {
                if (taken[j] || left[i] != right[j])
                    continue;
                taken[j] = true;
                matched.Add(left[i]);
                break;
            }
        }
        if (matched.Count == 0)
            return 0;
        var (at, moved) = (0, 0);
        for (var j = 0; j < right.Length; j++)
        {
            if (taken[j] && matched[at++] != right[j])
                moved++;
        }
        double m = matched.Count;
        return (m / left.Length + m / right.Length + (m - moved / 2.0) / m) / 3;
    }
}
