using System.Globalization;

namespace Orchestrator.Workflows.Units;

/// <summary>
/// Addresses of the synthetic register, taken only from ranges that are nobody's: 10/8 for the carriers and what they sell on, then 100.64/10 and
/// 198.18/15. Every unit's block is its own.
/// </summary>
internal static class SyntheticAddressPlan
{
    private const int BlocksOfCarrier = 4096; // of /26 in a /14
    private const int CarrierRounds = 12;
    private const int InTen = BlocksOfCarrier * CarrierRounds;
    private const int InShared = 65_536;
    private const int InBenchmark = 2_048;

    /// <summary>The /14 blocks of a carrier.</summary>
    public static List<string> OfCarrier(int carrier) =>
        [.. Enumerable.Range(0, CarrierRounds).Select(round => Text((uint)(10 << 24 | (round * SyntheticRegister.Carriers + carrier) << 18), 14))];

    /// <summary>The /26 of the n-th unit, inside its carrier's block as long as those reach; beyond all ranges none.</summary>
    public static List<string> OfUnit(int n, int carrier)
    {
        if (n < InTen)
            return [Text((uint)(10 << 24 | (n / BlocksOfCarrier * SyntheticRegister.Carriers + carrier) << 18 | n % BlocksOfCarrier << 6), 26)];
        n -= InTen;
        if (n < InShared)
            return [Text((uint)(100 << 24 | 64 << 16 | n << 6), 26)];
        n -= InShared;
        return n < InBenchmark ? [Text((uint)(198 << 24 | 18 << 16 | n << 6), 26)] : [];
    }

    private static string Text(uint address, int prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}/{prefix}");
}
