using NodaTime;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Reconciliation.Matching;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>
/// Everything that the rules compare, at one moment, with what several of them need worked out once: DECL (what upstream units declare), REG (the register),
/// SELF (what units say of themselves) and FIELD.
/// </summary>
public sealed class AccessPicture
{
    private readonly Dictionary<string, Unit> _units;
    private readonly Dictionary<DeclaredUnit, RowMatch> _matches = [];
    private readonly Dictionary<string, IReadOnlyList<AddressSpan>> _allocations = [];
    private readonly Dictionary<string, int> _tipsByAddress;

    /// <param name="today">The day of the comparison, Asia/Shanghai.</param>
    /// <param name="profile">The law of the campaign: it sets the days for which logs are kept and the classes of licence.</param>
    /// <param name="declarations">Tables in force, one for each unit that filed.</param>
    /// <param name="declared">Their rows.</param>
    public AccessPicture(LocalDate today, LegalProfile profile, IReadOnlyList<Unit> units, IReadOnlyList<Declaration> declarations, IReadOnlyList<DeclaredUnit> declared, IReadOnlyList<SelfStatement> statements, FieldFacts field)
    {
        (Today, Profile, Declarations, Declared, Field) = (today, profile, declarations, declared, field);
        _units = units.ToDictionary(unit => unit.Id);
        Units = [.. units.Where(unit => unit.MergedIntoUnitId is null)];
        Statements = statements.ToDictionary(statement => statement.UnitId);
        DeclaredBy = declared.ToLookup(row => row.ReporterUnitId);
        Reporters = declarations.Select(declaration => declaration.UnitId).ToHashSet();
        var index = new RegisterIndex(units, statements);
        foreach (var row in declared)
            _matches.Add(row, Standing(index.Find(row)));
        DeclaredAs = declared.Where(row => MatchOf(row).IsAccepted).ToLookup(row => MatchOf(row).Unit!.Id);
        Graph = new AccessGraph(DeclaredEdges().Concat(SelfEdges()).Concat(RegisteredEdges()));
        _tipsByAddress = field.Tips.GroupBy(tip => AddressKey.Of(tip.Address)).ToDictionary(tips => tips.Key, tips => tips.Count());
    }

    public LocalDate Today { get; }
    public LegalProfile Profile { get; }
    /// <summary>The register without units that were merged into others.</summary>
    public IReadOnlyList<Unit> Units { get; }
    public IReadOnlyList<Declaration> Declarations { get; }
    public IReadOnlyList<DeclaredUnit> Declared { get; }
    public IReadOnlyDictionary<string, SelfStatement> Statements { get; }
    public FieldFacts Field { get; }
    /// <summary>Rows by the unit that declares them.</summary>
    public ILookup<string, DeclaredUnit> DeclaredBy { get; }
    /// <summary>Rows by the registered unit that they were matched with for certain.</summary>
    public ILookup<string, DeclaredUnit> DeclaredAs { get; }
    /// <summary>Units that have filed a table, were it a zero return.</summary>
    public IReadOnlySet<string> Reporters { get; }
    public AccessGraph Graph { get; }

    public Unit? Find(string unitId) => _units.GetValueOrDefault(unitId);

    /// <summary>Name of a node: of a registered unit, else what the candidate is called.</summary>
    public string NameOf(string node) => Find(node)?.Name ?? node.TrimStart('?');

    /// <summary>Which registered unit a row speaks of.</summary>
    public RowMatch MatchOf(DeclaredUnit row) => _matches[row];

    /// <summary>The node that a row speaks of: the unit matched for certain, else the candidate.</summary>
    public string NodeOf(DeclaredUnit row) => MatchOf(row) is { IsAccepted: true } match ? match.Unit!.Id : ReconciliationRule.Candidate(row);

    /// <summary>All addresses that a unit holds by the register and its own ledger, joined and in order.</summary>
    public IReadOnlyList<AddressSpan> AllocationOf(string unitId)
    {
        if (_allocations.TryGetValue(unitId, out var known))
            return known;
        var ranges = (Find(unitId)?.AddressRanges ?? []).Concat(Statements.GetValueOrDefault(unitId)?.Ledger ?? []);
        return _allocations[unitId] = AddressSpan.Union(ranges.Select(range => AddressSpan.Parse(range).Value));
    }

    /// <summary>Tips about the place of a node, at its registered address or where a circuit to it ends.</summary>
    public int TipsAbout(string node)
    {
        if (_tipsByAddress.Count == 0)
            return 0;
        var addresses = DeclaredAs[node].Select(row => row.InstallAddress).Concat(Find(node) is { } unit ? [unit.Address] : []);
        return addresses.Select(AddressKey.Of).Distinct().Sum(address => _tipsByAddress.GetValueOrDefault(address));
    }

    // A row that speaks of a unit which was merged speaks of the unit that stands for it.
    private RowMatch Standing(RowMatch match) =>
        match.Unit is { MergedIntoUnitId: not null } merged ? match with { Unit = UnitMerge.StandsFor(merged, Find) ?? merged } : match;

    private IEnumerable<AccessEdge> DeclaredEdges() => Declared.Select(row => new AccessEdge(row.ReporterUnitId, NodeOf(row), row.CircuitId, "DECL"));

    private IEnumerable<AccessEdge> SelfEdges() =>
        from statement in Statements.Values
        from uplink in statement.Uplinks
        where uplink.UpstreamUnitId is not null
        select new AccessEdge(uplink.UpstreamUnitId!, statement.UnitId, uplink.CircuitId ?? "", "SELF");

    private IEnumerable<AccessEdge> RegisteredEdges() =>
        from unit in Units
        where unit.UpstreamUnitId is not null
        select new AccessEdge(unit.UpstreamUnitId!, unit.Id, "", "REG");
}
