using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>
/// Named states and the transitions between them. In a state the triggers of all its transitions wait side by side; the first that completes while its
/// condition holds is taken, the others are cancelled. A transition without a trigger is taken at once if its condition holds. A state that leads nowhere ends the machine.
/// </summary>
[Activity("Elsa", "流程控制", CategoryEn = "Flow", DisplayName = "状态机", DisplayNameEn = "State machine", Description = "按触发条件在各状态之间转换。", DescriptionEn = "Moves between named states as triggers and conditions say.")]
public sealed class StateMachine : Activity
{
    private const string CurrentKey = "CurrentState";

    private IReadOnlyList<State> states = [];
    private IReadOnlyList<Transition> transitions = [];
    private string? first;

    protected internal override void OnCompiled(ActivityBinding binding)
    {
        var json = binding.Json;
        states = [.. json.Objects("states").Select((s, i) => new State(s.Text("name") ?? "", binding.Child(s["entry"], $"states[{i}].entry"), binding.Child(s["exit"], $"states[{i}].exit")))];
        transitions = [.. json.Objects("transitions").Select((t, i) => new Transition(
            i, t.Text("from") ?? "", t.Text("to") ?? "",
            binding.Child(t["trigger"], $"transitions[{i}].trigger"),
            binding.Expression((t["condition"] as JsonObject)?["expression"] ?? t["condition"], typeof(bool), $"transitions[{i}].condition"),
            binding.Child(t["action"], $"transitions[{i}].action")))];
        first = json.Text("currentState") ?? json.Text("initialState");
        foreach (var name in transitions.SelectMany(t => new[] { t.From, t.To }).Append(first ?? "").Distinct(StringComparer.Ordinal).Where(name => Find(name) is null))
            binding.Report("state-machine.unknown-state", $"状态机没有名为“{name}”的状态。", $"The state machine has no state '{name}'.", IssueSeverity.Warning);
    }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) => EnterAsync(context, first);

    private async ValueTask EnterAsync(ActivityExecutionContext context, string? name)
    {
        if (Find(name) is not { } state)
        {
            await context.CompleteActivityAsync();
            return;
        }

        context.SetProperty(CurrentKey, state.Name);
        if (state.Entry is { } entry)
            await context.ScheduleActivityAsync(entry, OnEnteredAsync);
        else
            await ListenAsync(context);
    }

    [Continuation("entered")]
    private ValueTask OnEnteredAsync(ActivityCompletedContext completed) => ListenAsync(completed.TargetContext);

    private async ValueTask ListenAsync(ActivityExecutionContext context)
    {
        var current = context.GetProperty<string>(CurrentKey);
        var ways = transitions.Where(t => t.From == current && Find(t.To) is not null).ToList();
        if (ways.Count == 0)
        {
            await context.CompleteActivityAsync();
            return;
        }

        if (ways.Find(t => t.Trigger is null && t.Holds(context)) is { } open)
        {
            await TakeAsync(context, open);
            return;
        }

        if (ways.TrueForAll(t => t.Trigger is null))
            throw new InvalidOperationException($"状态“{current}”无法离开：没有条件成立，也没有触发可等。The state '{current}' cannot be left: no condition holds, and there is no trigger to wait for.");
        foreach (var way in ways.Where(t => t.Trigger is not null))
            await context.ScheduleActivityAsync(way.Trigger, OnTriggeredAsync);
    }

    [Continuation("triggered")]
    private ValueTask OnTriggeredAsync(ActivityCompletedContext completed)
    {
        var context = completed.TargetContext;
        var way = transitions.First(t => t.Trigger?.Node == completed.ChildContext.Node);
        return way.Holds(context) ? TakeAsync(context, way) : context.ScheduleActivityAsync(way.Trigger, OnTriggeredAsync);
    }

    private async ValueTask TakeAsync(ActivityExecutionContext context, Transition way)
    {
        await context.WorkflowExecutionContext.Lifecycle.CancelChildrenAsync(context);
        if (Find(way.From)?.Exit is { } exit)
            await context.ScheduleActivityAsync(exit, OnLeftAsync, tag: way.Ordinal.ToString(CultureInfo.InvariantCulture));
        else
            await ActAsync(context, way);
    }

    [Continuation("left")]
    private ValueTask OnLeftAsync(ActivityCompletedContext completed) => ActAsync(completed.TargetContext, transitions[int.Parse(completed.ChildContext.Tag!, CultureInfo.InvariantCulture)]);

    private ValueTask ActAsync(ActivityExecutionContext context, Transition way) =>
        way.Action is { } action ? context.ScheduleActivityAsync(action, OnActedAsync) : EnterAsync(context, way.To);

    [Continuation("acted")]
    private ValueTask OnActedAsync(ActivityCompletedContext completed) => EnterAsync(completed.TargetContext, transitions.First(t => t.Action?.Node == completed.ChildContext.Node).To);

    private State? Find(string? name) => states.FirstOrDefault(state => state.Name == name && state.Name.Length > 0);

    private sealed record State(string Name, Activity? Entry, Activity? Exit);

    private sealed record Transition(int Ordinal, string From, string To, Activity? Trigger, CompiledExpression? Condition, Activity? Action)
    {
        public bool Holds(ActivityExecutionContext context) => Condition is null || ValueConverter.To<bool>(Condition.Evaluate(context));
    }
}
