using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Cases;

/// <summary>What guards and documents know of a case. Lists that were not asked for (<see cref="CaseNeeds"/>) are empty.</summary>
internal sealed class CaseFacts
{
    public required CaseFile File { get; init; }
    public required LegalClock Clock { get; init; }
    /// <summary>The document that the act is about, or null.</summary>
    public Notice? Notice { get; init; }
    public Unit? UnitOrNull { get; init; }
    /// <summary>How many units of the register rent their access from the unit.</summary>
    public int Downstream { get; init; }
    /// <summary>All orders of the case, oldest first.</summary>
    public IReadOnlyList<RectificationOrder> Orders { get; init; } = [];
    /// <summary>All findings of the case, oldest first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    /// <summary>Checklist items that the unit was ordered to put right before, in this campaign or another.</summary>
    public IReadOnlySet<string> RepeatedItems { get; init; } = new HashSet<string>();
    /// <summary>All filings of the case, oldest first.</summary>
    public IReadOnlyList<SelfCheck> SelfChecks { get; init; } = [];
    /// <summary>The visit that is going on, else the latest, if any.</summary>
    public Inspection? Inspection { get; init; }
    /// <summary>Acceptance checks of the case, oldest first.</summary>
    public IReadOnlyList<AcceptanceCheck> Acceptances { get; init; } = [];
    /// <summary>Titles of documents that need service and have not been served.</summary>
    public IReadOnlyList<string> UnservedDocuments { get; init; } = [];
    /// <summary>Penalty cases of the case that have not ended.</summary>
    public int OpenPenaltyCases { get; init; }
    /// <summary>Tips linked to the case that have not been answered.</summary>
    public int OpenTips { get; init; }
    /// <summary>The unit's report that waits to be reviewed, if any.</summary>
    public SelfCheckReport? FiledReport { get; init; }
    /// <summary>The unit's report that was filed last, if any: a draft and one that went back to the unit are none.</summary>
    public SelfCheckReport? LatestReport { get; init; }
    /// <summary>The table of second-level units in force, if one was filed.</summary>
    public Declaration? Declaration { get; init; }
    /// <summary>Rows of that table, as many as a paper prints.</summary>
    public IReadOnlyList<DeclaredUnit> DeclaredUnits { get; init; } = [];
    /// <summary>Pieces of evidence of which it is not decided whether they count.</summary>
    public int EvidenceInDoubt { get; init; }
    public Bulletin? Bulletin { get; init; }
    /// <summary>Lead and second officer, if assigned.</summary>
    public IReadOnlyList<Person> Officers { get; init; } = [];
    /// <summary>The form last filled in, by act.</summary>
    public IReadOnlyDictionary<string, JsonObject> Forms { get; init; } = new Dictionary<string, JsonObject>();
    /// <summary>What was done in the case, oldest first.</summary>
    public IReadOnlyList<ActTaken> Acts { get; init; } = [];
    /// <summary>Evidence of the case, by its numbers.</summary>
    public IReadOnlyList<EvidenceItem> SecuredEvidence { get; init; } = [];
    /// <summary>Days of standing decisions against the unit, in whatever campaign, for acts of the same family as this penalty case's.</summary>
    public IReadOnlyList<NodaTime.LocalDate> EarlierDecisions { get; init; } = [];
    /// <summary>Presider, member and recorder of the hearing, as far as appointed.</summary>
    public IReadOnlyList<Person> Panel { get; init; } = [];
    /// <summary>Measures about the case, and what forbids one.</summary>
    public MeasureFacts Measures { get; init; } = MeasureFacts.None;
    /// <summary>The first tip of the thirty days before about the same place and of the same kind, if any.</summary>
    public Tip? EarlierTip { get; init; }
    /// <summary>The registered unit whose code the form gives, if any.</summary>
    public Unit? NamedUnit { get; init; }
    /// <summary>Units of the campaign that were neither inspected nor excepted.</summary>
    public Uninspected Uninspected { get; init; } = Uninspected.None;
    /// <summary>What was tried to serve the document, oldest first.</summary>
    public IReadOnlyList<ServiceAttempt> ServiceAttempts { get; init; } = [];
    /// <summary>Confirmed leads of this campaign that the unit came back after its closure or penalty (RC-20), oldest first.</summary>
    public IReadOnlyList<ReconciliationFinding> Resurgences { get; init; } = [];
    /// <summary>Documents of the case, oldest first.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    public Campaign Campaign => File.Campaign;
    /// <summary>The law by which the case proceeds.</summary>
    public LegalProfile Profile => File.Profile;
    /// <summary>The law by which the act is judged.</summary>
    public LegalProfile Substance => File.Substance;
    public UnitCase Case => File.Case;
    public PenaltyCase Penalty => File.Penalty;
    public Unit Unit => UnitOrNull ?? throw new InvalidOperationException("The unit was not asked for.");

    /// <summary>The latest order that has been approved and not withdrawn, if any.</summary>
    public RectificationOrder? Order => Orders.LastOrDefault(order => order.Status is not (OrderStatus.Draft or OrderStatus.Withdrawn));

    /// <summary>That order while its demands stand: not once it was passed, replaced or taken back. A penalty without an order has none.</summary>
    public RectificationOrder? LiveOrder => Order is { ClosedAt: null } order ? order : null;

    /// <summary>The draft that waits for approval, if any.</summary>
    public RectificationOrder? DraftOrder => Orders.LastOrDefault(order => order.Status == OrderStatus.Draft);

    /// <summary>The act of this group that was done last, if any.</summary>
    public ActTaken? LastAct(string act) => Acts.LastOrDefault(taken => taken.Act == act);

    /// <summary>The act by which the unit last stated and defended, be it with a request for a hearing.</summary>
    public ActTaken? LastDefence() => Acts.LastOrDefault(taken => taken.Act == RightsActs.Group && taken.Form.TextOrNull("defence") is not null);

    /// <summary>Findings that are not fixed.</summary>
    public IEnumerable<Finding> OpenFindings => Findings.Where(finding => finding.Status != FindingStatus.Fixed);
}
