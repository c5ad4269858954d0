using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Reconciliation;

/// <summary>Reads runs and findings of the campaign opened last, and passes on what officers decide.</summary>
internal sealed class ComparisonReader(RecordReader records, IUnitOfWork unitOfWork)
{
    public const int PageSize = 50;

    public Task<ComparisonOverview?> OverviewAsync() => records.ReadAsync<ComparisonOverview?>(async db =>
    {
        var campaign = await db.Campaigns.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync();
        if (campaign is null)
            return null;
        var run = await db.ReconciliationRuns.Where(r => r.CampaignId == campaign).OrderByDescending(r => r.Number).FirstOrDefaultAsync();
        var counts = await db.ReconciliationFindings.Where(f => f.CampaignId == campaign && f.State != FindingState.Superseded)
            .GroupBy(f => new { f.Rule, f.State }).Select(g => new RuleCount(g.Key.Rule, g.Key.State, g.Count())).ToListAsync();
        return new ComparisonOverview(campaign, run, counts, await db.Declarations.CountAsync(d => d.CampaignId == campaign && !d.IsSuperseded));
    });

    public Task<IReadOnlyList<ReconciliationFinding>> ListAsync(string campaignId, string? rule, FindingState? state, LeadGrade? grade, (double Score, string Id)? after) => records.ReadAsync(async db =>
    {
        var findings = db.ReconciliationFindings.Where(f => f.CampaignId == campaignId && (state == null ? f.State != FindingState.Superseded : f.State == state));
        if (rule is not null)
            findings = findings.Where(f => f.Rule == rule);
        if (grade is not null)
            findings = findings.Where(f => f.Grade == grade);
        if (after is var (score, id))
            findings = findings.Where(f => f.Score < score || (f.Score == score && string.Compare(f.Id, id) > 0));
        return (IReadOnlyList<ReconciliationFinding>)await findings.OrderByDescending(f => f.Score).ThenBy(f => f.Id).Take(PageSize).ToListAsync();
    });

    public Task<Answer<ReconciliationRun>> RunAsync(string campaignId, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<ReconciliationDesk>().RunAsync(campaignId, actor, token));

    public Task<Answer<ReconciliationFinding>> DecideAsync(string findingId, FindingState state, string explanation, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<ReconciliationDesk>().DecideAsync(findingId, state, explanation, actor, token));

    public async Task<Answer<string>> OpenCaseAsync(string findingId, Actor actor)
    {
        try
        {
            return await unitOfWork.RunAsync((services, token) => services.GetRequiredService<ReconciliationDesk>().OpenCaseAsync(findingId, actor, token));
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}

/// <summary>Where the comparison of a campaign stands.</summary>
internal sealed record ComparisonOverview(string CampaignId, ReconciliationRun? Run, IReadOnlyList<RuleCount> Counts, int Declarations);

/// <summary>Findings of one rule in one state.</summary>
internal sealed record RuleCount(string Rule, FindingState State, int Count);
