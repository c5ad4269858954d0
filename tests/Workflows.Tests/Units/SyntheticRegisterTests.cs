using System.Net;
using System.Security.Cryptography;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Units;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Workflows.Tests.Units;

public sealed class SyntheticRegisterTests
{
    private static readonly IReadOnlyList<Unit> Thousand = [.. new SyntheticRegister(20050325).Generate(1_000)];

    [Fact]
    public void The_same_seed_gives_the_same_register_on_every_machine()
    {
        using var file = new MemoryStream();
        UnitRegisterExport.WriteCsv(file, Thousand, id => id, english: true);
        Assert.Equal("2e1e42fba58c560bc9694b7bdbd0706e1f947c656d7c253fa3ca3d17fcbf6d3b", Convert.ToHexStringLower(SHA256.HashData(file.ToArray())));
    }

    [Fact]
    public void A_larger_register_begins_with_the_smaller_and_another_seed_differs()
    {
        Assert.Equal(Thousand.Take(200).Select(unit => (unit.Id, unit.Name, unit.UpstreamUnitId)), new SyntheticRegister(20050325).Generate(200).Select(unit => (unit.Id, unit.Name, unit.UpstreamUnitId)));
        Assert.NotEqual(Thousand.Take(50).Select(unit => unit.Category), new SyntheticRegister(1).Generate(50).Select(unit => unit.Category));
    }

    [Fact]
    public void Codes_names_ids_and_registration_numbers_are_unique()
    {
        var units = new SyntheticRegister(3).Generate(12_000).ToList();
        Assert.Equal(units.Count, units.Select(unit => unit.Code).Distinct().Count());
        Assert.Equal(units.Count, units.Select(unit => unit.NameKey).Distinct().Count());
        Assert.Equal(units.Count, units.Select(unit => unit.Id).Distinct().Count());
        var numbers = units.Select(unit => unit.RegistrationNumber).Where(number => number != "无").ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Fact]
    public void Shares_of_categories_and_districts_are_as_assumed()
    {
        Assert.Equal(SyntheticRegister.Carriers, Thousand.Count(unit => unit.Category == UnitCategory.Carrier));
        var many = new SyntheticRegister(7).Generate(10_000).ToList();
        Assert.Equal(0.22, many.Count(unit => unit.Category == UnitCategory.NetBar) / 10_000.0, 0.013);
        Assert.Equal(0.20, many.Count(unit => unit.Category == UnitCategory.BuildingNetwork) / 10_000.0, 0.013);
        Assert.Equal(0.05, many.Count(unit => unit.Category == UnitCategory.RentalLandlord) / 10_000.0, 0.007);
        Assert.Equal(0.28, many.Count(unit => unit.District == "福田") / 10_000.0, 0.014);
        Assert.Equal(0.03, many.Count(unit => unit.District == "盐田") / 10_000.0, 0.006);
        Assert.Equal(Enum.GetValues<UnitCategory>().Order(), Thousand.Select(unit => unit.Category).Distinct().Order());
    }

    [Fact]
    public void Nobody_real_is_in_it() =>
        Assert.All(Thousand, unit =>
        {
            Assert.True(unit.IsSimulated);
            Assert.Matches("^0755-0000[0-9]{4}$", unit.Phone);
            Assert.EndsWith("@unit.invalid", unit.Email, StringComparison.Ordinal);
            Assert.True(unit.RegistrationNumber == "无" || unit.RegistrationNumber.StartsWith("9999", StringComparison.Ordinal));
            Assert.Matches("^负责人[甲乙丙丁戊己庚辛壬癸]$", unit.LegalRepresentative);
        });

    [Fact]
    public void Every_upstream_stands_before_its_units_and_no_chain_is_deeper_than_four()
    {
        var depth = new Dictionary<string, int>();
        foreach (var unit in Thousand)
            depth[unit.Id] = unit.UpstreamUnitId is null ? 1 : depth[unit.UpstreamUnitId] + 1;
        Assert.InRange(depth.Values.Max(), 3, 4);
        Assert.All(Thousand, unit => Assert.Equal(unit.Category == UnitCategory.Carrier, unit.UpstreamUnitId is null));
        Assert.InRange(Thousand.GroupBy(unit => unit.UpstreamUnitId).Where(group => group.Key is not null).Max(group => group.Count()), 40, 500);
    }

    [Fact]
    public void Addresses_are_private_and_each_block_has_one_holder()
    {
        IPNetwork[] allowed = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("198.18.0.0/15")];
        var holders = new HashSet<string>();
        foreach (var unit in new SyntheticRegister(3).Generate(20_000))
        {
            foreach (var range in unit.AddressRanges)
            {
                Assert.Contains(allowed, network => network.Contains(IPNetwork.Parse(range).BaseAddress));
                Assert.True(holders.Add(range), range);
            }
        }
    }

    [Fact]
    public void It_can_be_exported_and_imported_without_a_bad_row()
    {
        var codes = Thousand.ToDictionary(unit => unit.Id, unit => unit.Code);
        using var file = new MemoryStream();
        UnitRegisterExport.WriteCsv(file, Thousand, id => codes[id]);
        file.Position = 0;
        var (report, units) = new UnitRegisterImport(TimeProvider.System).Read(file, KnownUnits.None);
        Assert.Empty(report.BadRows);
        Assert.Equal(Thousand.Select(unit => (unit.Code, unit.Name)), units.Select(unit => (unit.Code, unit.Name)));
        Assert.All(report.Links, link => Assert.NotNull(link.UpstreamUnitId));
        Assert.Equal(Thousand.Count - SyntheticRegister.Carriers, report.Links.Count);
    }

    [Fact]
    public void Its_people_work_in_pairs_and_keep_duties_apart()
    {
        var people = new SyntheticPeople(20050325);
        var all = people.All.ToList();
        Assert.Equal(all.Count, all.Select(person => person.Id).Distinct().Count());
        Assert.Equal(all.Count, all.Select(person => person.SignInName).Distinct().Count());
        Assert.All(all, person => Assert.Single(person.Roles));
        Assert.Equal(Role.OfPeople.Where(role => role != Role.Unit).Order(), all.SelectMany(person => person.Roles).Distinct().Order());
        foreach (var unit in Thousand.Take(100))
        {
            var (lead, second) = people.PairFor(unit);
            Assert.NotEqual(lead.Id, second.Id);
            Assert.Equal((unit.District, unit.District), (lead.District, second.District));
            Assert.Equal(lead.Id, new SyntheticPeople(20050325).PairFor(unit).Lead.Id);
            Assert.Equal(unit.Id, people.Representative(unit).UnitId);
        }
    }
}
