using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Penalties;

/// <summary>The consequence matrix of the police's competence, from the data file <c>violations.json</c>. Where the rule knows no fine (V07 to V10), none may be imposed.</summary>
public static class Violations
{
    /// <summary>V01 to V17.</summary>
    public static IReadOnlyList<Violation> All { get; } = LawFiles.Read<Violation>("violations.json", violation => violation.Code);

    /// <summary>The violation of this code; an unknown one is refused.</summary>
    public static Violation Get(string code) =>
        All.FirstOrDefault(violation => violation.Code == code)
        ?? throw new RefusedException(new Refusal("violation.unknown", $"没有违法行为代码“{code}”。", $"There is no violation '{code}'."));
}
