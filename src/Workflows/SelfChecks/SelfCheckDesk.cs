using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.SelfChecks;

/// <summary>Takes the reports of self-checks: saved as drafts, filed when nothing is missing, returned for correction, accepted. What was filed is compared with what others declare.</summary>
public sealed class SelfCheckDesk(IRecords records, IAuditTrail audit, LegalClock clock, TimeProvider time, TaskDesk tasks)
{
    private const int MostDocuments = 500;

    /// <summary>Saves the draft; after a return it is a further version.</summary>
    public async Task<Answer<SelfCheckReport>> SaveAsync(string campaignId, string unitId, SelfCheckContent content, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!IsOwn(actor, unitId))
            return NotYours;
        var latest = await LatestAsync(campaignId, unitId, cancellationToken);
        if (latest is { State: SelfCheckReportState.Filed or SelfCheckReportState.Accepted })
            return new Refusal("self-check.filed", "报告已报送，退回后才能修改。", "The report is filed; it can be changed after a return.", "§1.5");
        if (latest is { State: SelfCheckReportState.Draft })
        {
            (latest.Content, latest.SavedAt, latest.SavedBy, latest.Revision) = (content, time.GetUtcNow(), actor.Id, latest.Revision + 1);
            return latest;
        }
        var report = new SelfCheckReport { Id = Ids.New(time), CampaignId = campaignId, UnitId = unitId, Version = (latest?.Version ?? 0) + 1, Content = content, SavedAt = time.GetUtcNow(), SavedBy = actor.Id };
        records.Add(report);
        return report;
    }

    /// <summary>What the draft still lacks.</summary>
    public async Task<IReadOnlyList<ReportGap>> GapsAsync(SelfCheckReport report, CancellationToken cancellationToken = default)
    {
        var unit = await records.GetAsync<Unit>(report.UnitId, cancellationToken);
        var documents = await DocumentsAsync(report, cancellationToken);
        var declaration = await records.FirstAsync<Declaration>(d => d.CampaignId == report.CampaignId && d.UnitId == report.UnitId && !d.IsSuperseded, null, cancellationToken);
        return SelfCheckCompleteness.Check(report.Content, unit, documents.Select(document => document.Kind).ToHashSet(), declaration?.Rows, clock.Today);
    }

    /// <summary>Files the draft. Refused while anything is missing; the first gap is the refusal.</summary>
    public async Task<Answer<SelfCheckReport>> FileAsync(string reportId, Actor actor, CancellationToken cancellationToken = default)
    {
        var report = await records.GetAsync<SelfCheckReport>(reportId, cancellationToken);
        if (!IsOwn(actor, report.UnitId))
            return NotYours;
        if (report.State != SelfCheckReportState.Draft)
            return new Refusal("self-check.not-draft", "只有草稿可以报送。", "Only a draft is filed.", "§1.5");
        var gaps = await GapsAsync(report, cancellationToken);
        if (gaps.Count > 0)
            return new Refusal("self-check.incomplete", $"报告不完整（{gaps.Count}处）：{string.Join("；", gaps.Take(5).Select(gap => gap.Zh))}。", $"The report is incomplete in {gaps.Count} place(s): {string.Join("; ", gaps.Take(5).Select(gap => gap.En))}.", gaps[0].Basis);
        var campaign = await records.GetAsync<Campaign>(report.CampaignId, cancellationToken);
        if (await CarryIntoCaseAsync(report, "self-check", ["Submit", "Resubmit"], await FormAsync(report, cancellationToken), null, actor, cancellationToken) is { } refused)
            return refused;
        var before = await records.FirstAsync<SelfCheckReport>(r => r.CampaignId == report.CampaignId && r.UnitId == report.UnitId && r.Version == report.Version - 1, null, cancellationToken);
        var now = time.GetUtcNow();
        report.State = SelfCheckReportState.Filed;
        report.FiledAt = now;
        report.IsLate = IsLate(campaign, before, now);
        report.ContentHash = HashOf(report.Content, await DocumentsAsync(report, cancellationToken));
        report.Revision++;
        await TellAsync(report, cancellationToken);
        await audit.AppendAsync(campaign, actor, "self-check-report.filed", after: $"{report.Version}", data: new { report.Id, report.UnitId, report.IsLate, report.ContentHash }, cancellationToken: cancellationToken);
        return report;
    }

    /// <summary>Accepts a filed report, or returns it for correction with what is to be corrected. A return does not move the filing deadline.</summary>
    public async Task<Answer<SelfCheckReport>> DecideAsync(string reportId, bool accept, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Is(Role.Officer) && !actor.Is(Role.Lead) && !actor.Is(Role.Office))
            return new Refusal("not-allowed", "只有办案民警、部门负责人和专项办可以核收、退回。", "Only officers, the head of the division and the campaign office accept or return a report.");
        if (!accept && string.IsNullOrWhiteSpace(reason))
            return new Refusal("self-check.reason", "退回补正须写明内容。", "Say what must be corrected.", "§1.5");
        var report = await records.GetAsync<SelfCheckReport>(reportId, cancellationToken);
        if (report.State != SelfCheckReportState.Filed)
            return new Refusal("self-check.nothing-to-review", "没有待审核的自查报告。", "There is no filing to review.", "TR-07");
        var campaign = await records.GetAsync<Campaign>(report.CampaignId, cancellationToken);
        if (!accept && report.Version > campaign.Settings.MaxReturns)
            return new Refusal("self-check.too-many-returns", $"退回补正不得超过 {campaign.Settings.MaxReturns} 次，请核收或列入检查。", $"A self-check may be returned at most {campaign.Settings.MaxReturns} time(s); accept it or inspect.", "TR-05");
        var (outcome, form) = accept ? ("Accept", new JsonObject()) : ("Return", new JsonObject { ["items"] = reason!.Trim() });
        if (await CarryIntoCaseAsync(report, "self-check-review", [outcome], form, reason, actor, cancellationToken) is { } refused)
            return refused;
        report.State = accept ? SelfCheckReportState.Accepted : SelfCheckReportState.Returned;
        (report.ReturnReason, report.DecidedBy, report.DecidedAt, report.Revision) = (accept ? null : reason!.Trim(), actor.Id, time.GetUtcNow(), report.Revision + 1);
        await audit.AppendAsync(campaign, actor, accept ? "self-check-report.accepted" : "self-check-report.returned", reason: report.ReturnReason, data: new { report.Id, report.UnitId, report.Version }, cancellationToken: cancellationToken);
        return report;
    }

    /// <summary>
    /// The report is what the case waits for: filing or deciding it does the task of the case that is open for this, when it is the actor's to do. The case
    /// goes on or stays with the report; a refusal is returned before anything has changed.
    /// </summary>
    private async Task<Refusal?> CarryIntoCaseAsync(SelfCheckReport report, string act, IReadOnlyList<string> outcomes, JsonObject form, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        var (campaignId, unitId) = (report.CampaignId, report.UnitId);
        if (await records.FirstAsync<UnitCase>(row => row.CampaignId == campaignId && row.UnitId == unitId, null, cancellationToken) is not { } @case)
            return null;
        var caseId = @case.Id;
        if (await records.FirstAsync<WorkTask>(row => row.CaseId == caseId && row.Act == act && row.Status == WorkTaskStatus.Open, null, cancellationToken) is not { } task
            || !actor.Is(task.Role) || task.Outcomes.Find(outcomes.Contains) is not { } outcome)
            return null;
        return (await tasks.CompleteAsync(new CompleteTask(task.Id, outcome, form, reason), actor, cancellationToken)).Refusal;
    }

    /// <summary>What the form of the case asks for, out of the report.</summary>
    private async Task<JsonObject> FormAsync(SelfCheckReport report, CancellationToken cancellationToken)
    {
        var declaration = await records.FirstAsync<Declaration>(d => d.CampaignId == report.CampaignId && d.UnitId == report.UnitId && !d.IsSuperseded, null, cancellationToken);
        var content = report.Content;
        return new JsonObject
        {
            ["summary"] = $"自查情况报告表第{report.Version}版。{content.Measures}",
            ["gaps"] = content.Answers.Count(answer => answer.Answer == SelfCheckCompleteness.Gap),
            ["secondLevelUnits"] = declaration?.Rows ?? 0,
            ["signedBy"] = content.SignedBySecurityOwner,
            ["truthful"] = content.IsDeclaredTrue,
        };
    }

    /// <summary>The latest version of a unit's report; null when it has none.</summary>
    public Task<SelfCheckReport?> LatestAsync(string campaignId, string unitId, CancellationToken cancellationToken = default) =>
        records.FirstAsync<SelfCheckReport>(report => report.CampaignId == campaignId && report.UnitId == unitId, rows => rows.OrderByDescending(report => report.Version), cancellationToken);

    private Task<IReadOnlyList<FiledDocument>> DocumentsAsync(SelfCheckReport report, CancellationToken cancellationToken) =>
        records.ListAsync<FiledDocument>(document => document.CampaignId == report.CampaignId && document.UnitId == report.UnitId, MostDocuments, rows => rows.OrderBy(document => document.Kind).ThenBy(document => document.Version), cancellationToken);

    private bool IsLate(Campaign campaign, SelfCheckReport? before, DateTimeOffset now)
    {
        var isCorrectionInTime = before is { IsLate: false, State: SelfCheckReportState.Returned, DecidedAt: { } returned }
            && now < LegalClock.EndOf(clock.AddWorkingDays(LegalClock.DateOf(returned), campaign.Settings.CorrectionWorkingDays));
        return !isCorrectionInTime && now >= LegalClock.EndOf(campaign.PhaseNumber(1).Last);
    }

    // What the report says of the unit, in the form in which it is compared.
    private async Task TellAsync(SelfCheckReport report, CancellationToken cancellationToken)
    {
        var content = report.Content;
        var uplinks = new List<Uplink>();
        foreach (var line in content.Egress)
        {
            var key = UnitName.Key(line.Upstream);
            var upstream = await records.FirstAsync<Unit>(unit => unit.Code == line.Upstream, null, cancellationToken) ?? await records.FirstAsync<Unit>(unit => unit.NameKey == key, null, cancellationToken);
            uplinks.Add(new Uplink(upstream?.Id, upstream?.Name ?? line.Upstream, line.CircuitId, line.BandwidthMbps));
        }
        var statement = await records.FirstAsync<SelfStatement>(s => s.CampaignId == report.CampaignId && s.UnitId == report.UnitId, null, cancellationToken);
        if (statement is null)
        {
            statement = new SelfStatement { Id = Ids.New(time), CampaignId = report.CampaignId, UnitId = report.UnitId, ReceivedAt = report.FiledAt!.Value };
            records.Add(statement);
        }
        statement.ReceivedAt = report.FiledAt!.Value;
        statement.Uplinks = uplinks;
        statement.Resells = content.Resells;
        statement.Users = content.Users is { } users ? users.Organisations + users.Individuals : 0;
        statement.Ports = content.Users?.Ports ?? 0;
        statement.Staff = content.Staff;
        statement.LogDays = content.LogDays;
        statement.Gaps = content.Answers.Count(answer => answer.Answer == SelfCheckCompleteness.Gap);
        statement.Ledger = [.. content.Ledger.Select(entry => AddressSpan.Parse(entry.Range).Value.ToString())];
    }

    private static string HashOf(SelfCheckContent content, IEnumerable<FiledDocument> documents) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content, Canonical) + "\n" + string.Join("\n", documents.Select(document => $"{document.Kind} {document.Version} {document.Sha256}")))));

    private static readonly JsonSerializerOptions Canonical = new() { Converters = { new PlainDate() } };

    private static bool IsOwn(Actor actor, string unitId) => (actor.Is(Role.Unit) && actor.UnitId == unitId) || actor.Is(Role.Office);

    private static Refusal NotYours { get; } = new("not-allowed", "只有本单位和专项办可以报送自查报告。", "Only the unit itself and the campaign office file its report.");

    private sealed class PlainDate : System.Text.Json.Serialization.JsonConverter<NodaTime.LocalDate>
    {
        public override NodaTime.LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => NodaTime.Text.LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, NodaTime.LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(NodaTime.Text.LocalDatePattern.Iso.Format(value));
    }
}
