using System.Globalization;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Workflows.Units;

/// <summary>
/// The unit register of a simulation, domain reference §8: nobody in it exists. The n-th unit depends on the seed and n alone, so that a larger register
/// begins with the smaller one; while streaming, a few bytes are kept of each unit to hang later ones below it.
/// </summary>
public sealed class SyntheticRegister(int seed)
{
    /// <summary>The first units are the carriers.</summary>
    public const int Carriers = 5;

    private const int DeepestReseller = 3;

    // Shares of the units after the carriers, percent, in the order of UnitCategory from CableBroadband on.
    private static readonly double[] CategoryShares = [4, 8, 3, 20, 5, 18, 22, 4, 6, 5, 5];

    private static readonly double[] DistrictShares = [28, 17, 20, 3, 19, 13];

    private static readonly DateTimeOffset RegisteredFrom = new(2005, 3, 25, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The first <paramref name="count"/> units, one after the other.</summary>
    public IEnumerable<Unit> Generate(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var placed = new List<Place>(Math.Min(count, 1 << 20));
        for (var n = 0; n < count; n++)
        {
            placed.Add(PlaceOf(n, placed));
            yield return Unit(n, placed[n]);
        }
    }

    /// <summary>Registration code of the n-th unit, counted from 0: <c>SZ-000001</c> …</summary>
    public static string CodeOf(int n) => string.Create(CultureInfo.InvariantCulture, $"SZ-{n + 1:000000}");

    private Unit Unit(int n, Place place)
    {
        var code = CodeOf(n);
        var category = place.Category;
        var random = Stream(n, "units");
        var district = n < Carriers ? Districts.Of2005[0] : Districts.Of2005[random.Weighted(DistrictShares)];
        var (bandwidth, users) = Scale(category, Stream(n, "scale"));
        var name = n < Carriers ? $"电信运营商{(char)('A' + n)}深圳分公司" : SyntheticNames.Of(category, n - Carriers, random);
        return new Unit
        {
            Id = IdOf(n),
            Code = code,
            Name = name,
            NameKey = UnitName.Key(name),
            Category = category,
            District = district,
            Address = SyntheticNames.Address(district, random),
            RegistrationNumber = Licensed(category, random) ? string.Create(CultureInfo.InvariantCulture, $"9999{n + 1:000000000}") : RegistrationNumber.None,
            LicenceNumber = Commercial(category) && random.Bernoulli(0.85) ? string.Create(CultureInfo.InvariantCulture, $"粤B2-{n + 1:00000000}") : null,
            FilingNumber = random.Bernoulli(category == UnitCategory.RentalLandlord ? 0.4 : 0.85) ? string.Create(CultureInfo.InvariantCulture, $"模拟备案{n + 1:000000}") : null,
            LegalRepresentative = SyntheticNames.Placeholder("负责人", random),
            SecurityOfficer = SyntheticNames.Placeholder("安全员", random),
            Phone = string.Create(CultureInfo.InvariantCulture, $"0755-0000{(n + 1) % 10_000:0000}"),
            Email = code.ToLowerInvariant() + "@unit.invalid",
            UpstreamUnitId = n < Carriers ? null : IdOf(place.Upstream),
            AddressRanges = n < Carriers ? SyntheticAddressPlan.OfCarrier(n) : SyntheticAddressPlan.OfUnit(n - Carriers, place.Carrier),
            BandwidthMbps = bandwidth,
            Users = users,
            IsSimulated = true,
            RegisteredAt = RegisteredAt(n),
        };
    }

    // Who sells it access: a carrier, or an earlier unit that resells and is not too deep.
    private Place PlaceOf(int n, List<Place> placed)
    {
        if (n < Carriers)
            return new Place(UnitCategory.Carrier, Upstream: n, Carrier: n, Depth: 1);
        var category = UnitCategory.CableBroadband + Stream(n, "category").Weighted(CategoryShares);
        var random = Stream(n, "edges");
        var upstream = random.Weighted(45, 25, 12, 12, 6);
        if (category is not (UnitCategory.CableBroadband or UnitCategory.LocalIsp or UnitCategory.DataCentre) && !random.Bernoulli(0.55))
        {
            for (var attempt = 0; attempt < 8 && n > Carriers; attempt++)
            {
                var candidate = random.Between(Carriers, n - 1);
                if (!Resells(placed[candidate].Category) || placed[candidate].Depth > DeepestReseller)
                    continue;
                upstream = candidate;
                break;
            }
        }
        return new Place(category, upstream, placed[upstream].Carrier, placed[upstream].Depth + 1);
    }

    private static bool Resells(UnitCategory category) =>
        category is UnitCategory.CableBroadband or UnitCategory.LocalIsp or UnitCategory.DataCentre or UnitCategory.BuildingNetwork or UnitCategory.EnterpriseResale;

    private static bool Commercial(UnitCategory category) =>
        category is UnitCategory.Carrier or UnitCategory.CableBroadband or UnitCategory.LocalIsp or UnitCategory.DataCentre or UnitCategory.NetBar;

    private static bool Licensed(UnitCategory category, SeededRandom random) =>
        category != UnitCategory.RentalLandlord || random.Bernoulli(0.4);

    private static (decimal Bandwidth, int Users) Scale(UnitCategory category, SeededRandom random)
    {
        var (bandwidth, users) = category switch
        {
            UnitCategory.Carrier => (10_000.0, 200_000.0),
            UnitCategory.CableBroadband => (300.0, 4_000.0),
            UnitCategory.LocalIsp => (200.0, 1_500.0),
            UnitCategory.DataCentre => (1_000.0, 400.0),
            UnitCategory.BuildingNetwork => (50.0, 300.0),
            UnitCategory.Campus => (100.0, 2_000.0),
            UnitCategory.RentalLandlord => (4.0, 40.0),
            _ => (10.0, 80.0),
        };
        return (decimal.Round((decimal)random.LogNormal(bandwidth, 0.6), 1) + 0.1m, (int)random.LogNormal(users, 0.7) + 1);
    }

    private string IdOf(int n) => Stream(n, "id").NextId(RegisteredAt(n));

    private static DateTimeOffset RegisteredAt(int n) => RegisteredFrom.AddMilliseconds(n);

    private SeededRandom Stream(int n, string stream) => SeededRandom.For(seed, CodeOf(n), stream);

    /// <summary>Where a unit stands: what it is, and the chain above it. A carrier is its own.</summary>
    private readonly record struct Place(UnitCategory Category, int Upstream, int Carrier, int Depth);
}
