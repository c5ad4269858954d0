namespace Orchestrator.Host.Workbench.Cases;

/// <summary>The stages that people speak of, in order; each gathers several states of the unit case.</summary>
public enum CasePhase
{
    /// <summary>自查 U00–U14.</summary>
    SelfCheck,
    /// <summary>检查 U20–U23.</summary>
    Inspection,
    /// <summary>整改 U30–U37.</summary>
    Rectification,
    /// <summary>处罚 U40–U41.</summary>
    Penalty,
    /// <summary>验收 U50–U53.</summary>
    Acceptance,
    /// <summary>结案 U60, U61 and the other ends.</summary>
    Closing,
}
