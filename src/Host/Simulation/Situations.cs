using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Host.Simulation;

/// <summary>Reads what a simulated person knows about a task.</summary>
internal sealed class Situations(OrchestratorDbContext db)
{
    /// <summary>Null when the task is not open any more.</summary>
    public async Task<TaskSituation?> ReadAsync(string taskId, CancellationToken cancellationToken)
    {
        // One connection for all that is asked: setting one up costs as much as a question.
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await AskAsync(taskId, cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<TaskSituation?> AskAsync(string taskId, CancellationToken cancellationToken)
    {
        var task = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == taskId && t.Status == WorkTaskStatus.Open, cancellationToken);
        if (task is null)
            return null;
        var campaign = await db.Campaigns.AsNoTracking().FirstAsync(c => c.Id == task.CampaignId, cancellationToken);
        if (task.CaseId is not { } caseId)
        {
            return new TaskSituation
            {
                Task = task,
                Campaign = campaign,
                Tip = await TipOfAsync(task, cancellationToken),
                Attempt = await db.Tasks.CountAsync(t => t.InstanceId == task.InstanceId && t.Act == task.Act && t.Id != taskId, cancellationToken),
                Before = task.Act == "bulletin-draft" ? await db.Tips.CountAsync(t => t.CampaignId == campaign.Id && t.Outcome == null, cancellationToken) : 0,
            };
        }

        var @case = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == caseId, cancellationToken);
        return new TaskSituation
        {
            Task = task,
            Campaign = campaign,
            Case = @case,
            Unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == @case.UnitId, cancellationToken),
            Penalty = task.PenaltyCaseId is null ? null : await db.PenaltyCases.AsNoTracking().FirstAsync(p => p.Id == task.PenaltyCaseId, cancellationToken),
            Order = await db.Orders.AsNoTracking().Where(o => o.CaseId == caseId && o.Status != OrderStatus.Draft && o.Status != OrderStatus.Withdrawn).OrderByDescending(o => o.DraftedAt).FirstOrDefaultAsync(cancellationToken),
            OpenFindings = await db.Findings.AsNoTracking().Where(f => f.CaseId == caseId && f.Status != FindingStatus.Fixed).OrderBy(f => f.ItemCode).ThenBy(f => f.Id).ToListAsync(cancellationToken),
            Attempt = await db.Tasks.CountAsync(t => t.CaseId == caseId && t.PenaltyCaseId == task.PenaltyCaseId && t.Act == task.Act && t.Id != taskId, cancellationToken),
            Before = task.Act == "case-close" ? await LeftOpenAsync(caseId, cancellationToken) : 0,
            VisitsInVain = task.Act == "service" ? await db.Tasks.CountAsync(t => t.CaseId == caseId && t.NoticeId == task.NoticeId && t.Outcome == "Failed", cancellationToken) : 0,
            KeptPieces = task.Act == "preservation-decision" ? await db.KeptPieces.CountAsync(p => p.NoticeId == task.NoticeId, cancellationToken) : 0,
            PeriodEnds = await PeriodOfAsync(task, @case, cancellationToken),
        };
    }

    /// <summary>Tips to answer and documents to serve.</summary>
    private async Task<int> LeftOpenAsync(string caseId, CancellationToken cancellationToken) =>
        await db.Tips.CountAsync(t => t.CaseId == caseId && t.State != TipState.L10 && t.State != TipState.L11, cancellationToken)
        + await db.Tasks.CountAsync(t => t.CaseId == caseId && t.Status == WorkTaskStatus.Open && (t.Act == "service" || t.Act == "preservation-decision"), cancellationToken);

    private async Task<Tip?> TipOfAsync(WorkTask task, CancellationToken cancellationToken) =>
        task.Act.StartsWith("tip-", StringComparison.Ordinal) ? await db.Tips.AsNoTracking().FirstAsync(t => t.InstanceId == task.InstanceId, cancellationToken) : null;

    private async Task<LocalDate?> PeriodOfAsync(WorkTask task, UnitCase @case, CancellationToken cancellationToken)
    {
        var timer = task.Act switch
        {
            "rectification" => "T-06",
            "payment" => "T-26",
            "rights" => "T-17",
            "penalty-decision" => "MAIL",
            _ => null,
        };
        if (timer is null)
            return null;
        // Ordered here: asked for an order, SQLite takes the index that has it and looks through whatever is armed.
        var armed = await db.Deadlines.AsNoTracking()
            .Where(d => d.CaseId == @case.Id && d.InstanceId == task.InstanceId && d.Timer == timer && d.Status == DeadlineStatus.Armed && d.Kind != DeadlineKind.Reminder).ToListAsync(cancellationToken);
        return armed.MinBy(d => d.ExpiresAt)?.DueOn;
    }
}
