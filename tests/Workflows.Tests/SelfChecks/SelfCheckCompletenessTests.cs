using NodaTime;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.SelfChecks;

public sealed class SelfCheckCompletenessTests
{
    private static readonly LocalDate Today = new(2005, 4, 20);
    private static readonly Unit Hotel = new SyntheticRegister(1).Generate(60).First(unit => unit.Category == UnitCategory.Hotel);
    private static readonly Unit Carrier = new SyntheticRegister(1).Generate(1).Single();

    internal static SelfCheckContent Complete(Unit unit) => new()
    {
        Group = new WorkingGroup("负责人甲", "副总经理（分管）", ["安全员乙"], "0755-00000001"),
        Briefing = "4月5日传达",
        Measures = "见工作方案",
        Nodes = [new NetworkNode("R1", "路由器", "机房"), new NetworkNode("S1", "交换机", "一层")],
        Links = [new NetworkLink("R1", "S1", 100)],
        Ledger = [new LedgerEntry("10.0.0.0/25", "静态", "办公", "办公", null), new LedgerEntry("2001:db8::/64", "静态", "客房", "客房", null)],
        Egress = [new EgressLine("SZ-000001", "L-1", "机房", 10, "10.0.0.1")],
        Users = new UserCount(1, 200, 80, 100),
        NoSecondLevelUnits = true,
        Answers = [.. Checklist.For(unit.Category).Select(item => new SelfAnswer(item.Code, SelfCheckCompleteness.Conforms, "", null))],
        Publicity = [new PublicityProof("大堂公告", new LocalDate(2005, 4, 6), "照片")],
        IsDeclaredTrue = true,
        SignedBySecurityOwner = "安全员乙",
        SignedByLegalRepresentative = "负责人甲",
        SignedOn = Today,
    };

    private static IReadOnlyList<string> Fields(SelfCheckContent content, Unit? unit = null, bool topology = true, int? declared = null) =>
        [.. SelfCheckCompleteness.Check(content, unit ?? Hotel, topology ? new HashSet<DocumentKind> { DocumentKind.Topology } : [], declared, Today).Select(gap => gap.Field)];

    [Fact]
    public void A_full_report_of_a_hotel_and_of_a_carrier_lacks_nothing()
    {
        Assert.Empty(Fields(Complete(Hotel)));
        Assert.Empty(Fields(Complete(Carrier) with { NoSecondLevelUnits = false, Resells = true }, Carrier, declared: 12));
    }

    [Fact]
    public void An_empty_report_lacks_every_part() =>
        Assert.Equal(["answers", "briefing", "declared-true", "egress", "group", "ledger", "measures", "nodes", "publicity", "second-level", "signed", "signed-on", "topology", "users"],
            Fields(new SelfCheckContent(), Carrier, topology: false).Distinct().Order());

    public static TheoryData<string, SelfCheckContent> Faults => new()
    {
        { "ledger", Complete(Hotel) with { Ledger = [new LedgerEntry("10.0.0.9-10.0.0.1", "静态", "", "", null)] } },
        { "ledger", Complete(Hotel) with { Ledger = [new LedgerEntry("10.0.0.0/24", "静态", "", "", null), new LedgerEntry("10.0.0.128/25", "NAT", "", "", null)] } },
        { "links", Complete(Hotel) with { Links = [new NetworkLink("R1", "R9", 1)] } },
        { "egress", Complete(Hotel) with { Egress = [new EgressLine("", null, "机房", 0, "")] } },
        { "second-level", Complete(Hotel) with { Resells = true } },
        { "second-level", Complete(Hotel) with { NoSecondLevelUnits = false } },
        { "signed-on", Complete(Hotel) with { SignedOn = Today.PlusDays(1) } },
        { "answers", Complete(Hotel) with { Answers = [.. Complete(Hotel).Answers.Skip(1)] } },
        { "answers", Complete(Hotel) with { Answers = [.. Complete(Hotel).Answers, new SelfAnswer("C01", "conforms", "", null)] } },
        { "answers", Complete(Hotel) with { Answers = [.. Complete(Hotel).Answers.Skip(1), new SelfAnswer("A01", "gap", "计划", null)] } },
        { "answers", Complete(Hotel) with { Answers = [.. Complete(Hotel).Answers.Skip(1), new SelfAnswer("A01", "not-applicable", "", null)] } },
        { "answers", Complete(Hotel) with { Answers = [.. Complete(Hotel).Answers.Skip(1), new SelfAnswer("A01", "maybe", "", null)] } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_told_with_its_part_and_its_basis(string field, SelfCheckContent content)
    {
        var gap = Assert.Single(SelfCheckCompleteness.Check(content, Hotel, new HashSet<DocumentKind> { DocumentKind.Topology }, null, Today));
        Assert.Equal(field, gap.Field);
        Assert.All([gap.Zh, gap.En, gap.Basis], text => Assert.NotEmpty(text));
    }
}
