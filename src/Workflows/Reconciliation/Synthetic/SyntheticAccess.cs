using System.Globalization;
using NodaTime;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Synthetic;

/// <summary>
/// A synthetic city in which register, declarations and self-checks agree to the last figure, into which anomalies are then put, each with what the rules must
/// find because of it (domain reference §8.5 no. 6). Nobody in it exists; the same seed gives the same city.
/// </summary>
public sealed class SyntheticAccess
{
    /// <summary>The day on which the city is compared.</summary>
    public static LocalDate Today { get; } = new(2005, 5, 5);

    /// <summary>More would not fit into 10.0.0.0/8.</summary>
    public const int MostUnits = 200_000;

    private const uint AddressesOfUnit = 64;
    private const uint AddressesOfCarrier = 65_536;
    private const uint Ten = 10u << 24;

    private readonly Dictionary<string, SyntheticPlace> _places = [];
    private readonly Dictionary<string, List<SyntheticPlace>> _children = [];
    private readonly string _campaignId;

    private SyntheticAccess(int seed, string campaignId, IReadOnlyList<Unit> units)
    {
        (Seed, _campaignId) = (seed, campaignId);
        foreach (var unit in units)
        {
            var place = new SyntheticPlace(unit);
            _places.Add(unit.Id, place);
            _children[unit.Id] = [];
            if (unit.UpstreamUnitId is { } upstream)
                _children[upstream].Add(place);
        }
        Places = [.. _places.Values];
        Address();
        foreach (var place in Places)
            Describe(place);
    }

    public int Seed { get; }

    /// <summary>What was put in, and what must be found because of it.</summary>
    public AnomalyManifest Manifest { get; private set; } = null!;

    public IReadOnlyList<Unit> Units => [.. Places.Select(place => place.Unit)];
    public IReadOnlyList<Declaration> Declarations => [.. Places.Select(place => place.Declaration)];
    public IReadOnlyList<DeclaredUnit> Declared => [.. Places.SelectMany(place => place.Rows)];
    public IReadOnlyList<SelfStatement> Statements => [.. Places.Select(place => place.Statement).OfType<SelfStatement>()];
    public FieldFacts Field => new() { Tips = Tips, Inspections = Inspections, Sanctions = Sanctions, Licences = [.. Licences.Values] };

    internal IReadOnlyList<SyntheticPlace> Places { get; }
    internal List<TipFact> Tips { get; } = [];
    internal List<InspectionFact> Inspections { get; } = [];
    internal List<SanctionFact> Sanctions { get; } = [];
    internal Dictionary<string, LicenceFact> Licences { get; } = [];

    /// <summary>A city of this many units with at least five anomalies and five near misses for each rule.</summary>
    /// <param name="units">From 1,000, so that there is room for the anomalies.</param>
    public static SyntheticAccess Create(int units, int seed, string campaignId = "synthetic")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, MostUnits);
        var city = new SyntheticAccess(seed, campaignId, [.. new SyntheticRegister(seed).Generate(units)]);
        city.Manifest = new Anomalies(city, SeededRandom.For(seed, "anomalies"), Math.Max(5, units / 1_000)).Inject();
        return city;
    }

    /// <summary>The picture that the rules see.</summary>
    public AccessPicture Picture() => new(Today, LegalProfiles.On(Today), Units, Declarations, Declared, Statements, Field);

    internal SyntheticPlace PlaceOf(string unitId) => _places[unitId];

    internal IReadOnlyList<SyntheticPlace> ChildrenOf(SyntheticPlace place) => _children[place.Unit.Id];

    /// <summary>A row of a reporter about anybody.</summary>
    internal DeclaredUnit Row(SyntheticPlace reporter, string circuit) => new()
    {
        Id = SeededRandom.For(Seed, circuit, "row").NextId(LegalClock.StartOf(Today)),
        CampaignId = _campaignId,
        DeclarationId = reporter.Declaration.Id,
        ReporterUnitId = reporter.Unit.Id,
        CircuitId = circuit,
    };

    // Each unit's block holds the blocks of all below it, so that every range lies within its upstream's.
    private void Address()
    {
        var sizes = new Dictionary<string, uint>();
        foreach (var place in Places.Reverse())
            sizes[place.Unit.Id] = OwnSize(place) + (uint)_children[place.Unit.Id].Sum(child => sizes[child.Unit.Id]);
        var next = Ten;
        foreach (var carrier in Places.Where(place => place.Unit.UpstreamUnitId is null))
        {
            Place(carrier, next);
            next += sizes[carrier.Unit.Id];
        }

        void Place(SyntheticPlace place, uint first)
        {
            place.First = first;
            var span = new AddressSpan(first, first + sizes[place.Unit.Id] - 1, false);
            place.Unit.AddressRanges.Clear();
            place.Unit.AddressRanges.AddRange(span.Blocks());
            place.Range = span;
            var below = first + OwnSize(place);
            foreach (var child in _children[place.Unit.Id])
            {
                Place(child, below);
                below += sizes[child.Unit.Id];
            }
        }
    }

    private static uint OwnSize(SyntheticPlace place) => place.Unit.UpstreamUnitId is null ? AddressesOfCarrier : AddressesOfUnit;

    private void Describe(SyntheticPlace place)
    {
        var unit = place.Unit;
        var number = int.Parse(unit.Code.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture);
        var random = SeededRandom.For(Seed, unit.Code, "access");
        var children = _children[unit.Id];
        unit.Phone = string.Create(CultureInfo.InvariantCulture, $"100{number:00000000}");
        unit.FilingNumber = string.Create(CultureInfo.InvariantCulture, $"模拟备案{number:000000}");
        unit.LicenceNumber = string.Create(CultureInfo.InvariantCulture, $"粤B2-{number:00000000}");
        Licences.Add(unit.LicenceNumber, new LicenceFact(unit.LicenceNumber, unit.Name, "因特网接入服务业务", new LocalDate(2008, 12, 31)));
        place.Declaration = new Declaration
        {
            Id = SeededRandom.For(Seed, unit.Code, "declaration").NextId(LegalClock.StartOf(Today)),
            CampaignId = _campaignId,
            UnitId = unit.Id,
            Version = 1,
            FiledAt = LegalClock.At(new LocalDate(2005, 4, 20), new LocalTime(10, 0)),
            FiledBy = "synthetic",
            IsLate = false,
            IsZeroReturn = children.Count == 0,
            Rows = children.Count,
            BadRows = 0,
        };
        var staff = random.Between(10, 200);
        place.Statement = new SelfStatement
        {
            Id = SeededRandom.For(Seed, unit.Code, "statement").NextId(LegalClock.StartOf(Today)),
            CampaignId = _campaignId,
            UnitId = unit.Id,
            ReceivedAt = place.Declaration.FiledAt,
            Resells = children.Count > 0,
            Users = unit.Users,
            Ports = unit.Users,
            Staff = staff,
            LogDays = random.Between(60, 120),
            Gaps = random.Between(1, 4),
        };
        if (unit.UpstreamUnitId is not { } upstreamId)
            return;
        var upstream = _places[upstreamId];
        var most = Math.Max(0.02m, upstream.Unit.BandwidthMbps * 2 / _children[upstreamId].Count);
        unit.BandwidthMbps = upstream.Unit.Category == UnitCategory.Carrier ? unit.BandwidthMbps : decimal.Round(Math.Min(unit.BandwidthMbps, most), 2, MidpointRounding.ToZero);
        var circuit = string.Create(CultureInfo.InvariantCulture, $"SZ-L-{number:000000}");
        place.Statement.Uplinks.Add(new Uplink(upstreamId, upstream.Unit.Name, circuit, unit.BandwidthMbps));
        var row = Row(upstream, circuit);
        place.Row = row;
        upstream.Rows.Add(row);
        row.Seq = upstream.Rows.Count;
        Fill(row, unit, children.Count > 0, random);
        row.Terminals = staff * 2;
        row.AddressRanges = [place.Range.ToString()];
        row.BandwidthUpMbps = row.BandwidthDownMbps = unit.BandwidthMbps;
        row.LogDays = place.Statement.LogDays;
    }

    /// <summary>Fills a row in as a careful reporter would.</summary>
    internal static void Fill(DeclaredUnit row, Unit unit, bool resells, SeededRandom random)
    {
        (row.Name, row.NameKey, row.District, row.RegistrationNumber) = (unit.Name, unit.NameKey, unit.District, unit.RegistrationNumber);
        row.Nature = unit.Category is UnitCategory.Government ? "机关" : unit.Category is UnitCategory.RentalLandlord ? "个体" : "企业";
        (row.RegisteredAddress, row.InstallAddress) = (unit.Address, unit.Address);
        (row.LegalRepresentative, row.SecurityOwner, row.Phone, row.DutyPhone) = (unit.LegalRepresentative, unit.SecurityOfficer, unit.Phone, unit.Phone);
        row.SecurityStaff = "2人";
        (row.LicenceNumber, row.FilingNumber, row.FiledOn) = (unit.LicenceNumber, unit.FilingNumber, new LocalDate(2004, 6, 1));
        row.Usage = UsageOf(unit.Category);
        row.AccessType = random.Choice(["专线", "光纤", "LAN", "ADSL"]);
        row.Egress = "一个节点";
        (row.UsersOrganisations, row.UsersIndividuals, row.Terminals) = (1, unit.Users, unit.Users);
        (row.Resells, row.ResoldTo) = (resells, resells ? "见其自报情况表" : null);
        row.ContractNumber = "HT" + row.CircuitId;
        row.OpenedOn = new LocalDate(2003, 1, 1).PlusDays(random.Between(0, 700));
        (row.ContractFrom, row.ContractTo) = (row.OpenedOn, new LocalDate(2006, 12, 31));
        (row.Measures, row.Systems, row.Organisation, row.LogDays) = ("防病毒、防火墙、日志审计", "责任、值班、日志", "安全小组", 60);
    }

    private static string UsageOf(UnitCategory category) => category switch
    {
        UnitCategory.CableBroadband => "小区宽带",
        UnitCategory.LocalIsp => "经营性接入",
        UnitCategory.DataCentre => "IDC",
        UnitCategory.BuildingNetwork => "写字楼",
        UnitCategory.Campus => "校园",
        UnitCategory.Hotel => "酒店",
        UnitCategory.NetBar => "网吧",
        UnitCategory.EnterpriseResale => DeclarationWords.Resale,
        UnitCategory.Government => DeclarationWords.OwnUse,
        _ => "其他",
    };
}

/// <summary>One unit of the synthetic city with all that is said by and of it.</summary>
internal sealed class SyntheticPlace(Unit unit)
{
    public Unit Unit { get; } = unit;
    public uint First { get; set; }
    public AddressSpan Range { get; set; }
    public Declaration Declaration { get; set; } = null!;
    /// <summary>The rows of its own table.</summary>
    public List<DeclaredUnit> Rows { get; } = [];
    /// <summary>What its upstream says of it; null for carriers.</summary>
    public DeclaredUnit? Row { get; set; }
    public SelfStatement? Statement { get; set; }
}
