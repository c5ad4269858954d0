using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>A unit that is still to be inspected.</summary>
/// <param name="KeptOut">People who may not handle its case: under recusal, or with another part in it.</param>
/// <param name="Grounds">What its points were given for.</param>
public sealed record VisitSubject(
    string CaseId, string UnitId, string Number, string Name, string District, UnitCategory Category, int Risk, IReadOnlyList<string> Grounds, IReadOnlyCollection<string> KeptOut, bool IsOnHold = false)
{
    /// <summary>Who may not handle a case: people under recusal, and those with another part in it than handling.</summary>
    public static IReadOnlyCollection<string> KeptOutOf(UnitCase @case) =>
        [.. @case.RecusedPersons.Concat(@case.Parts.Select(CaseParts.Read).Where(entry => CaseParts.Exclude(entry.Part, CaseParts.Handling)).Select(entry => entry.PersonId)).Distinct()];
}
