using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Numerics;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units;

/// <summary>IP address ranges as declared: CIDR, a single address, or first–last (IPv4), normalised to CIDR.</summary>
public static class AddressRange
{
    private static readonly char[] Separators = [';', '；', ',', '，', '、', ' ', '\n', '\r', '\t'];

    /// <summary>All ranges of a cell, each in CIDR form, or the first that cannot be read.</summary>
    public static Answer<IReadOnlyList<string>> ParseList(string text)
    {
        var ranges = new List<string>();
        var unified = text.Replace(" - ", "-", StringComparison.Ordinal).Replace("—", "-", StringComparison.Ordinal).Replace("–", "-", StringComparison.Ordinal).Replace("~", "-", StringComparison.Ordinal);
        foreach (var part in unified.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network) && IPAddress.TryParse(part.AsSpan(0, part.IndexOf('/', StringComparison.Ordinal)), out var given) && given.Equals(network.BaseAddress))
                ranges.Add(network.ToString());
            else if (part.Contains('.', StringComparison.Ordinal) && part.Split('-') is [var first, var last] && TryAddress(first, out var from) && TryAddress(last, out var to) && from <= to)
                ranges.AddRange(Cover(from, to));
            else if (IPAddress.TryParse(part, out var address) && (part.Contains(':', StringComparison.Ordinal) || TryAddress(part, out _)))
                ranges.Add($"{address}/{(address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)}");
            else
                return new Refusal("unit.address-range", $"IP地址段“{part}”无法识别，请写作 10.0.0.0/24 或 10.0.0.0-10.0.0.255。", $"The address range '{part}' cannot be read; write 10.0.0.0/24 or 10.0.0.0-10.0.0.255.");
        }
        return ranges;
    }

    // Four decimal parts only: IPAddress would also take "10" or "0x0a.1".
    private static bool TryAddress(string text, out uint value)
    {
        value = 0;
        var parts = text.Split('.');
        if (parts.Length != 4)
            return false;
        foreach (var part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
                return false;
            value = value << 8 | octet;
        }
        return true;
    }

    private static IEnumerable<string> Cover(uint from, uint to)
    {
        for (ulong next = from; next <= to;)
        {
            var aligned = next == 0 ? 32 : BitOperations.TrailingZeroCount((uint)next);
            var fits = BitOperations.Log2(to - next + 1);
            var bits = Math.Min(aligned, fits);
            var octets = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)next);
            yield return $"{new IPAddress(octets)}/{32 - bits}";
            next += 1UL << bits;
        }
    }
}
