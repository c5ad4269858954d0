using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Alterations;

/// <summary>Alterations of one instance: first all of them are checked, without changing anything, then they are applied in one burst.</summary>
internal sealed class InstanceAlteration
{
    private readonly WorkflowExecutionContext workflow;
    private readonly List<AlterationFinding> refusals = [];
    private readonly List<(ActivityExecutionContext Owner, GraphNode Step)> put = [];
    private readonly List<ActivityExecutionContext> taken = [];
    private readonly List<(ActivityExecutionContext Step, string? Outcome)> repaired = [];
    private readonly List<(ModifyVariable Order, string Name)> variables = [];
    private readonly bool wasFaulted;

    public InstanceAlteration(WorkflowExecutionContext workflow, IReadOnlyList<Alteration> alterations)
    {
        this.workflow = workflow;
        wasFaulted = workflow.Instance.SubStatus == WorkflowSubStatus.Faulted;
        foreach (var order in alterations.OfType<ModifyVariable>())
            Check(order);
        foreach (var order in alterations.OfType<CancelActivity>())
            Check(order);
        foreach (var order in alterations.OfType<ScheduleActivity>())
            Check(order);
        foreach (var order in alterations.OfType<RetryActivity>())
            Repair(order.ActivityId, order.ActivityInstanceId, null);
        foreach (var order in alterations.OfType<SkipActivity>())
            Repair(order.ActivityId, order.ActivityInstanceId, order.Outcome);
        if (wasFaulted && put.Count > 0 && OpenIncidents().Any())
            Refuse("instance.faulted", "实例有故障，放置令牌前须先处理故障步骤。", "The instance is faulted: deal with the faulted step before putting tokens elsewhere.");
    }

    public IReadOnlyList<AlterationFinding> Refusals => refusals;

    /// <summary>Marked steps that these alterations start, take back, pass over or skip.</summary>
    public IReadOnlyList<string> LegalActs()
    {
        var nodes = put.Select(p => p.Step)
            .Concat(taken.SelectMany(Migration.Below).Select(c => c.Node))
            .Concat(repaired.Where(r => r.Outcome is not null).Select(r => r.Step.Node))
            .Concat(put.SelectMany(p => taken.Select(t => Lift(t, p.Owner)).OfType<ActivityExecutionContext>().SelectMany(t => ((IHoldsTokens)p.Owner.Activity).Between(p.Owner, t.Node, p.Step))));
        return [.. nodes.Where(n => n.IsLegalAct).Select(n => n.Id).Distinct()];
    }

    public async ValueTask ApplyAsync()
    {
        foreach (var (order, name) in variables)
        {
            ScopeOf(order.VariableId)!.SetVariable(order.VariableId, order.Value);
            workflow.Recorder.Log(workflow.Root!, "Variable modified", name);
        }
        Reopen();
        foreach (var (owner, step) in put)
        {
            workflow.Recorder.Log(owner, "Token put", step.Id);
            ((IHoldsTokens)owner.Activity).PutToken(owner, step);
        }
        foreach (var (context, _) in repaired.Where(r => r.Outcome is null))
        {
            workflow.Recorder.Log(context, "Retried");
            workflow.Lifecycle.Resume(context, context.Retry?.Bookmark, context.Retry?.Input);
        }
        ReleaseHeld();
        foreach (var context in taken)
        {
            var owner = context.ParentActivityExecutionContext!;
            await ((IHoldsTokens)owner.Activity).TakeTokenAsync(owner, context, [.. put.Where(p => p.Owner == owner).Select(p => p.Step)]);
        }
        foreach (var (context, outcome) in repaired.Where(r => r.Outcome is not null))
        {
            context.Status = ActivityStatus.Running;
            workflow.Recorder.Log(context, "Skipped", outcome);
            await workflow.Lifecycle.CompleteAsync(context, [outcome!]);
        }
    }

    // Incidents of what is repaired or taken away are settled; when none is left, a faulted instance lives again.
    private void Reopen()
    {
        foreach (var context in repaired.Select(r => r.Step).Concat(taken.SelectMany(Migration.Below)))
            workflow.SettleIncident(context);
        workflow.IsFatal = wasFaulted && workflow.IncidentList.Count > 0;
        if (wasFaulted && !workflow.IsFatal)
            workflow.Recorder.RestoreRows();
    }

    // What the guard against endless loops kept back goes on, in the order in which it was queued, once nobody is warned of it any more.
    private void ReleaseHeld()
    {
        if (workflow.IncidentList.Exists(i => i.Exception?.Type == typeof(LoopGuardException).FullName))
            return;
        foreach (var held in Migration.Live(workflow).Where(c => c.IsHeld).OrderBy(c => c.Id, StringComparer.Ordinal).ToList())
            workflow.Lifecycle.Resume(held, held.Retry!.Bookmark, held.Retry.Input);
    }

    private void Check(ModifyVariable order)
    {
        if (ScopeOf(order.VariableId) is not { } scope)
        {
            var known = string.Join("、", Migration.Live(workflow).SelectMany(c => c.Node.Variables).Select(v => v.Name).Distinct());
            Refuse("variable.unknown", $"流程没有变量“{order.VariableId}”；现有变量：{known}。", $"There is no variable '{order.VariableId}'; there are: {known}.", order.VariableId);
            return;
        }
        var declared = Declared(scope, order.VariableId);
        try
        {
            if (declared is not null && declared.ValueType != typeof(object))
                _ = ValueConverter.Convert(PlainValue.From(order.Value), declared.ValueType, workflow.TimeZone);
            variables.Add((order, declared?.Name ?? order.VariableId));
        }
        catch (ValueConversionException e)
        {
            Refuse("variable.type", $"变量“{declared!.Name}”的类型是 {declared.TypeName}，不能取值“{Shown(order.Value)}”。", $"The variable '{declared.Name}' is of type {declared.TypeName} and cannot take this value: {e.Message}", declared.Name);
        }
    }

    private void Check(CancelActivity order)
    {
        var found = Find(order.ActivityId, order.ActivityInstanceId).ToList();
        if (found.Count == 0)
            RefuseMissing(order.ActivityId, order.ActivityInstanceId);
        foreach (var context in found)
        {
            if (context.ParentActivityExecutionContext is { Activity: IHoldsTokens, Status: ActivityStatus.Running })
                taken.Add(context);
            else
                RefuseContainer(context.Node);
        }
    }

    private void Check(ScheduleActivity order)
    {
        var execution = order.ActivityInstanceId is { } id ? workflow.FindExecution(id) : null;
        var step = execution?.Node ?? (order.ActivityId is { } name ? workflow.Graph.FindNode(name) ?? workflow.Graph.FindByActivityId(name) : null);
        if (step is null)
        {
            RefuseMissing(order.ActivityId, order.ActivityInstanceId);
            return;
        }
        var owners = execution?.ParentActivityExecutionContext is { } parent ? [parent] : Migration.Live(workflow).Where(c => c.Node == step.Parent).ToList();
        if (owners is not [{ Status: ActivityStatus.Running, Activity: IHoldsTokens } owner])
        {
            if (owners.Count > 1)
                Refuse("step.container-ambiguous", $"“{step.Parent?.Id}”正在执行 {owners.Count} 次，请指明是哪一次。", $"'{step.Parent?.Id}' runs {owners.Count} times; say which one is meant.", step.NodeId);
            else if (owners is [{ Activity: IHoldsTokens }] or [])
                Refuse("step.container-idle", $"步骤“{step.Id}”所在的“{step.Parent?.Id}”没有在执行，不能在其中放置令牌。", $"'{step.Parent?.Id}', in which '{step.Id}' stands, is not running, so no token can be put there.", step.NodeId);
            else
                RefuseContainer(step);
            return;
        }
        if (owner.Children.Any(c => c.Node == step && !taken.Contains(c)))
            Refuse("step.running", $"步骤“{step.Id}”已在进行。", $"The step '{step.Id}' is running already.", step.NodeId);
        else
            put.Add((owner, step));
    }

    private void Repair(string? activityId, string? activityInstanceId, string? outcome)
    {
        var all = activityId is null && activityInstanceId is null;
        var found = (all ? Migration.Live(workflow) : Find(activityId, activityInstanceId)).Where(c => c.Status == ActivityStatus.Faulted).ToList();
        if (found.Count == 0)
        {
            if (all)
                Refuse("incident.none", "实例没有故障步骤。", "The instance has no faulted step.");
            else
                Refuse("incident.settled", "这一步骤没有故障，或者故障已经处理。", "That step is not faulted, or not any more.", activityId ?? activityInstanceId);
        }
        foreach (var context in found)
        {
            if (outcome is not null && StepOutcomes.Of(context.Node) is var outcomes && !outcomes.Contains(outcome))
                Refuse("skip.outcome", $"步骤“{context.Node.Id}”没有出口“{outcome}”；可选：{string.Join("、", outcomes)}。", $"The step '{context.Node.Id}' has no outcome '{outcome}'; there are: {string.Join(", ", outcomes)}.", context.Node.NodeId);
            else if (!repaired.Exists(r => r.Step == context) && !taken.Contains(context))
                repaired.Add((context, outcome));
        }
    }

    private IEnumerable<Incident> OpenIncidents()
    {
        var settled = repaired.Select(r => r.Step).Concat(taken.SelectMany(Migration.Below)).Select(c => c.Id).ToHashSet();
        return workflow.IncidentList.Where(i => !settled.Contains(i.ActivityInstanceId));
    }

    private IEnumerable<ActivityExecutionContext> Find(string? activityId, string? activityInstanceId) => Migration.Live(workflow).Where(c =>
        c.ParentActivityExecutionContext is not null && (activityInstanceId is null ? activityId is not null && (c.Node.Id == activityId || c.Node.NodeId == activityId) : c.Id == activityInstanceId));

    private ActivityExecutionContext? ScopeOf(string name) => workflow.Root is null ? null
        : Migration.Live(workflow).FirstOrDefault(c => Declared(c, name) is not null || c.DynamicVariables?.ContainsKey(name) == true);

    private static Variable? Declared(ActivityExecutionContext scope, string name) => scope.Node.Variables.FirstOrDefault(v => v.Id == name) ?? scope.Node.Variables.FirstOrDefault(v => v.Name == name);

    private static ActivityExecutionContext? Lift(ActivityExecutionContext? context, ActivityExecutionContext owner)
    {
        while (context is not null && context.ParentActivityExecutionContext != owner)
            context = context.ParentActivityExecutionContext;
        return context;
    }

    private static string Shown(object? value) => PlainValue.From(value) is { } plain && ValueConverter.ToText(plain) is var text ? text.Length <= 80 ? text : text[..80] + "…" : "";

    private void RefuseMissing(string? activityId, string? activityInstanceId)
    {
        var what = activityInstanceId ?? activityId ?? "";
        if (activityInstanceId is null && activityId is not null && (workflow.Graph.FindNode(activityId) ?? workflow.Graph.FindByActivityId(activityId)) is not null)
            Refuse("step.not-running", $"步骤“{what}”没有在进行。", $"The step '{what}' is not running.", what);
        else
            Refuse("step.unknown", $"没有步骤“{what}”。", $"There is no step '{what}'.", what);
    }

    private void RefuseContainer(GraphNode step) =>
        Refuse("step.container", $"步骤“{step.Id}”在“{step.Parent?.Id}”（{step.Parent?.Type}）之内，令牌只能整体移动；请取消或安排外层步骤。", $"The step '{step.Id}' stands within '{step.Parent?.Id}' ({step.Parent?.Type}), which moves as a whole: cancel or schedule the outer step.", step.NodeId);

    private void Refuse(string code, string zh, string en, string? place = null) => refusals.Add(new AlterationFinding(code, zh, en, place));
}
