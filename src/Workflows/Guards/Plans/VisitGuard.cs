using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>One condition that a planned visit is held to. The class is named as its sentence.</summary>
internal abstract class VisitGuard
{
    /// <summary>The transition that the visit is for.</summary>
    protected const string Rule = "TR-08";

    /// <summary>Pure: null when the visit keeps to the sentence, else the refusal, which names the unit.</summary>
    public abstract Refusal? Check(VisitTrial trial);

    /// <summary>The first refusal of several guards, in their order.</summary>
    public static Refusal? First(VisitTrial trial, params ReadOnlySpan<VisitGuard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.Check(trial) is { } refusal)
                return refusal;
        }
        return null;
    }
}
