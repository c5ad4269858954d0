using System.Globalization;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.People;

/// <summary>The people of a simulation: roles with numbers, never names of persons. The same seed gives the same ids.</summary>
public sealed class SyntheticPeople
{
    private static readonly DateTimeOffset KnownSince = new(2005, 3, 25, 0, 0, 0, TimeSpan.Zero);

    private readonly int _seed;
    private readonly Dictionary<string, IReadOnlyList<(Person Lead, Person Second)>> _pairs = [];

    /// <summary>Everybody but the units' representatives.</summary>
    /// <param name="pairsPerDistrict">Pairs of officers in each district.</param>
    public SyntheticPeople(int seed, IReadOnlyList<string>? districts = null, int pairsPerDistrict = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairsPerDistrict, 1);
        _seed = seed;
        var number = 0;
        foreach (var district in districts ?? Districts.Of2005)
        {
            var name = Districts.En(district).ToLowerInvariant().Replace("'", "", StringComparison.Ordinal);
            _pairs[district] = [.. Enumerable.Range(1, pairsPerDistrict).Select(pair => (Officer(2 * pair - 1), Officer(2 * pair)))];

            Person Officer(int n) => Member($"officer.{name}{n}", $"民警{district}{n:00}", Role.Officer, district, Badge(++number));
        }
        Commander = Member("commander", "分管局领导甲", Role.Commander, badge: Badge(++number));
        Lead = Member("lead", "网监部门负责人甲", Role.Lead, badge: Badge(++number));
        Office = Member("office", "专项办工作人员甲", Role.Office, badge: Badge(++number));
        Legal = Member("legal", "法制员甲", Role.Legal, badge: Badge(++number));
        Clerk = Member("clerk", "内勤甲", Role.Clerk, badge: Badge(++number));
        AcceptanceTeam = [Member("acceptance1", "验收组成员甲", Role.Acceptance, badge: Badge(++number)), Member("acceptance2", "验收组成员乙", Role.Acceptance, badge: Badge(++number))];
        Auditor = Member("auditor", "督察甲", Role.Auditor, badge: Badge(++number));
        Admin = Member("admin", "管理员甲", Role.Admin);
        Author = Member("author", "流程编制员甲", Role.Author);
        Intake = Member("intake", "举报受理员甲", Role.Intake, badge: Badge(number + 4));
        HearingPanel = [.. new[] { "听证主持人甲", "听证员甲", "听证记录员甲" }.Select((title, i) => Member($"hearing{i + 1}", title, Role.Hearing, badge: Badge(++number)))];
    }

    public Person Commander { get; }
    public Person Lead { get; }
    public Person Office { get; }
    public Person Legal { get; }
    public Person Clerk { get; }
    /// <summary>Two people who handle no unit themselves.</summary>
    public IReadOnlyList<Person> AcceptanceTeam { get; }
    public Person Auditor { get; }
    /// <summary>Presider, member and recorder of hearings.</summary>
    public IReadOnlyList<Person> HearingPanel { get; }
    /// <summary>Takes tips and answers them.</summary>
    public Person Intake { get; }
    public Person Admin { get; }
    public Person Author { get; }

    /// <summary>All of them, officers first.</summary>
    public IEnumerable<Person> All =>
        [.. _pairs.Values.SelectMany(pairs => pairs).SelectMany(pair => new[] { pair.Lead, pair.Second }), Commander, Lead, Office, Legal, Clerk, .. AcceptanceTeam, Auditor, Admin, Author, .. HearingPanel, Intake];

    /// <summary>The pairs of a district (主办, 协办).</summary>
    public IReadOnlyList<(Person Lead, Person Second)> Pairs(string district) => _pairs[district];

    /// <summary>The pair that handles a unit: always the same one of its district.</summary>
    public (Person Lead, Person Second) PairFor(Unit unit) => SeededRandom.For(_seed, unit.Code, "officers").Choice(_pairs[unit.District]);

    /// <summary>The representative of a unit.</summary>
    public Person Representative(Unit unit) => new()
    {
        Id = SeededRandom.For(_seed, unit.Code, "representative").NextId(KnownSince),
        SignInName = unit.Code.ToLowerInvariant(),
        DisplayName = $"{unit.Code} 单位安全员",
        Roles = [Role.Unit],
        District = unit.District,
        UnitId = unit.Id,
    };

    private Person Member(string signInName, string displayName, string role, string? district = null, string? badge = null) => new()
    {
        Id = SeededRandom.For(_seed, signInName, "people").NextId(KnownSince),
        SignInName = signInName,
        DisplayName = displayName,
        Badge = badge,
        Email = signInName + "@police.invalid",
        Roles = [role],
        District = district,
    };

    // Real police numbers do not begin with 000.
    private static string Badge(int number) => string.Create(CultureInfo.InvariantCulture, $"000{number:000}");
}
