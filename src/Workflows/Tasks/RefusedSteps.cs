using Orchestrator.Engine;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tasks;

/// <summary>
/// Notes what the law forbade a step of the present transaction to do. When a person's act set the step off, that is their answer: it names a rule, and they
/// may do otherwise. What the installation lacks (a template's field, a year of the calendar) cites no rule, and stays an incident for those who keep it.
/// </summary>
internal sealed class RefusedSteps : IBurstParticipant
{
    /// <summary>The first refusal that cites its rule; null when there was none.</summary>
    public Refusal? First { get; private set; }

    /// <summary>What follows is another person's act, in the same transaction.</summary>
    public void Forget() => First = null;

    public ValueTask ActivityStartingAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;

    public ValueTask ActivityCompletedAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;

    public ValueTask ActivityFaultedAsync(ActivityExecutionContext context, Exception exception)
    {
        if (exception is RefusedException { Refusal: { Basis: not null } refusal })
            First ??= refusal;
        return ValueTask.CompletedTask;
    }
}
