using Orchestrator.Workflows.Cases;

namespace Orchestrator.Host.Api.Cases;

/// <summary>Which states end a case, as a list that a query can hold.</summary>
internal static class CaseStates
{
    public static readonly UnitCaseState[] Ended =
        [UnitCaseState.U60, UnitCaseState.U61, UnitCaseState.X2, UnitCaseState.X3, UnitCaseState.X4, UnitCaseState.X5];

    public static bool IsEnd(UnitCaseState state) => Ended.Contains(state);
}
