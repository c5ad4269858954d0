using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.LawChanges;

/// <summary>One condition that the choice between two laws is held to. The class is named as its sentence.</summary>
internal abstract class LawGuard
{
    /// <summary>行政处罚法 2021: the law of the act, unless the new one is milder.</summary>
    protected const string Basis = "《中华人民共和国行政处罚法》(2021年)第三十七条";

    /// <summary>Pure: null when the choice keeps to the sentence, else the refusal.</summary>
    public abstract Refusal? Check(LawFacts facts);

    /// <summary>The first refusal of several guards, in their order.</summary>
    public static Refusal? First(LawFacts facts, params ReadOnlySpan<LawGuard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.Check(facts) is { } refusal)
                return refusal;
        }
        return null;
    }
}
