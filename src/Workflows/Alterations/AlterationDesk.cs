using System.Text.Json;
using Orchestrator.Engine;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Alterations;

/// <summary>Takes orders to alter instances, has a second person agree where legal acts are touched, and carries them out instance by instance, audited.</summary>
public sealed class AlterationDesk
{
    private const int MostTasks = 1000;

    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly TimeProvider clock;
    private readonly IWorkflowRuntime runtime;
    private readonly Acting acting;

    internal AlterationDesk(IRecords records, IAuditTrail audit, TimeProvider clock, IWorkflowRuntime runtime, Acting acting) =>
        (this.records, this.audit, this.clock, this.runtime, this.acting) = (records, audit, clock, runtime, acting);

    /// <summary>Says for each instance what the alterations would do. Nothing changes.</summary>
    public async Task<IReadOnlyList<AlterationReport>> TryAsync(IReadOnlyList<Alteration> alterations, IReadOnlyList<string> instanceIds, CancellationToken cancellationToken = default)
    {
        var reports = new List<AlterationReport>(instanceIds.Count);
        foreach (var id in instanceIds)
            reports.Add(await runtime.AlterAsync(new AlterInstanceRequest(id, alterations) { IsDryRun = true }, cancellationToken));
        return reports;
    }

    /// <summary>Takes an order. It waits for a second person when it touches a legal act, and is ready to be carried out otherwise. One that its only instance refuses is not taken.</summary>
    public async Task<Answer<AlterationPlan>> OrderAsync(AlterationOrder order, Actor actor, CancellationToken cancellationToken = default)
    {
        order = order with { InstanceIds = [.. order.InstanceIds.Distinct(StringComparer.Ordinal)] };
        if (AlterationRules.MayOrder(order, actor) is { } no)
            return no;
        var legalActs = new SortedSet<string>(StringComparer.Ordinal);
        if (order.InstanceIds.Count == 1 || AlterationRules.MovesTokens(order.Alterations))
        {
            var reports = await TryAsync(order.Alterations, order.InstanceIds, cancellationToken);
            if (reports is [{ IsRefused: true } only])
                return AlterationRefusals.Of(only.Refusals);
            legalActs.UnionWith(reports.SelectMany(r => r.LegalActs));
        }
        var now = clock.GetUtcNow();
        var plan = new AlterationPlan
        {
            Id = Ids.New(clock),
            Alterations = AlterationPlan.Write(order.Alterations),
            Kinds = AlterationRecord.KindsOf(order.Alterations),
            DefinitionId = await DefinitionAsync(order.InstanceIds, cancellationToken),
            Reason = order.Reason.Trim(),
            ProposedBy = actor.Id,
            ProposedByName = actor.Name,
            ProposedAt = now,
            Status = legalActs.Count > 0 ? AlterationPlanStatus.Proposed : AlterationPlanStatus.Running,
            LegalActs = [.. legalActs],
            StartedAt = legalActs.Count > 0 ? null : now,
            Total = order.InstanceIds.Count,
        };
        records.Add(plan);
        foreach (var id in order.InstanceIds)
            records.Add(new AlterationItem { Id = Ids.New(clock), PlanId = plan.Id, InstanceId = id });
        await audit.AppendAsync(actor, legalActs.Count > 0 ? "alteration.proposed" : "alteration.ordered", after: plan.Kinds, reason: plan.Reason, data: new { plan = plan.Id, plan.Total, plan.LegalActs }, cancellationToken: cancellationToken);
        return plan;
    }

    /// <summary>A second person agrees to a proposed plan or turns it down; turning down needs a reason.</summary>
    public async Task<Answer<AlterationPlan>> DecideAsync(string planId, bool agrees, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<AlterationPlan>(planId, cancellationToken) is not { } plan)
            return AlterationRefusals.Unknown(planId);
        if (AlterationRules.MayDecide(plan, actor) is { } no)
            return no;
        if ((!agrees || !string.IsNullOrWhiteSpace(reason)) && AlterationRules.BadReason(reason) is { } bad)
            return bad;
        var approval = new WholeApproval(records, clock, ApprovalKey.OfAlteration(planId));
        if (await approval.MayDecideAsync(agrees, actor, cancellationToken) is { } unsigned)
            return unsigned;
        if (await approval.HoldAsync(agrees, reason, actor, cancellationToken))
        {
            await audit.AppendAsync(actor, "approval.held", after: plan.Kinds, reason: reason, data: new { plan = plan.Id }, cancellationToken: cancellationToken);
            return plan;
        }
        await approval.CloseAsync(cancellationToken);
        var before = plan.Status;
        (plan.DecidedBy, plan.DecidedByName, plan.DecidedAt) = (actor.Id, actor.Name, clock.GetUtcNow());
        plan.DecisionReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        plan.Status = agrees ? AlterationPlanStatus.Running : AlterationPlanStatus.Rejected;
        if (agrees)
            plan.StartedAt = plan.DecidedAt;
        else
            await LeaveAsync(plan, cancellationToken);
        await audit.AppendAsync(actor, agrees ? "alteration.approved" : "alteration.rejected", before.ToString(), plan.Status.ToString(), plan.DecisionReason, new { plan = plan.Id }, cancellationToken);
        return plan;
    }

    /// <summary>Who proposed it has it again: nothing of it was done.</summary>
    internal async Task TakeBackAsync(string planId, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var plan = await records.GetAsync<AlterationPlan>(planId, cancellationToken);
        (plan.Status, plan.CompletedAt, plan.DecidedBy, plan.DecidedByName, plan.DecidedAt, plan.DecisionReason) = (AlterationPlanStatus.Stopped, clock.GetUtcNow(), actor.Id, actor.Name, clock.GetUtcNow(), reason);
        await LeaveAsync(plan, cancellationToken);
    }

    /// <summary>Stops a plan: what was done stays done, the rest is left.</summary>
    public async Task<Answer<AlterationPlan>> StopAsync(string planId, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<AlterationPlan>(planId, cancellationToken) is not { } plan)
            return AlterationRefusals.Unknown(planId);
        if (!AlterationRules.MayOrder(actor))
            return AlterationRefusals.MayNotOrder;
        if (AlterationRules.BadReason(reason) is { } bad)
            return bad;
        if (plan.Status is not (AlterationPlanStatus.Proposed or AlterationPlanStatus.Running))
            return AlterationRefusals.NotStoppable(plan);
        var before = plan.Status;
        (plan.Status, plan.CompletedAt) = (AlterationPlanStatus.Stopped, clock.GetUtcNow());
        await LeaveAsync(plan, cancellationToken);
        await audit.AppendAsync(actor, "alteration.stopped", before.ToString(), plan.Status.ToString(), reason!.Trim(), new { plan = plan.Id }, cancellationToken);
        return plan;
    }

    /// <summary>Alters the instance of an item that the caller holds, in the caller's transaction.</summary>
    public async Task ApplyAsync(AlterationItem item, CancellationToken cancellationToken = default)
    {
        var plan = await records.GetAsync<AlterationPlan>(item.PlanId, cancellationToken);
        if (item.Status != AlterationItemStatus.Pending || plan.Status != AlterationPlanStatus.Running)
            return;
        var orders = plan.Orders();
        var actor = await records.FindAsync<Person>(plan.ProposedBy, cancellationToken) is { } person ? person.AsActor() : new Actor(plan.ProposedBy, plan.ProposedByName, []);
        var @case = await HoldCaseAsync(item.InstanceId, cancellationToken);
        acting.Actor = actor;
        var request = new AlterInstanceRequest(item.InstanceId, orders);
        // Things may have moved since the plan was taken: what touches a legal act now needs the second person now.
        if (AlterationRules.MovesTokens(orders) && !plan.IsApproved
            && await runtime.AlterAsync(request with { IsDryRun = true }, cancellationToken) is { IsRefused: false, LegalActs.Count: > 0 } tried)
        {
            Refuse(item, AlterationRefusals.NeedsSecondPerson, tried);
            return;
        }
        var report = await runtime.AlterAsync(request, cancellationToken);
        if (report.IsRefused)
        {
            Refuse(item, AlterationRefusals.Of(report.Refusals), report);
            return;
        }
        await MoveTasksAsync(report, cancellationToken);
        (item.Status, item.DoneAt, item.Report) = (AlterationItemStatus.Done, clock.GetUtcNow(), Write(report));
        item.InstanceStatus = report.Run!.SubStatus.ToString();
        if (report.Run.Incidents is [{ } still, ..])
            (item.Message, item.MessageEn) = (Cut(still.Message), Cut(still.Message));
        await RecordAsync(plan, item, orders, report, actor, @case, cancellationToken);
    }

    /// <summary>After the transaction of an item had to be rolled back: puts the item aside with the error, in a transaction of its own.</summary>
    public async Task RecordFailureAsync(string itemId, string error, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<AlterationItem>(itemId, cancellationToken) is not { Status: AlterationItemStatus.Pending } item)
            return;
        (item.Status, item.DoneAt) = (AlterationItemStatus.Failed, clock.GetUtcNow());
        (item.Message, item.MessageEn) = (Cut(error), Cut(error));
    }

    /// <summary>Closes plans of which nothing is left to do.</summary>
    public async Task CloseFinishedAsync(CancellationToken cancellationToken = default)
    {
        foreach (var plan in await records.ListAsync<AlterationPlan>(p => p.Status == AlterationPlanStatus.Running, MostTasks, null, cancellationToken))
        {
            if (await records.CountAsync<AlterationItem>(i => i.PlanId == plan.Id && i.Status == AlterationItemStatus.Pending, cancellationToken) == 0)
                (plan.Status, plan.CompletedAt) = (AlterationPlanStatus.Completed, clock.GetUtcNow());
        }
    }

    private async Task<UnitCase?> HoldCaseAsync(string instanceId, CancellationToken cancellationToken)
    {
        // The case is held before the instance, as everywhere, so that nobody waits for the other.
        if (await records.FindAsync<WorkflowInstance>(instanceId, cancellationToken) is not { CorrelationId: { Length: > 0 } correlation } || await records.FindAsync<UnitCase>(correlation, cancellationToken) is null)
            return null;
        return await records.LockCaseAsync(correlation, cancellationToken);
    }

    // A task names the step for which it waits; when the step bears another id now, so does the task.
    private async Task MoveTasksAsync(AlterationReport report, CancellationToken cancellationToken)
    {
        var moves = report.Migration?.Steps.Where(s => s.FromNodeId != s.ToNodeId).ToDictionary(s => s.FromNodeId, s => s.ToNodeId) ?? [];
        if (moves.Count == 0)
            return;
        foreach (var task in await records.ListAsync<WorkTask>(t => t.InstanceId == report.InstanceId && t.Status == WorkTaskStatus.Open, MostTasks, null, cancellationToken))
        {
            if (moves.TryGetValue(task.ActivityNodeId, out var nodeId))
                (task.ActivityNodeId, task.ActivityId) = (nodeId, nodeId[(nodeId.LastIndexOf(':') + 1)..]);
        }
    }

    private async Task RecordAsync(AlterationPlan plan, AlterationItem item, IReadOnlyList<Alteration> orders, AlterationReport report, Actor actor, UnitCase? @case, CancellationToken cancellationToken)
    {
        var act = AlterationRecord.ActOf(orders);
        var before = report.Migration is { } moved ? $"v{moved.FromVersion}" : null;
        var after = report.Migration is { } to ? $"v{to.ToVersion}" : plan.Kinds;
        var data = new { plan = plan.Id, instance = item.InstanceId, alterations = JsonSerializer.Deserialize<JsonElement>(plan.Alterations), approvedBy = plan.DecidedBy, status = item.InstanceStatus };
        if (@case is not null)
            audit.Append(@case, actor, act, before, after, plan.Reason, data);
        else if (await CampaignAsync(item.InstanceId, cancellationToken) is { } campaign)
            await audit.AppendAsync(campaign, actor, act, before, after, plan.Reason, data, cancellationToken);
        else
            await audit.AppendAsync(actor, act, before, after, plan.Reason, data, cancellationToken);
    }

    private async Task<Campaign?> CampaignAsync(string instanceId, CancellationToken cancellationToken) =>
        await records.FirstAsync<Campaign>(c => c.InstanceId == instanceId, null, cancellationToken);

    private async Task LeaveAsync(AlterationPlan plan, CancellationToken cancellationToken)
    {
        foreach (var item in await records.ListAsync<AlterationItem>(i => i.PlanId == plan.Id && i.Status == AlterationItemStatus.Pending, AlterationRules.MostInstances, null, cancellationToken))
            item.Status = AlterationItemStatus.Left;
    }

    private async Task<string?> DefinitionAsync(IReadOnlyList<string> instanceIds, CancellationToken cancellationToken)
    {
        var first = await records.FindAsync<WorkflowInstance>(instanceIds[0], cancellationToken);
        if (first is null || instanceIds.Count == 1)
            return first?.DefinitionId;
        var last = await records.FindAsync<WorkflowInstance>(instanceIds[^1], cancellationToken);
        return last?.DefinitionId == first.DefinitionId ? first.DefinitionId : null;
    }

    private void Refuse(AlterationItem item, Refusal refusal, AlterationReport report)
    {
        (item.Status, item.DoneAt, item.Report) = (AlterationItemStatus.Refused, clock.GetUtcNow(), Write(report));
        (item.Message, item.MessageEn) = (Cut(refusal.Zh), Cut(refusal.En));
    }

    private static string Write(AlterationReport report) => JsonSerializer.Serialize(report with { Run = null }, PlainValue.Json);

    private static string Cut(string text) => text.Length <= 1000 ? text : text[..1000];
}
