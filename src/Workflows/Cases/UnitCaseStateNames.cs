namespace Orchestrator.Workflows.Cases;

/// <summary>Names of the states of the unit case.</summary>
public static class UnitCaseStateNames
{
    /// <summary>The state in Chinese, as shown and printed.</summary>
    public static string Zh(UnitCaseState state) => Of(state).Zh;

    /// <summary>The state in English.</summary>
    public static string En(UnitCaseState state) => Of(state).En;

    private static (string Zh, string En) Of(UnitCaseState state) => state switch
    {
        UnitCaseState.U00 => ("建档", "registered"),
        UnitCaseState.U10 => ("待自查", "self-check awaited"),
        UnitCaseState.U11 => ("自查待审", "self-check to be reviewed"),
        UnitCaseState.U12 => ("退回补正", "returned for correction"),
        UnitCaseState.U13 => ("逾期未报", "filing overdue"),
        UnitCaseState.U14 => ("自查核收", "self-check accepted"),
        UnitCaseState.U20 => ("待检查", "inspection planned"),
        UnitCaseState.U21 => ("检查中", "under inspection"),
        UnitCaseState.U22 => ("检查未发现问题", "inspected, no issue"),
        UnitCaseState.U23 => ("发现问题待处置", "issues found, decision needed"),
        UnitCaseState.U30 => ("责令整改待批", "order to be approved"),
        UnitCaseState.U31 => ("责令整改待送达", "order to be served"),
        UnitCaseState.U32 => ("限期整改中", "rectification period running"),
        UnitCaseState.U33 => ("整改已报待复查", "completion reported, recheck awaited"),
        UnitCaseState.U34 => ("期满待复查", "period expired, recheck awaited"),
        UnitCaseState.U35 => ("复查中", "under recheck"),
        UnitCaseState.U36 => ("整改合格", "rectified"),
        UnitCaseState.U37 => ("逾期未改", "not rectified in time"),
        UnitCaseState.U40 => ("处罚程序中", "penalty procedure"),
        UnitCaseState.U41 => ("处罚后待复查", "penalty executed, recheck awaited"),
        UnitCaseState.U50 => ("待验收", "acceptance awaited"),
        UnitCaseState.U51 => ("验收中", "under acceptance"),
        UnitCaseState.U52 => ("验收合格", "accepted"),
        UnitCaseState.U53 => ("验收不合格", "acceptance failed"),
        UnitCaseState.U60 => ("结案", "closed"),
        UnitCaseState.U61 => ("归档", "archived"),
        UnitCaseState.X2 => ("已移送", "transferred"),
        UnitCaseState.X3 => ("已并案", "merged"),
        UnitCaseState.X4 => ("终止", "terminated"),
        UnitCaseState.X5 => ("撤销建档", "registration voided"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };
}
