using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units;

/// <summary>
/// Consecutive addresses of one family, both ends included. Ordered by family, first address, then the longer before the shorter, which is the order
/// in which a sweep meets an allocation before what was cut from it.
/// </summary>
/// <param name="First">First address as a number; IPv4 uses the lowest 32 bits.</param>
public readonly record struct AddressSpan(UInt128 First, UInt128 Last, bool IsV6) : IComparable<AddressSpan>
{
    private static readonly AddressSpan[] Private =
    [
        Known("10.0.0.0/8"), Known("172.16.0.0/12"), Known("192.168.0.0/16"), // RFC 1918
        Known("100.64.0.0/10"), // RFC 6598, behind a carrier's address translation
        Known("fc00::/7"), // RFC 4193
    ];

    /// <summary>How many addresses it holds; the whole of IPv6 counts one less than it has.</summary>
    public UInt128 Size => Last - First == UInt128.MaxValue ? UInt128.MaxValue : Last - First + 1;

    /// <summary>Lies whole in a range that anybody may use behind address translation, so that two units may hold it without any conflict.</summary>
    public bool IsPrivate
    {
        get
        {
            foreach (var range in Private)
            {
                if (range.Contains(this))
                    return true;
            }
            return false;
        }
    }

    public bool Contains(AddressSpan other) => IsV6 == other.IsV6 && First <= other.First && other.Last <= Last;

    public bool Overlaps(AddressSpan other) => IsV6 == other.IsV6 && First <= other.Last && other.First <= Last;

    public int CompareTo(AddressSpan other) =>
        IsV6 != other.IsV6 ? IsV6.CompareTo(other.IsV6) : First != other.First ? First.CompareTo(other.First) : other.Last.CompareTo(Last);

    public static bool operator <(AddressSpan left, AddressSpan right) => left.CompareTo(right) < 0;
    public static bool operator >(AddressSpan left, AddressSpan right) => left.CompareTo(right) > 0;
    public static bool operator <=(AddressSpan left, AddressSpan right) => left.CompareTo(right) <= 0;
    public static bool operator >=(AddressSpan left, AddressSpan right) => left.CompareTo(right) >= 0;

    /// <summary>One CIDR block, one address, or first–last, IPv4 or IPv6. Refused: what is no address, a block with host bits, ends of two families, an end before the beginning.</summary>
    public static Answer<AddressSpan> Parse(string text)
    {
        var part = text.Trim();
        if (part.Contains('/', StringComparison.Ordinal))
            return Block(part) is { } block ? block : Unreadable(part);
        if (part.IndexOf('-', StringComparison.Ordinal) is not (var dash and > 0))
            return Number(part) is { } single ? new AddressSpan(single.Value, single.Value, single.IsV6) : Unreadable(part);
        if (Number(part[..dash].Trim()) is not { } first || Number(part[(dash + 1)..].Trim()) is not { } last)
            return Unreadable(part);
        if (first.IsV6 != last.IsV6)
            return new Refusal("unit.address-families", $"IP地址段“{part}”的首尾不是同一种地址（IPv4、IPv6不能混用）。", $"The ends of the address range '{part}' are of two families; IPv4 and IPv6 do not mix.");
        return first.Value <= last.Value
            ? new AddressSpan(first.Value, last.Value, first.IsV6)
            : new Refusal("unit.address-reversed", $"IP地址段“{part}”首地址大于尾地址，请对调。", $"The address range '{part}' ends before it begins; swap its ends.");
    }

    /// <summary>The fewest CIDR blocks that hold exactly these addresses.</summary>
    public IEnumerable<string> Blocks()
    {
        var width = IsV6 ? 128 : 32;
        for (var next = First; ;)
        {
            var left = Last - next;
            var fits = left == UInt128.MaxValue ? 128 : (int)UInt128.Log2(left + 1);
            var bits = Math.Min(next == 0 ? width : (int)UInt128.TrailingZeroCount(next), Math.Min(fits, width));
            yield return $"{Address(next, IsV6)}/{(width - bits).ToString(CultureInfo.InvariantCulture)}";
            var size = bits == 128 ? UInt128.MaxValue : (UInt128.One << bits) - 1;
            if (left == size || left < size)
                yield break;
            next += size + 1;
        }
    }

    /// <summary>A block where it is one, else first–last.</summary>
    public override string ToString() => Blocks().Take(2).ToList() is [var one] ? one : $"{Address(First, IsV6)}-{Address(Last, IsV6)}";

    /// <summary>Brings spans into order and joins those that touch or overlap.</summary>
    public static IReadOnlyList<AddressSpan> Union(IEnumerable<AddressSpan> spans)
    {
        var joined = new List<AddressSpan>();
        foreach (var span in spans.Order())
        {
            if (joined is [.., var last] && last.IsV6 == span.IsV6 && (last.Overlaps(span) || (last.Last != UInt128.MaxValue && last.Last + 1 == span.First)))
                joined[^1] = last with { Last = UInt128.Max(last.Last, span.Last) };
            else
                joined.Add(span);
        }
        return joined;
    }

    /// <summary>Whether a joined, ordered list holds all of a span: found by halving.</summary>
    public static bool Covers(IReadOnlyList<AddressSpan> union, AddressSpan span)
    {
        var (low, high) = (0, union.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (union[middle].Contains(span))
                return true;
            if (union[middle].CompareTo(span) <= 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return false;
    }

    private static AddressSpan Known(string block) => Block(block)!.Value;

    private static AddressSpan? Block(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (Number(text[..slash]) is not { } given || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > (given.IsV6 ? 128 : 32))
            return null;
        var host = (given.IsV6 ? 128 : 32) - prefix;
        var mask = host == 128 ? UInt128.MaxValue : (UInt128.One << host) - 1;
        return (given.Value & mask) == 0 ? new AddressSpan(given.Value, given.Value | mask, given.IsV6) : null;
    }

    private static (UInt128 Value, bool IsV6)? Number(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            if (text.Contains('%', StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
                return null;
            return (BinaryPrimitives.ReadUInt128BigEndian(address.GetAddressBytes()), true);
        }
        // Four decimal parts only: IPAddress would also take "10" or "0x0a.1".
        var parts = text.Split('.');
        if (parts.Length != 4)
            return null;
        uint value = 0;
        foreach (var part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
                return null;
            value = value << 8 | octet;
        }
        return (value, false);
    }

    private static IPAddress Address(UInt128 number, bool isV6)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(isV6 ? bytes : bytes[12..]);
    }

    private static Refusal Unreadable(string text) =>
        new("unit.address-range", $"IP地址段“{text}”无法识别或超出IPv4、IPv6范围，请写作 10.0.0.0/24 或 10.0.0.0-10.0.0.255。", $"The address range '{text}' cannot be read or lies outside IPv4 and IPv6; write 10.0.0.0/24 or 10.0.0.0-10.0.0.255.");
}
