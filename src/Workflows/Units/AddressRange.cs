using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units;

/// <summary>IP address ranges as declared: CIDR, a single address, or first–last, several to a cell, normalised to CIDR.</summary>
public static class AddressRange
{
    private static readonly char[] Separators = [';', '；', ',', '，', '、', ' ', '\n', '\r', '\t'];

    /// <summary>All ranges of a cell, each in CIDR form, or the first that cannot be read.</summary>
    public static Answer<IReadOnlyList<string>> ParseList(string text)
    {
        var spans = ParseSpans(text);
        return spans.IsRefused ? spans.Refusal! : spans.Value.SelectMany(span => span.Blocks()).ToList();
    }

    /// <summary>All ranges of a cell in the order given, or the first that cannot be read.</summary>
    public static Answer<IReadOnlyList<AddressSpan>> ParseSpans(string text)
    {
        var spans = new List<AddressSpan>();
        var unified = text.Replace(" - ", "-", StringComparison.Ordinal).Replace("—", "-", StringComparison.Ordinal).Replace("–", "-", StringComparison.Ordinal).Replace("~", "-", StringComparison.Ordinal);
        foreach (var part in unified.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var answer = AddressSpan.Parse(part);
            if (answer.IsRefused)
                return answer.Refusal!;
            spans.Add(answer.Value);
        }
        return spans;
    }
}
