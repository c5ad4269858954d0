using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>Everything that the case page shows, read at one time. Deadlines come by due date; the rest oldest first, the timeline newest first.</summary>
public sealed record CaseFile
{
    public required UnitCase Case { get; init; }
    public required Unit? Unit { get; init; }
    public required IReadOnlyList<WorkTask> OpenTasks { get; init; }
    public required IReadOnlyList<Deadline> Deadlines { get; init; }
    public required IReadOnlyList<CaseDocument> Documents { get; init; }
    public required IReadOnlyList<SelfCheck> SelfChecks { get; init; }
    public required IReadOnlyList<Inspection> Inspections { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    /// <summary>Evidence of which it is to be decided whether it counts, after a recusal.</summary>
    public IReadOnlyList<EvidenceItem> EvidenceInDoubt { get; init; } = [];
    /// <summary>By open task, what was asked for that it decides about.</summary>
    public IReadOnlyDictionary<string, AskedFor> Asked { get; init; } = new Dictionary<string, AskedFor>();
    /// <summary>Evidence that is, or was, registered and kept, and the chains of custody by its id.</summary>
    public IReadOnlyList<KeptPiece> Kept { get; init; } = [];
    public ILookup<string, CustodyEntry> Custody { get; init; } = Array.Empty<CustodyEntry>().ToLookup(entry => entry.EvidenceId);
    public required IReadOnlyList<RectificationOrder> Orders { get; init; }
    public required IReadOnlyList<PenaltyCase> Penalties { get; init; }
    public required IReadOnlyList<AcceptanceCheck> Acceptances { get; init; }
    public required IReadOnlyList<AuditEvent> Timeline { get; init; }
    /// <summary>Names by person id, of everybody whom the page mentions.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }
    public required IReadOnlyList<Person> Officers { get; init; }

    /// <summary>By instance, the version of its definition on which each workflow of the case stands; a migration changes it.</summary>
    public required IReadOnlyDictionary<string, int> Versions { get; init; }

    /// <summary>The states that the case has been in, the present one included.</summary>
    public required IReadOnlySet<UnitCaseState> Visited { get; init; }

    /// <summary>The law by which it proceeds, which says what may be asked for.</summary>
    public required LegalProfile Law { get; init; }

    /// <summary>The settings of its campaign, which say what is offered at a task.</summary>
    public required CampaignSettings Settings { get; init; }

    public IReadOnlyList<OpenFinding> OpenFindings =>
        [.. Findings.Where(f => f.Status != FindingStatus.Fixed).Select(f => new OpenFinding(f.Id, f.ItemCode, f.Fact, f.Severity))];

    public string NameOf(string? personId) => personId is null ? "" : Names.GetValueOrDefault(personId, personId);
}

/// <summary>A document of the case without its frozen content, and how it was served.</summary>
public sealed record CaseDocument(
    string Id, string TemplateCode, string Title, string? Number, string AddresseeName, DateTimeOffset IssuedAt, NoticeStatus Status, bool RequiresService, string Sha256, string? VoidReason,
    ServiceRecord? Service);
