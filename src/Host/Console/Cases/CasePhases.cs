using Orchestrator.Workflows.Cases;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>Which stage a state belongs to.</summary>
public static class CasePhases
{
    public static CasePhase Of(UnitCaseState state) => state switch
    {
        <= UnitCaseState.U14 => CasePhase.SelfCheck,
        <= UnitCaseState.U23 => CasePhase.Inspection,
        <= UnitCaseState.U37 => CasePhase.Rectification,
        <= UnitCaseState.U41 => CasePhase.Penalty,
        <= UnitCaseState.U53 => CasePhase.Acceptance,
        _ => CasePhase.Closing,
    };

    /// <summary>The states of one stage, in order.</summary>
    public static IReadOnlyList<UnitCaseState> StatesOf(CasePhase phase) => [.. Enum.GetValues<UnitCaseState>().Where(state => Of(state) == phase)];
}
