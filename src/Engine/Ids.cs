using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Orchestrator.Engine;

/// <summary>
/// The one place where identifiers are made: version-7 UUIDs (RFC 9562) as 32 lower-case hex digits, ordered by the instant of the given clock and, within
/// one process, by the order in which they were made, however many fall on one instant.
/// </summary>
public static class Ids
{
    private const int RandomBytes = 6;
    private static int made = RandomNumberGenerator.GetInt32(int.MaxValue);
    // Asking the system for a few random bytes costs as much as asking for many.
    [ThreadStatic]
    private static RandomStock? stock;

    /// <summary>Makes an identifier for the instant that <paramref name="clock"/> shows.</summary>
    public static string New(TimeProvider clock)
    {
        Span<byte> id = stackalloc byte[16];
        (stock ??= new RandomStock()).Take(id[^RandomBytes..]);
        BinaryPrimitives.WriteInt64BigEndian(id, clock.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        // A counter takes the place of the leading random bits: 12 before the variant, 20 after it.
        var count = (uint)Interlocked.Increment(ref made);
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)(0x7000 | (count >> 20)));
        BinaryPrimitives.WriteUInt16BigEndian(id[8..], (ushort)(0x8000 | ((count >> 6) & 0x3FFF)));
        id[10] = (byte)((count << 2) | (uint)(id[10] & 0x03));
        return Convert.ToHexStringLower(id);
    }

    /// <summary>The identifier next to another, for what is made and kept together: they differ in their ends alone. Null when there is none.</summary>
    public static string? After(string id) =>
        uint.Parse(id.AsSpan(24), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is var end and not uint.MaxValue ? string.Concat(id.AsSpan(0, 24), (end + 1).ToString("x8", CultureInfo.InvariantCulture)) : null;

    /// <summary>Random bytes of one thread, each given once.</summary>
    private sealed class RandomStock
    {
        private readonly byte[] bytes = new byte[RandomBytes * 256];
        private int taken;

        public void Take(Span<byte> target)
        {
            if (taken == 0)
                RandomNumberGenerator.Fill(bytes);
            bytes.AsSpan(taken, target.Length).CopyTo(target);
            taken = (taken + target.Length) % bytes.Length;
        }
    }
}
