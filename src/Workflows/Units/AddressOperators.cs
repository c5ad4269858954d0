using System.Globalization;

namespace Orchestrator.Workflows.Units;

/// <summary>Which operator uses an IPv4 address in Shenzhen, by the published segments in <c>data/shenzhen-ipv4-segments.csv</c>; found by halving.</summary>
public sealed class AddressOperators
{
    private readonly AddressSpan[] _spans;
    private readonly string[] _operators;

    private AddressOperators(List<(AddressSpan Span, string Operator)> segments)
    {
        segments.Sort((left, right) => left.Span.CompareTo(right.Span));
        _spans = [.. segments.Select(segment => segment.Span)];
        _operators = [.. segments.Select(segment => segment.Operator)];
    }

    /// <summary>The segments that ship with the product.</summary>
    public static AddressOperators Shenzhen { get; } = Load();

    public int Count => _spans.Length;

    /// <summary>The operator of the segment that holds this whole span; empty when the segment names none; null when no segment holds it.</summary>
    public string? OperatorOf(AddressSpan span)
    {
        var at = Array.BinarySearch(_spans, new AddressSpan(span.First, UInt128.Zero, span.IsV6));
        var before = (at < 0 ? ~at : at) - 1;
        return before >= 0 && _spans[before].Contains(span) ? _operators[before] : null;
    }

    private static AddressOperators Load()
    {
        using var stream = typeof(AddressOperators).Assembly.GetManifestResourceStream("shenzhen-ipv4-segments.csv") ?? throw new InvalidOperationException("The address segments are not embedded.");
        using var text = new StreamReader(stream);
        var segments = new List<(AddressSpan, string)>();
        _ = text.ReadLine();
        while (text.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            var span = AddressSpan.Parse($"{cells[0]}-{cells[1]}").Value;
            if (span.Size != UInt128.Parse(cells[3], CultureInfo.InvariantCulture))
                throw new InvalidDataException($"The segment {line} does not hold as many addresses as it says.");
            segments.Add((span, cells[2]));
        }
        return new AddressOperators(segments);
    }
}
