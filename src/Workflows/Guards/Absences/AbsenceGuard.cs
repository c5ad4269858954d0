using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Absences;

/// <summary>One condition that the arrangement of a deputy is held to. The class is named as its sentence.</summary>
internal abstract class AbsenceGuard
{
    /// <summary>Where the rule stands in the domain reference.</summary>
    protected const string Rule = "§0.3";

    /// <summary>Pure: null when the arrangement keeps to the sentence, else the refusal.</summary>
    public abstract Refusal? Check(AbsenceFacts facts);

    /// <summary>The first refusal of several guards, in their order.</summary>
    public static Refusal? First(AbsenceFacts facts, params ReadOnlySpan<AbsenceGuard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.Check(facts) is { } refusal)
                return refusal;
        }
        return null;
    }
}
