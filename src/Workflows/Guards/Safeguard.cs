using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards;

/// <summary>One condition of a lawful act. The class is named as the sentence that it holds an act to.</summary>
internal abstract class Safeguard
{
    /// <summary>Id of the domain reference: <c>G-P3</c>, or the transition that asks for it.</summary>
    public abstract string Rule { get; }

    /// <summary>Transitions that it guards, <c>TR-17</c> or <c>PT-25</c>.</summary>
    public abstract IReadOnlyList<string> Transitions { get; }

    /// <summary>The sentence, Chinese.</summary>
    public abstract string Zh { get; }
    public abstract string En { get; }

    /// <summary>Pure: null when the act keeps to the sentence, else the refusal, which says what would be needed.</summary>
    public abstract Refusal? Check(CaseFacts facts, ActRequest request);

    /// <summary>The first refusal of several guards, in their order.</summary>
    public static Refusal? First(CaseFacts facts, ActRequest request, params ReadOnlySpan<Safeguard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.Check(facts, request) is { } refusal)
                return refusal;
        }
        return null;
    }

    /// <summary>Every guard, by reflection over this assembly, in the order of its rules.</summary>
    public static IReadOnlyList<Safeguard> All { get; } =
    [
        .. typeof(Safeguard).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Safeguard)) && !type.IsAbstract)
            .Select(type => (Safeguard)Activator.CreateInstance(type)!).OrderBy(guard => guard.Rule, StringComparer.Ordinal).ThenBy(guard => guard.GetType().Name, StringComparer.Ordinal),
    ];
}
