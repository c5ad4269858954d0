using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Reconciliation;

/// <summary>Reads runs and findings of the campaign opened last, and passes on what officers decide.</summary>
internal sealed class ComparisonReader(RecordReader records, IUnitOfWork unitOfWork)
{
    public const int PageSize = 50;
    /// <summary>The act by which an officer looks into a lead.</summary>
    public const string Act = "lead-check";

    /// <summary>The open task of a lead, if it is one.</summary>
    public Task<WorkTask?> TaskAsync(string id) => records.ReadAsync(db => db.Tasks.FirstOrDefaultAsync(task => task.Id == id && task.Act == Act && task.Status == WorkTaskStatus.Open));

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

    /// <summary>Questions about one lead, newest first, with the name of the unit asked.</summary>
    public Task<IReadOnlyList<AskedQuestion>> QuestionsAsync(string findingId) => records.ReadAsync(async db =>
        (IReadOnlyList<AskedQuestion>)await db.LeadQuestions.Where(q => q.FindingId == findingId).OrderByDescending(q => q.Id).Take(PageSize)
            .Join(db.Units, q => q.UnitId, u => u.Id, (q, u) => new AskedQuestion(q, u.Name)).ToListAsync());

    /// <summary>Questions put to a unit, those without an answer first.</summary>
    public Task<IReadOnlyList<LeadQuestion>> QuestionsToAsync(string unitId) => records.ReadAsync(async db =>
        (IReadOnlyList<LeadQuestion>)await db.LeadQuestions.Where(q => q.UnitId == unitId).OrderBy(q => q.AnsweredAt != null).ThenByDescending(q => q.Id).Take(PageSize).ToListAsync());

    public Task<Answer<IReadOnlyList<LeadQuestion>>> AskAsync(string findingId, string question, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<QuestionDesk>().AskAsync(findingId, question, actor, token));

    public Task<Answer<LeadQuestion>> AnswerAsync(string questionId, string answer, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<QuestionDesk>().AnswerAsync(questionId, answer, actor, token));

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

/// <summary>A question with the name of the unit that it was put to.</summary>
internal sealed record AskedQuestion(LeadQuestion Question, string Unit);

/// <summary>Findings of one rule in one state.</summary>
internal sealed record RuleCount(string Rule, FindingState State, int Count);
