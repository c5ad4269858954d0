using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Orchestrator.Workflows.Simulation;

/// <summary>
/// A random source that gives the same numbers on every machine and in every run: xoshiro256** seeded from a stable hash of names. Each unit and purpose
/// has a source of its own, so that a new feature, or another order of events, shifts nothing else. Not for secrets.
/// </summary>
public sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    private SeededRandom(ulong seed)
    {
        _a = Mix(ref seed);
        _b = Mix(ref seed);
        _c = Mix(ref seed);
        _d = Mix(ref seed);
    }

    /// <summary>The source of a stream of the whole data set, for example <c>units</c>.</summary>
    public static SeededRandom For(int seed, string stream) => For(seed, "", stream);

    /// <summary>The source of one unit for one purpose; <paramref name="attempt"/> tells repetitions of the same act apart.</summary>
    public static SeededRandom For(int seed, string unitCode, string purpose, int attempt = 0) => new(Hash(seed, unitCode, purpose, attempt));

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>From 0 to below 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below <paramref name="below"/>, without bias.</summary>
    public int Next(int below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);
        var limit = (uint)below;
        var threshold = unchecked(0u - limit) % limit;
        while (true)
        {
            var product = (ulong)(uint)(NextBits() >> 32) * limit;
            if ((uint)product >= threshold)
                return (int)(product >> 32);
        }
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    /// <summary>True with the given probability.</summary>
    public bool Bernoulli(double probability) => NextDouble() < probability;

    /// <summary>One of the items, each as likely.</summary>
    public T Choice<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>The index of a weight, as likely as the weight is large; the weights need not add up to 1.</summary>
    public int Weighted(params ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        var at = NextDouble() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
                return i;
        }
        return weights.Length - 1;
    }

    /// <summary>How many events happen when <paramref name="mean"/> are expected (mean up to 500).</summary>
    public int Poisson(double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, 500);
        var limit = Exp(-mean);
        var product = NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= NextDouble();
            count++;
        }
        return count;
    }

    /// <summary>About normally distributed with mean 0 and deviation 1 (twelve uniforms): additions alone, so that no platform's mathematics library matters.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += NextDouble();
        return sum;
    }

    /// <summary>Log-normally distributed around <paramref name="median"/>; <paramref name="sigma"/> is the deviation of its logarithm.</summary>
    public double LogNormal(double median, double sigma) => median * Exp(sigma * Normal());

    /// <summary>Brings a list into random order, in place.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>An identifier in the form of a version-7 UUID (32 lower-case hex digits) for an instant, the rest random.</summary>
    public string NextId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)at.ToUnixTimeMilliseconds() << 16 | NextBits() & 0x0FFF | 0x7000);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], NextBits() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000);
        return Convert.ToHexStringLower(bytes);
    }

    // e^x by its series on [-0.5, 0.5] and squaring: plain arithmetic gives the same bits everywhere, Math.Exp need not.
    private static double Exp(double x)
    {
        var halvings = 0;
        while (Math.Abs(x) > 0.5)
        {
            x /= 2;
            halvings++;
        }
        double sum = 1, term = 1;
        for (var n = 1; n < 20; n++)
        {
            term *= x / n;
            sum += term;
        }
        for (; halvings > 0; halvings--)
            sum *= sum;
        return sum;
    }

    // FNV-1a over the UTF-8 bytes with a separator that no name holds.
    private static ulong Hash(int seed, string unitCode, string purpose, int attempt)
    {
        var hash = 14695981039346656037UL;
        Add(seed);
        AddText(unitCode);
        AddText(purpose);
        Add(attempt);
        return hash;

        void Add(int number)
        {
            for (var i = 0; i < 4; i++)
                AddByte((byte)(number >> (8 * i)));
        }

        void AddText(string text)
        {
            foreach (var b in Encoding.UTF8.GetBytes(text))
                AddByte(b);
            AddByte(0xFF);
        }

        void AddByte(byte b) => hash = (hash ^ b) * 1099511628211UL;
    }

    // SplitMix64, which spreads even similar seeds.
    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
