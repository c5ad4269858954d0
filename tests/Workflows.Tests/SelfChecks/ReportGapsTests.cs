using System.Text;
using NodaTime;
using Orchestrator.Testing;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.SelfChecks;

/// <summary>What a self-check must hold before it can be filed (§1.5), one sentence each; the words of every gap stand in the approved file.</summary>
public sealed class ReportGapsTests
{
    private static readonly LocalDate Today = new(2005, 4, 20);
    private static readonly Unit Hotel = new SyntheticRegister(1).Generate(60).First(unit => unit.Category == UnitCategory.Hotel);
    private static readonly Unit Carrier = new SyntheticRegister(1).Generate(1).Single();
    private static readonly SelfCheckContent Full = SelfCheckCompletenessTests.Complete(Hotel);
    private static readonly WorkingGroup Group = Full.Group!;
    private static readonly SelfCheckContent OfCarrier = SelfCheckCompletenessTests.Complete(Carrier);

    [Fact]
    public void A_report_says_what_it_lacks()
    {
        var text = new StringBuilder();
        foreach (var (sentence, gaps) in Cases())
        {
            text.Append(sentence).Append('\n');
            foreach (var gap in gaps)
                text.Append($"  ! {gap.Field} [{gap.Basis}]\n    {gap.Zh}\n    {gap.En}\n");
        }
        Approved.Check("tests/Workflows.Tests/SelfChecks/report-gaps.txt", text.ToString());
    }

    private static IEnumerable<(string Sentence, IReadOnlyList<ReportGap> Gaps)> Cases()
    {
        yield return ("A full report lacks nothing.", Of(Full));
        yield return ("An empty one of a carrier lacks every part.", SelfCheckCompleteness.Check(new SelfCheckContent(), Carrier, new HashSet<DocumentKind>(), null, Today));
        yield return ("The working group has a leader.", Of(Full with { Group = Group with { Leader = "" } }));
        yield return ("With a position.", Of(Full with { Group = Group with { Position = "" } }));
        yield return ("Who can be reached.", Of(Full with { Group = Group with { Contact = "" } }));
        yield return ("The plan was passed on.", Of(Full with { Briefing = " " }));
        yield return ("There are measures.", Of(Full with { Measures = " " }));
        yield return ("The network has nodes, and links join those.", Of(Full with { Nodes = [] }));
        yield return ("Each end of a link is one of them.", Of(Full with { Links = [new NetworkLink("R9", "S1", 1)] }));
        yield return ("The other end too.", Of(Full with { Links = [new NetworkLink("R1", "S9", 1)] }));
        yield return ("A drawing of the network is attached.", SelfCheckCompleteness.Check(Full, Hotel, new HashSet<DocumentKind> { DocumentKind.Briefing }, null, Today));
        yield return ("There is an address ledger.", Of(Full with { Ledger = [] }));
        yield return ("Its ranges can be read.", Of(Full with { Ledger = [new LedgerEntry("10.0.0.9-10.0.0.1", "静态", "", "", null)] }));
        yield return ("They do not overlap, in whatever order they stand.", Of(Full with { Ledger = [new LedgerEntry("10.0.0.128/25", "NAT", "", "", null), new LedgerEntry("192.168.0.0/24", "静态", "", "", null), new LedgerEntry("10.0.0.0/24", "静态", "", "", null)] }));
        yield return ("Side by side they may stand.", Of(Full with { Ledger = [new LedgerEntry("10.0.0.128/25", "NAT", "", "", null), new LedgerEntry("10.0.0.0/25", "静态", "", "", null)] }));
        yield return ("There is a way out of the network.", Of(Full with { Egress = [] }));
        yield return ("It has a bandwidth.", Of(Full with { Egress = [new EgressLine("SZ-000001", "L-1", "机房", 0, "10.0.0.1")] }));
        yield return ("Little is enough.", Of(Full with { Egress = [new EgressLine("SZ-000001", "L-1", "机房", 0.1m, "10.0.0.1")] }));
        yield return ("And somebody who sells it.", Of(Full with { Egress = [new EgressLine(" ", "L-1", "机房", 10, "10.0.0.1")] }));
        yield return ("A carrier tells of its users.", SelfCheckCompleteness.Check(OfCarrier with { Users = null }, Carrier, Topology, null, Today));
        yield return ("Others need not.", Of(Full with { Users = null }));
        yield return ("A table of second-level units was filed.", Of(Full with { NoSecondLevelUnits = false }, declared: 3));
        yield return ("Or a zero return.", Of(Full with { NoSecondLevelUnits = false }, declared: 0));
        yield return ("Or it states that there are none.", Of(Full with { NoSecondLevelUnits = true }));
        yield return ("A zero return and the statement agree.", Of(Full with { NoSecondLevelUnits = true }, declared: 0));
        yield return ("A table with rows and the statement do not.", Of(Full with { NoSecondLevelUnits = true }, declared: 1));
        yield return ("Neither of them is none at all.", Of(Full with { NoSecondLevelUnits = false }));
        yield return ("Whoever sells on has somebody to sell to.", Of(Full with { Resells = true }));
        yield return ("And names them.", Of(Full with { Resells = true, NoSecondLevelUnits = false }, declared: 1));
        yield return ("Every item of the list is answered.", Of(Full with { Answers = [.. Full.Answers.Skip(2)] }));
        yield return ("None of another list.", Of(Full with { Answers = [.. Full.Answers, new SelfAnswer("C01", "conforms", "", null)] }));
        yield return ("None twice.", Of(Full with { Answers = [.. Full.Answers, Full.Answers[0]] }));
        yield return ("A gap has a plan.", Of(First("gap", " ", Today)));
        yield return ("And a date.", Of(First("gap", "五月底前整改", null)));
        yield return ("With both it may be filed.", Of(First("gap", "五月底前整改", Today)));
        yield return ("What does not apply says why.", Of(First("not-applicable", " ", null)));
        yield return ("Having said it, it need not be answered.", Of(First("not-applicable", "无服务器", null)));
        yield return ("There is no fourth answer.", Of(First("maybe", "x", null)));
        yield return ("The hotline was made public.", Of(Full with { Publicity = [] }));
        yield return ("The content is declared true.", Of(Full with { IsDeclaredTrue = false }));
        yield return ("The security owner signs.", Of(Full with { SignedBySecurityOwner = " " }));
        yield return ("The legal representative signs.", Of(Full with { SignedByLegalRepresentative = " " }));
        yield return ("On a day.", Of(Full with { SignedOn = null }));
        yield return ("Today at the latest.", Of(Full with { SignedOn = Today.PlusDays(1) }));
        yield return ("Yesterday is as good.", Of(Full with { SignedOn = Today.PlusDays(-1) }));
    }

    private static readonly HashSet<DocumentKind> Topology = [DocumentKind.Topology];

    private static IReadOnlyList<ReportGap> Of(SelfCheckContent content, int? declared = null) => SelfCheckCompleteness.Check(content, Hotel, Topology, declared, Today);

    private static SelfCheckContent First(string answer, string note, LocalDate? dueOn) => Full with { Answers = [Full.Answers[0] with { Answer = answer, Note = note, DueOn = dueOn }, .. Full.Answers.Skip(1)] };
}
