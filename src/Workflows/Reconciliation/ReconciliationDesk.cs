using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>Compares, and takes what officers decide about the findings. A lead never sends anything to a unit: that takes an officer.</summary>
public sealed class ReconciliationDesk
{
    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly IPictureSource pictures;
    private readonly TimeProvider time;
    private readonly LeadCases leads;
    private readonly LeadTasks tasks;

    internal ReconciliationDesk(IRecords records, IAuditTrail audit, IPictureSource pictures, TimeProvider time, LeadCases leads, LeadTasks tasks) =>
        (this.records, this.audit, this.pictures, this.time, this.leads, this.tasks) = (records, audit, pictures, time, leads, tasks);

    private const int MostFindings = 1_000_000;
    private const int LongestExplanation = 1000;

    /// <summary>Runs every rule over the campaign and writes what is new, what changed and what has gone. The same inputs raise nothing twice.</summary>
    public async Task<Answer<ReconciliationRun>> RunAsync(string campaignId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!MayDecide(actor) && !actor.Is(Role.Admin) && !actor.Is(Role.System))
            return NotAllowed;
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        var now = time.GetUtcNow();
        var picture = await pictures.ReadAsync(campaignId, now, cancellationToken);
        var found = Comparison.Run(picture);
        var known = await records.ListAsync<ReconciliationFinding>(finding => finding.CampaignId == campaignId && finding.State != FindingState.Superseded, MostFindings, null, cancellationToken);
        var result = Comparison.Against([.. known], found);
        var run = new ReconciliationRun
        {
            Id = Ids.New(time),
            CampaignId = campaignId,
            Number = await records.CountAsync<ReconciliationRun>(earlier => earlier.CampaignId == campaignId, cancellationToken) + 1,
            At = now,
            StartedBy = actor.Id,
            Units = picture.Units.Count,
            DeclaredRows = picture.Declared.Count,
            Statements = picture.Statements.Count,
            Matched = picture.Declared.Count(row => picture.MatchOf(row).IsAccepted),
            Doubtful = picture.Declared.Count(row => picture.MatchOf(row).IsDoubtful),
            Found = found.Count,
            New = result.Fresh.Count(fresh => fresh.Version == 1),
            Changed = result.Superseded.Count,
            Resolved = result.Gone.Count,
        };
        records.Add(run);
        var before = result.Superseded.ToDictionary(finding => finding.Key, finding => finding.CaseId);
        var fresh = result.Fresh.Select(found => Write(found.Discrepancy, found.Version, run, picture, before.GetValueOrDefault(found.Discrepancy.Key))).ToList();
        foreach (var finding in fresh)
            records.Add(finding);
        foreach (var old in result.Superseded)
        {
            Set(old, FindingState.Superseded, old.Explanation, actor, now);
            await tasks.CloseAsync(old, cancellationToken);
        }
        foreach (var gone in result.Gone)
        {
            gone.ResolvedAt = now;
            Set(gone, FindingState.Resolved, $"第{run.Number}次比对未再发现。 / No longer found by run {run.Number}.", actor, now);
            await tasks.CloseAsync(gone, cancellationToken);
        }
        List<ReconciliationFinding> waiting = [.. known.Where(finding => finding.State == FindingState.Open), .. fresh];
        await OpenCasesAsync(campaign, waiting, actor, cancellationToken);
        await OpenTasksAsync(campaign, waiting, actor, cancellationToken);
        await audit.AppendAsync(campaign, actor, "reconciliation.run", after: $"{run.Number}", data: new { run.Found, run.New, run.Changed, run.Resolved }, cancellationToken: cancellationToken);
        return run;
    }

    /// <summary>Explains, confirms or closes a finding; without a written explanation none of it is possible.</summary>
    public async Task<Answer<ReconciliationFinding>> DecideAsync(string findingId, FindingState state, string explanation, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!MayDecide(actor))
            return NotAllowed;
        if (state is not (FindingState.Explained or FindingState.Confirmed or FindingState.Closed))
            return new Refusal("finding.state", "线索只能标为已解释、已核实或者已关闭。", "A finding can be explained, confirmed or closed.", "RC");
        if (string.IsNullOrWhiteSpace(explanation) || explanation.Trim().Length > LongestExplanation)
            return new Refusal("finding.explanation", $"必须写明理由（不超过{LongestExplanation}字）。", $"An explanation is needed, of at most {LongestExplanation} characters.", "RC");
        var finding = await records.GetAsync<ReconciliationFinding>(findingId, cancellationToken);
        if (!finding.IsLive)
            return new Refusal("finding.not-live", "该线索已关闭、已消除或者已有新版本。", "The finding is closed, resolved or has a later version.", "RC");
        var campaign = await records.GetAsync<Campaign>(finding.CampaignId, cancellationToken);
        var before = finding.State;
        Set(finding, state, explanation.Trim(), actor, time.GetUtcNow());
        await tasks.CloseAsync(finding, cancellationToken);
        await audit.AppendAsync(campaign, actor, "finding.decided", $"{before}", $"{state}", finding.Explanation, new { finding.Id, finding.Key, finding.Version }, cancellationToken);
        return finding;
    }

    /// <summary>An officer opens the case of a lead that the run left to people, whatever its grade.</summary>
    public async Task<Answer<string>> OpenCaseAsync(string findingId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!MayDecide(actor))
            return NotAllowed;
        var finding = await records.GetAsync<ReconciliationFinding>(findingId, cancellationToken);
        if (!finding.IsLive)
            return new Refusal("finding.not-live", "该线索已关闭、已消除或者已有新版本。", "The finding is closed, resolved or has a later version.", "RC");
        var opened = await leads.OpenAsync(await records.GetAsync<Campaign>(finding.CampaignId, cancellationToken), finding, actor, cancellationToken);
        if (!opened.IsRefused)
            await tasks.CloseAsync(finding, cancellationToken);
        return opened;
    }

    /// <summary>From 80 on a case is opened for the lead, the gravest first; what one run leaves the next takes up.</summary>
    private async Task OpenCasesAsync(Campaign campaign, IEnumerable<ReconciliationFinding> findings, Actor actor, CancellationToken cancellationToken)
    {
        if (campaign.State != CampaignState.Launched)
            return;
        foreach (var finding in findings.Where(finding => finding is { Grade: LeadGrade.Case, CaseId: null }).OrderByDescending(finding => finding.Score).ThenBy(finding => finding.Key, StringComparer.Ordinal).Take(LeadCases.MostInARun))
            await leads.OpenAsync(campaign, finding, actor, cancellationToken);
    }

    /// <summary>From 50 to 79 an officer looks into the lead first.</summary>
    private async Task OpenTasksAsync(Campaign campaign, IEnumerable<ReconciliationFinding> findings, Actor actor, CancellationToken cancellationToken)
    {
        if (campaign.State != CampaignState.Launched)
            return;
        foreach (var finding in findings.Where(finding => finding is { Grade: LeadGrade.Task, CaseId: null, InstanceId: null }).OrderByDescending(finding => finding.Score).ThenBy(finding => finding.Key, StringComparer.Ordinal).Take(LeadTasks.MostInARun))
            await tasks.OpenAsync(campaign, finding, actor, cancellationToken);
    }

    private static Refusal NotAllowed { get; } = new("not-allowed", "只有办案民警、部门负责人和专项办可以比对和处理线索。", "Only officers, the head of the division and the campaign office compare and decide about findings.");

    private static bool MayDecide(Actor actor) => actor.Is(Role.Officer) || actor.Is(Role.Lead) || actor.Is(Role.Office);

    private ReconciliationFinding Write(Discrepancy discrepancy, int version, ReconciliationRun run, AccessPicture picture, string? caseId)
    {
        var lead = Lead.Of(discrepancy, picture);
        return new ReconciliationFinding
        {
            Id = Ids.New(time),
            CampaignId = run.CampaignId,
            Rule = discrepancy.Rule,
            Key = discrepancy.Key,
            Version = version,
            InputHash = Comparison.HashOf(discrepancy),
            Snapshot = Comparison.SnapshotOf(discrepancy),
            Subjects = [.. discrepancy.Subjects],
            District = discrepancy.District,
            Zh = discrepancy.Zh,
            En = discrepancy.En,
            Score = lead.Score,
            Grade = lead.Grade,
            RunId = run.Id,
            FoundAt = run.At,
            CaseId = caseId,
        };
    }

    private static void Set(ReconciliationFinding finding, FindingState state, string? explanation, Actor actor, DateTimeOffset at) =>
        (finding.State, finding.Explanation, finding.DecidedBy, finding.DecidedAt, finding.Revision) = (state, explanation, actor.Id, at, finding.Revision + 1);
}
