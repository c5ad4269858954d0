using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts;

/// <summary>
/// One act group: the forms of its outcomes, the guard that says whether the act is lawful, and what it changes in the records.
/// It decides nothing about the order of steps; that is the workflow's.
/// </summary>
internal abstract class ActGroup
{
    /// <summary>Stable code, for example <c>self-check-review</c>.</summary>
    public abstract string Code { get; }

    /// <summary>One form for each outcome that the group knows.</summary>
    public abstract IReadOnlyList<ActForm> Forms { get; }

    /// <summary>Records that guard and application look at.</summary>
    public virtual CaseNeeds Needs => CaseNeeds.None;

    /// <summary>Pure: null when the act is lawful, otherwise the refusal with its rule.</summary>
    public virtual Refusal? Guard(CaseFacts facts, ActRequest request) => null;

    /// <summary>Writes what the act means into the records. Called only after the guard has agreed.</summary>
    public virtual void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
    }

    protected ActForm Form(string outcome, string zh, string en, params FormField[] fields) => new(Code, outcome, zh, en, false, fields);

    protected ActForm FormWithReason(string outcome, string zh, string en, params FormField[] fields) => new(Code, outcome, zh, en, true, fields);

    /// <summary>The outcome by which the step sends the case back to the one before; it asks for nothing but the reason.</summary>
    protected ActForm FormThatReturns(string outcome, string zh, string en) => new(Code, outcome, zh, en, true, []) { Returns = true };
}
