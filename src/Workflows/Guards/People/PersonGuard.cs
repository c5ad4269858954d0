using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.People;

/// <summary>One condition that an act on the list of people is held to. The class is named as its sentence.</summary>
internal abstract class PersonGuard
{
    /// <summary>Where the rule stands in the domain reference.</summary>
    protected const string Rule = "§0.3";

    /// <summary>Pure: null when the act keeps to the sentence, else the refusal.</summary>
    public abstract Refusal? Check(PersonFacts facts);

    /// <summary>The first refusal of several guards, in their order.</summary>
    public static Refusal? First(PersonFacts facts, params ReadOnlySpan<PersonGuard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.Check(facts) is { } refusal)
                return refusal;
        }
        return null;
    }
}
