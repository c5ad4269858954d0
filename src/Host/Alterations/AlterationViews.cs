using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Alterations;
using Orchestrator.Engine.Alterations;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Alterations;

namespace Orchestrator.Host.Alterations;

/// <summary>Plans, items and reports as callers see them.</summary>
internal static class AlterationViews
{
    public static async Task<IReadOnlyList<AlterationPlanInfo>> ShowAsync(OrchestratorDbContext db, IReadOnlyList<AlterationPlan> plans, CancellationToken cancellationToken = default)
    {
        var ids = plans.Select(p => p.Id).ToList();
        var counts = (await db.AlterationItems.AsNoTracking().Where(i => ids.Contains(i.PlanId)).GroupBy(i => new { i.PlanId, i.Status }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(c => (c.Key.PlanId, c.Key.Status), c => c.Count);
        return [.. plans.Select(plan => Show(plan, status => counts.GetValueOrDefault((plan.Id, status))))];
    }

    public static AlterationItemInfo Show(AlterationItem item) => new(item.InstanceId, item.Status.ToString())
    {
        InstanceStatus = item.InstanceStatus,
        Message = item.Message,
        MessageEn = item.MessageEn,
        Report = item.Report is { } report ? JsonSerializer.Deserialize<JsonElement>(report) : null,
        DoneAt = item.DoneAt,
    };

    public static InstanceTrial Show(AlterationReport report) => new(report.InstanceId, report.IsRefused)
    {
        Refusals = [.. report.Refusals.Select(r => new AlterationNote(r.Code, r.Zh, r.En, r.Place))],
        FromVersion = report.Migration?.FromVersion,
        ToVersion = report.Migration?.ToVersion,
        Steps = [.. (report.Migration?.Steps ?? []).Select(s => new TrialStep(s.ActivityId, s.Name, s.ActivityType, s.FromNodeId, s.ToNodeId, s.IsFaulted, s.Waits, s.Since, s.DueAt))],
        PassedOver = report.Migration?.PassedOver ?? [],
        Starts = report.Migration?.Starts ?? [],
        DroppedVariables = report.Migration?.DroppedVariables ?? new Dictionary<string, object?>(),
        NewVariables = report.Migration?.NewVariables ?? [],
        LegalActs = report.LegalActs,
    };

    private static AlterationPlanInfo Show(AlterationPlan plan, Func<AlterationItemStatus, int> count) => new()
    {
        Id = plan.Id,
        Kinds = plan.Kinds,
        DefinitionId = plan.DefinitionId,
        Status = plan.Status.ToString(),
        Reason = plan.Reason,
        ProposedBy = plan.ProposedBy,
        ProposedByName = plan.ProposedByName,
        ProposedAt = plan.ProposedAt,
        LegalActs = plan.LegalActs,
        DecidedByName = plan.DecidedByName,
        DecidedAt = plan.DecidedAt,
        DecisionReason = plan.DecisionReason,
        CompletedAt = plan.CompletedAt,
        Total = plan.Total,
        Done = count(AlterationItemStatus.Done),
        Refused = count(AlterationItemStatus.Refused),
        Failed = count(AlterationItemStatus.Failed),
        Pending = count(AlterationItemStatus.Pending),
        Left = count(AlterationItemStatus.Left),
    };
}
