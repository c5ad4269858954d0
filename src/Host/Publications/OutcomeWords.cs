namespace Orchestrator.Host.Publications;

/// <summary>What people call the outcomes that the toolbox can't name, because a step's author or the domain gives them.</summary>
/// <param name="Acts">Act, then outcome, to its caption.</param>
/// <param name="Types">Activity type, then outcome, to its caption.</param>
/// <param name="Any">Outcome to its caption where every act means the same by it, for steps that have no caption of their own.</param>
internal sealed record OutcomeWords(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Acts,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Types,
    IReadOnlyDictionary<string, string> Any)
{
    /// <summary>The caption, or null for an outcome of the author's own.</summary>
    public string? Find(string type, string? act, string outcome) =>
        act is not null && Acts.TryGetValue(act, out var ofAct) && ofAct.TryGetValue(outcome, out var asked) ? asked
        : Types.TryGetValue(type, out var ofType) && ofType.TryGetValue(outcome, out var known) ? known : null;
}
