using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Reconciliation.Rules;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Cases;

/// <summary>Loads what a guard or a document asked for, and no more.</summary>
internal sealed class CaseFactsReader(IRecords records, LegalClock clock, ICoverage coverage)
{
    private const int Most = 500;
    private const int MostDeclared = 200;

    /// <param name="form">The form of the act, when what it names is looked up.</param>
    public async Task<CaseFacts> ReadAsync(CaseFile file, CaseNeeds needs, string? noticeId, CancellationToken cancellationToken, FormValues? form = null)
    {
        var caseId = file.CaseOrNull?.Id;
        var penaltyId = file.PenaltyOrNull?.Id;
        IReadOnlyList<WorkTask> done = Wants(CaseNeeds.Forms | CaseNeeds.Acts) ? await DoneAsync(file, cancellationToken) : [];
        var declaration = Wants(CaseNeeds.Returns) ? await DeclarationAsync(file.Case, cancellationToken) : null;
        return new CaseFacts
        {
            File = file,
            Clock = clock,
            Notice = noticeId is null ? null : await records.GetAsync<Notice>(noticeId, cancellationToken),
            UnitOrNull = Wants(CaseNeeds.Unit | CaseNeeds.Measure) && file.CaseOrNull is { } @case ? await records.GetAsync<Unit>(@case.UnitId, cancellationToken) : null,
            Downstream = Wants(CaseNeeds.Downstream) && file.CaseOrNull is { UnitId: var unitId } ? await records.CountAsync<Unit>(row => row.UpstreamUnitId == unitId && row.MergedIntoUnitId == null, cancellationToken) : 0,
            Orders = Wants(CaseNeeds.Orders)
                ? await records.ListAsync<RectificationOrder>(row => row.CaseId == caseId, Most, rows => rows.OrderBy(row => row.DraftedAt).ThenBy(row => row.Id), cancellationToken) : [],
            Findings = Wants(CaseNeeds.Findings)
                ? await records.ListAsync<Finding>(row => row.CaseId == caseId, Most, rows => rows.OrderBy(row => row.Id), cancellationToken) : [],
            RepeatedItems = Wants(CaseNeeds.Repeats) && file.CaseOrNull is { } ordered ? await RepeatedAsync(ordered, cancellationToken) : new HashSet<string>(),
            SelfChecks = Wants(CaseNeeds.SelfChecks)
                ? await records.ListAsync<SelfCheck>(row => row.CaseId == caseId, Most, rows => rows.OrderBy(row => row.Attempt), cancellationToken) : [],
            Inspection = Wants(CaseNeeds.Inspection)
                ? await records.FirstAsync<Inspection>(row => row.CaseId == caseId, rows => rows.OrderBy(row => row.FinishedAt != null).ThenByDescending(row => row.StartedAt).ThenByDescending(row => row.Id), cancellationToken) : null,
            Acceptances = Wants(CaseNeeds.Acceptance)
                ? await records.ListAsync<AcceptanceCheck>(row => row.CaseId == caseId, Most, rows => rows.OrderBy(row => row.CheckedAt).ThenBy(row => row.Id), cancellationToken) : [],
            UnservedDocuments = Wants(CaseNeeds.Closing) ? await UnservedAsync(caseId, cancellationToken) : [],
            OpenPenaltyCases = Wants(CaseNeeds.Closing)
                ? (await records.ListAsync<PenaltyCase>(row => row.CaseId == caseId, Most, null, cancellationToken)).Count(row => !row.IsEnded) : 0,
            OpenTips = Wants(CaseNeeds.Closing) ? await records.CountAsync<Tip>(row => row.CaseId == caseId && row.State != TipState.L10 && row.State != TipState.L11, cancellationToken) : 0,
            FiledReport = Wants(CaseNeeds.Report) ? await FiledReportAsync(file.Case, cancellationToken) : null,
            EvidenceInDoubt = Wants(CaseNeeds.Evidence) ? await records.CountAsync<EvidenceItem>(row => row.CaseId == caseId && row.Standing == EvidenceStanding.InDoubt, cancellationToken) : 0,
            Bulletin = Wants(CaseNeeds.Bulletin)
                ? await records.FirstAsync<Bulletin>(row => row.CampaignId == file.Campaign.Id, rows => rows.OrderByDescending(row => row.AsOf), cancellationToken) : null,
            Officers = Wants(CaseNeeds.Officers) ? await OfficersAsync(file, cancellationToken) : [],
            EarlierDecisions = Wants(CaseNeeds.History) && file.PenaltyOrNull is { } penalty ? await EarlierAsync(penalty, cancellationToken) : [],
            Panel = Wants(CaseNeeds.Panel) && file.PenaltyOrNull?.Hearing is { } hearing ? await PeopleAsync(hearing.Panel, cancellationToken) : [],
            Measures = Wants(CaseNeeds.Measure) ? await MeasureFacts.ReadAsync(records, file.Case, form, cancellationToken) : MeasureFacts.None,
            EarlierTip = Wants(CaseNeeds.Tip) && file.TipOrNull is { } tip ? await EarlierTipAsync(tip, cancellationToken) : null,
            NamedUnit = Wants(CaseNeeds.Tip) && form?.TextOrNull("unitCode") is { } code ? await records.FirstAsync<Unit>(row => row.Code == code, null, cancellationToken) : null,
            Uninspected = Wants(CaseNeeds.Coverage) ? await coverage.ReadAsync(file.Campaign.Id, cancellationToken) : Uninspected.None,
            ServiceAttempts = Wants(CaseNeeds.ServiceAttempts) && noticeId is not null ? await AttemptsAsync(caseId, noticeId, cancellationToken) : [],
            LatestReport = Wants(CaseNeeds.Returns) ? await LatestReportAsync(file.Case, cancellationToken) : null,
            Declaration = declaration,
            DeclaredUnits = declaration is null ? [] : await DeclaredAsync(declaration, cancellationToken),
            Forms = Wants(CaseNeeds.Forms) ? Forms(done) : new Dictionary<string, JsonObject>(),
            Acts = Wants(CaseNeeds.Acts) ? await ActsAsync(done, cancellationToken) : [],
            SecuredEvidence = Wants(CaseNeeds.SecuredEvidence)
                ? await records.ListAsync<EvidenceItem>(row => row.CaseId == caseId, Most, rows => rows.OrderBy(row => row.Number), cancellationToken) : [],
            Resurgences = Wants(CaseNeeds.Resurgences) && file.CaseOrNull is { } returned ? await ResurgencesAsync(returned, cancellationToken) : [],
            Notices = Wants(CaseNeeds.Notices)
                ? await records.ListAsync<Notice>(row => row.CaseId == caseId && (penaltyId == null || row.PenaltyCaseId == penaltyId), Most, rows => rows.OrderBy(row => row.IssuedAt).ThenBy(row => row.Id), cancellationToken) : [],
        };

        bool Wants(CaseNeeds need) => (needs & need) != 0;
    }

    /// <summary>Items of the unit's findings that an order was about and that were fixed: found once more they are repeated.</summary>
    private async Task<IReadOnlySet<string>> RepeatedAsync(UnitCase @case, CancellationToken cancellationToken)
    {
        var unitId = @case.UnitId;
        var cases = (await records.ListAsync<UnitCase>(row => row.UnitId == unitId, Most, null, cancellationToken)).Select(row => row.Id).ToList();
        var fixedBefore = await records.ListAsync<Finding>(row => cases.Contains(row.CaseId) && row.OrderId != null && row.Status == FindingStatus.Fixed, Most, null, cancellationToken);
        return fixedBefore.Select(finding => finding.ItemCode).ToHashSet();
    }

    /// <summary>The unit came back itself, or it is the one whose penalty the other's return follows.</summary>
    private async Task<IReadOnlyList<ReconciliationFinding>> ResurgencesAsync(UnitCase @case, CancellationToken cancellationToken)
    {
        var (campaignId, unitId) = (@case.CampaignId, @case.UnitId);
        var confirmed = await records.ListAsync<ReconciliationFinding>(row => row.CampaignId == campaignId && row.State == FindingState.Confirmed && row.Rule == AClosedUnitDoesNotComeBack.Rule, Most, rows => rows.OrderBy(row => row.Id), cancellationToken);
        if (confirmed.Count == 0)
            return [];
        var penalties = (await records.ListAsync<PenaltyCase>(row => row.UnitId == unitId, Most, null, cancellationToken)).Select(row => row.Id).ToHashSet();
        return [.. confirmed.Where(lead => lead.CaseId == @case.Id || lead.Subjects[0] == unitId || penalties.Contains(AClosedUnitDoesNotComeBack.SanctionOf(lead)))];
    }

    private Task<SelfCheckReport?> FiledReportAsync(UnitCase @case, CancellationToken cancellationToken)
    {
        var (campaignId, unitId) = (@case.CampaignId, @case.UnitId);
        return records.FirstAsync<SelfCheckReport>(row => row.CampaignId == campaignId && row.UnitId == unitId && row.State == SelfCheckReportState.Filed, null, cancellationToken);
    }

    private Task<SelfCheckReport?> LatestReportAsync(UnitCase @case, CancellationToken cancellationToken)
    {
        var (campaignId, unitId) = (@case.CampaignId, @case.UnitId);
        return records.FirstAsync<SelfCheckReport>(row => row.CampaignId == campaignId && row.UnitId == unitId && (row.State == SelfCheckReportState.Filed || row.State == SelfCheckReportState.Accepted), rows => rows.OrderByDescending(row => row.Version), cancellationToken);
    }

    private Task<Declaration?> DeclarationAsync(UnitCase @case, CancellationToken cancellationToken)
    {
        var (campaignId, unitId) = (@case.CampaignId, @case.UnitId);
        return records.FirstAsync<Declaration>(row => row.CampaignId == campaignId && row.UnitId == unitId && !row.IsSuperseded, rows => rows.OrderByDescending(row => row.Version), cancellationToken);
    }

    private Task<IReadOnlyList<DeclaredUnit>> DeclaredAsync(Declaration declaration, CancellationToken cancellationToken)
    {
        var id = declaration.Id;
        return records.ListAsync<DeclaredUnit>(row => row.DeclarationId == id, MostDeclared, rows => rows.OrderBy(row => row.Seq).ThenBy(row => row.Id), cancellationToken);
    }

    private async Task<IReadOnlyList<string>> UnservedAsync(string? caseId, CancellationToken cancellationToken)
    {
        var unserved = await records.ListAsync<Notice>(
            row => row.CaseId == caseId && row.PenaltyCaseId == null && row.RequiresService && (row.Status == NoticeStatus.Issued || row.Status == NoticeStatus.ServiceFailed),
            Most, rows => rows.OrderBy(row => row.IssuedAt), cancellationToken);
        return [.. unserved.Select(notice => $"{notice.Title}{notice.DocumentNumber}")];
    }

    private Task<IReadOnlyList<Person>> OfficersAsync(CaseFile file, CancellationToken cancellationToken) =>
        PeopleAsync(new[] { file.LeadOfficerId, file.CoOfficerId }.OfType<string>(), cancellationToken);

    private async Task<IReadOnlyList<Person>> PeopleAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var people = new List<Person>(3);
        foreach (var id in ids)
            people.Add(await records.GetAsync<Person>(id, cancellationToken));
        return people;
    }

    private async Task<IReadOnlyList<LocalDate>> EarlierAsync(PenaltyCase penalty, CancellationToken cancellationToken)
    {
        var (unitId, id, family) = (penalty.UnitId, penalty.Id, Violations.Get(penalty.Violation).Family);
        var decided = await records.ListAsync<PenaltyCase>(row => row.UnitId == unitId && row.Id != id && row.DecidedOn != null && row.Decided != null, Most, rows => rows.OrderByDescending(row => row.OpenedAt), cancellationToken);
        return [.. decided.Where(row => row.IsStanding && Violations.Get(row.Violation).Family == family).Select(row => row.DecidedOn!.Value)];
    }

    private Task<Tip?> EarlierTipAsync(Tip tip, CancellationToken cancellationToken)
    {
        var (campaignId, id, key, type, registered, since) = (tip.CampaignId, tip.Id, tip.AddressKey, tip.Type, tip.RegisteredAt, tip.ReceivedOn.PlusDays(-TipDesk.DuplicateDays));
        return records.FirstAsync<Tip>(row => row.CampaignId == campaignId && row.AddressKey == key && row.Type == type && row.Id != id && row.DuplicateOfId == null && row.RegisteredAt <= registered && row.ReceivedOn >= since,
            rows => rows.OrderBy(row => row.RegisteredAt).ThenBy(row => row.Id), cancellationToken);
    }

    private async Task<IReadOnlyList<ServiceAttempt>> AttemptsAsync(string? caseId, string noticeId, CancellationToken cancellationToken)
    {
        var tried = await records.ListAsync<WorkTask>(row => row.CaseId == caseId && row.NoticeId == noticeId && row.Status == WorkTaskStatus.Completed && row.Form != null,
            Most, rows => rows.OrderBy(row => row.CompletedAt).ThenBy(row => row.Id), cancellationToken);
        return [.. tried.Select(ServiceAttempt.Of)];
    }

    /// <summary>Tasks of the case that were done, oldest first; in a penalty case its own and those of the unit case.</summary>
    private async Task<IReadOnlyList<WorkTask>> DoneAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var (caseId, penaltyId, campaignId) = (file.CaseOrNull?.Id, file.PenaltyOrNull?.Id, file.Campaign.Id);
        return await records.ListAsync<WorkTask>(
            row => row.CampaignId == campaignId && row.CaseId == caseId && (penaltyId == null || row.PenaltyCaseId == penaltyId || row.PenaltyCaseId == null) && row.Status == WorkTaskStatus.Completed && row.Form != null,
            Most, rows => rows.OrderBy(row => row.CompletedAt).ThenBy(row => row.Id), cancellationToken);
    }

    private static Dictionary<string, JsonObject> Forms(IEnumerable<WorkTask> done)
    {
        var forms = new Dictionary<string, JsonObject>();
        foreach (var task in done)
        {
            if (JsonNode.Parse(task.Form!) is JsonObject form)
                forms[task.Act] = form;
        }
        return forms;
    }

    private async Task<IReadOnlyList<ActTaken>> ActsAsync(IEnumerable<WorkTask> done, CancellationToken cancellationToken)
    {
        var (acts, names) = (new List<ActTaken>(), new Dictionary<string, string>());
        foreach (var task in done)
        {
            if (task is not { CompletedBy: { } by, CompletedAt: { } at, Outcome: { } outcome })
                continue;
            if (!names.TryGetValue(by, out var name))
                names[by] = name = (await records.FindAsync<Person>(by, cancellationToken))?.DisplayName ?? by;
            acts.Add(new ActTaken(task.Act, outcome, name, at, new FormValues(JsonNode.Parse(task.Form!) as JsonObject ?? [])));
        }
        return acts;
    }
}
