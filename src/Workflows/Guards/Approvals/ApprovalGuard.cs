using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>One condition that every approval is held to, whatever it is about. The class is named as its sentence.</summary>
internal abstract class ApprovalGuard
{
    /// <summary>Where the rule stands in the domain reference.</summary>
    public virtual string Rule => "§0.3";

    /// <summary>The sentence, Chinese.</summary>
    public abstract string Zh { get; }
    public abstract string En { get; }

    /// <summary>Pure: null when the act keeps to the sentence, else the refusal, which says what would be needed.</summary>
    public abstract Refusal? Check(ApprovalFacts facts);

    /// <summary>The first refusal of several guards, in their order.</summary>
    public static Refusal? First(ApprovalFacts facts, params ReadOnlySpan<ApprovalGuard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.Check(facts) is { } refusal)
                return refusal;
        }
        return null;
    }

    /// <summary>Every guard of approvals, by reflection over this assembly.</summary>
    public static IReadOnlyList<ApprovalGuard> All { get; } =
    [
        .. typeof(ApprovalGuard).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ApprovalGuard)) && !type.IsAbstract)
            .Select(type => (ApprovalGuard)Activator.CreateInstance(type)!).OrderBy(guard => guard.GetType().Name, StringComparer.Ordinal),
    ];

    protected Refusal Refuse(string code, string zh, string en) => new(code, zh, en, Rule);
}
