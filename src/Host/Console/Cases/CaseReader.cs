using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>Reads one case with all that hangs on it, as far as the reader may see it.</summary>
internal sealed class CaseReader(RecordReader records)
{
    /// <summary>The newest events shown; a longer history is read from the case's export.</summary>
    public const int TimelineLength = 300;

    /// <summary>The case, or null when there is none that the reader may see.</summary>
    public Task<CaseFile?> ReadAsync(string caseId, Reader reader) => records.ReadAsync(async db =>
    {
        var found = await db.Cases.SeenBy(reader).FirstOrDefaultAsync(c => c.Id == caseId);
        return found is null ? null : await FileOfAsync(db, found, reader);
    });

    /// <summary>The case that a unit's representative speaks for, newest campaign first.</summary>
    public Task<CaseFile?> ReadOwnAsync(Reader reader) => records.ReadAsync(async db =>
    {
        var found = await db.Cases.SeenBy(reader).OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id).FirstOrDefaultAsync();
        return found is null ? null : await FileOfAsync(db, found, reader);
    });

    private static async Task<CaseFile> FileOfAsync(OrchestratorDbContext db, UnitCase c, Reader reader)
    {
        var tasks = await db.Tasks.Where(t => t.CaseId == c.Id && t.Status == WorkTaskStatus.Open).SeenBy(reader).OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id).ToListAsync();
        var timeline = reader.IsStaff
            ? await db.AuditEvents.Where(e => e.Stream == c.Id).OrderByDescending(e => e.Sequence).Take(TimelineLength).ToListAsync()
            : [];
        var officers = reader.IsStaff ? await OfficersAsync(db, c.District) : [];
        var orders = await db.Orders.Where(o => o.CaseId == c.Id).OrderBy(o => o.DraftedAt).ToListAsync();
        var inspections = reader.IsStaff ? await db.Inspections.Where(i => i.CaseId == c.Id).OrderBy(i => i.StartedAt).ToListAsync() : [];
        var penalties = reader.IsStaff ? await db.PenaltyCases.Where(p => p.CaseId == c.Id).OrderBy(p => p.OpenedAt).ToListAsync() : [];
        var acceptances = reader.IsStaff ? await db.AcceptanceChecks.Where(a => a.CaseId == c.Id).OrderBy(a => a.Round).ToListAsync() : [];
        var kept = penalties.Count > 0 ? await db.KeptPieces.Where(k => k.CaseId == c.Id).OrderBy(k => k.NoticeId).ThenBy(k => k.Number).ToListAsync() : [];
        var pieces = kept.Select(k => k.Id).ToList();
        var custody = pieces.Count > 0 ? await db.CustodyEntries.Where(e => pieces.Contains(e.EvidenceId)).OrderBy(e => e.Sequence).ToListAsync() : [];
        var mentioned = new HashSet<string?>([c.LeadOfficerId, c.CoOfficerId, c.UnitRepresentativeId]);
        mentioned.UnionWith(c.RecusedPersons);
        mentioned.UnionWith(tasks.Select(t => t.AssigneeId));
        mentioned.UnionWith(orders.SelectMany(o => new[] { o.DraftedBy, o.ApprovedBy }));
        mentioned.UnionWith(inspections.SelectMany(i => new[] { i.LeadOfficerId, i.CoOfficerId }));
        mentioned.UnionWith(acceptances.Select(a => a.CheckedBy));
        mentioned.UnionWith(penalties.SelectMany(p => new[] { p.LeadOfficerId, p.CoOfficerId, p.LegalReviewerId, p.DecidedBy }));
        mentioned.UnionWith(custody.Select(e => e.To));
        if (reader.IsStaff)
            mentioned.UnionWith(await db.LawDecisions.Where(d => d.CaseId == c.Id).Select(d => d.DecidedBy).ToListAsync());
        var ids = mentioned.OfType<string>().ToList();
        var flows = new[] { c.InstanceId }.Concat(penalties.Select(p => p.InstanceId)).Concat(tasks.Select(t => t.InstanceId)).OfType<string>().Distinct().ToList();
        var campaign = await db.Campaigns.Where(k => k.Id == c.CampaignId).Select(k => new { k.Settings, k.LegalProfile }).SingleAsync();
        return new CaseFile
        {
            Case = c,
            Unit = await db.Units.FirstOrDefaultAsync(u => u.Id == c.UnitId),
            OpenTasks = tasks,
            Deadlines = await db.Deadlines.Where(d => d.CaseId == c.Id && (d.Kind != DeadlineKind.Reminder || reader.IsStaff)).OrderBy(d => d.ExpiresAt).ThenBy(d => d.Id).ToListAsync(),
            Documents = await DocumentsAsync(db, c.Id, reader),
            SelfChecks = await db.SelfChecks.Where(s => s.CaseId == c.Id).OrderBy(s => s.Attempt).ToListAsync(),
            Inspections = inspections,
            EvidenceInDoubt = reader.IsStaff && c.RecusedPersons.Count > 0 ? await db.EvidenceItems.Where(e => e.CaseId == c.Id && e.Standing == EvidenceStanding.InDoubt).OrderBy(e => e.Number).ToListAsync() : [],
            Findings = await db.Findings.Where(f => f.CaseId == c.Id).OrderBy(f => f.ItemCode).ToListAsync(),
            Asked = reader.IsStaff ? await AskedAsync(db, tasks) : new Dictionary<string, AskedFor>(),
            Kept = kept,
            Custody = custody.ToLookup(e => e.EvidenceId),
            Orders = orders,
            Versions = await db.Instances.Where(i => flows.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.DefinitionVersion),
            Penalties = penalties,
            Acceptances = acceptances,
            Timeline = timeline,
            Names = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName),
            Officers = officers,
            Visited = await StatesAsync(db, c),
            Law = LegalProfiles.For(c.ProcedureProfile ?? c.LegalProfile ?? campaign.LegalProfile),
            Settings = campaign.Settings,
        };
    }

    /// <summary>Of the tasks that decide about a measure, or about evidence to be kept, what was asked for.</summary>
    private static async Task<Dictionary<string, AskedFor>> AskedAsync(OrchestratorDbContext db, IEnumerable<WorkTask> tasks)
    {
        var asked = new Dictionary<string, AskedFor>();
        foreach (var task in tasks)
        {
            if (task.Act is "measure-review" or "measure-approval" && await db.Measures.FirstOrDefaultAsync(m => m.InstanceId == task.InstanceId) is { } measure)
                asked[task.Id] = new AskedFor("measure", $"{measure.Kind}", measure.Form, measure.Reason);
            else if (task.Act == "preservation-approval" && await db.Tasks.Where(t => t.PenaltyCaseId == task.PenaltyCaseId && t.Act == "penalty-investigation" && t.Outcome == "Preserve" && t.Form != null)
                         .OrderByDescending(t => t.CompletedAt).ThenByDescending(t => t.Id).FirstOrDefaultAsync() is { } proposal)
                asked[task.Id] = new AskedFor(proposal.Act, proposal.Outcome!, proposal.Form!, null);
        }
        return asked;
    }

    private static async Task<IReadOnlyList<CaseDocument>> DocumentsAsync(OrchestratorDbContext db, string caseId, Reader reader)
    {
        var documents = await db.Notices.Where(n => n.CaseId == caseId).SeenBy(reader, db.Cases).OrderBy(n => n.IssuedAt).ThenBy(n => n.Id)
            .Select(n => new CaseDocument(n.Id, n.TemplateCode, n.Title, n.DocumentNumber, n.AddresseeName, n.IssuedAt, n.Status, n.RequiresService, n.Sha256, n.VoidReason, null))
            .ToListAsync();
        var services = await db.ServiceRecords.Where(s => s.CaseId == caseId).ToListAsync();
        return documents.ConvertAll(d => d with { Service = services.Find(s => s.NoticeId == d.Id) });
    }

    /// <summary>The people of the bureau, those of the case's district first.</summary>
    private static async Task<IReadOnlyList<Person>> OfficersAsync(OrchestratorDbContext db, string district)
    {
        var officers = await db.People.Where(p => p.IsActive && p.UnitId == null).ToListAsync();
        return [.. officers.OrderBy(p => p.District == district ? 0 : p.District is null ? 1 : 2).ThenBy(p => p.Badge, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>From the audit chain: the one record of the states that a case has been in.</summary>
    private static async Task<HashSet<UnitCaseState>> StatesAsync(OrchestratorDbContext db, UnitCase c)
    {
        var states = new HashSet<UnitCaseState> { c.State };
        foreach (var code in await db.AuditEvents.Where(e => e.Stream == c.Id && e.Act == "case.state").Select(e => e.After).ToListAsync())
        {
            if (Enum.TryParse<UnitCaseState>(code, out var state) && state.ToString() == code)
                states.Add(state);
        }
        return states;
    }
}
