using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>One condition that making and approving an inspection plan is held to. The class is named as its sentence.</summary>
internal abstract class PlanGuard
{
    /// <summary>The transition that the plan is for.</summary>
    protected const string Rule = "TR-08";

    /// <summary>Pure: null when the plan keeps to the sentence, else the refusal.</summary>
    public abstract Refusal? Check(PlanFacts facts);

    /// <summary>The first refusal of several guards, in their order.</summary>
    public static Refusal? First(PlanFacts facts, params ReadOnlySpan<PlanGuard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.Check(facts) is { } refusal)
                return refusal;
        }
        return null;
    }
}
