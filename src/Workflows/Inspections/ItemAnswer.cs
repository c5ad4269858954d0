namespace Orchestrator.Workflows.Inspections;

/// <summary>How officers answered one item of the checklist (domain reference §7): 符合, 不符合 or 不适用, with fact and evidence.</summary>
/// <param name="Item"><c>C01</c> or <c>A01</c> …</param>
/// <param name="Fact">What was seen; of an item that does not apply, why.</param>
public sealed record ItemAnswer(string Item, Conformity Conformity, string Fact, string Evidence);

/// <summary>The three answers.</summary>
public enum Conformity
{
    Conforms,
    DoesNot,
    NotApplicable,
}
