namespace Orchestrator.Workflows.Penalties;

/// <summary>Names of the states of the penalty case.</summary>
public static class PenaltyStateNames
{
    /// <summary>The state in Chinese, as shown and printed.</summary>
    public static string Zh(PenaltyState state) => Of(state).Zh;

    /// <summary>The state in English.</summary>
    public static string En(PenaltyState state) => Of(state).En;

    private static (string Zh, string En) Of(PenaltyState state) => state switch
    {
        PenaltyState.P00 => ("拟受案", "filing proposed"),
        PenaltyState.P01 => ("已受案", "filed"),
        PenaltyState.P02 => ("调查取证", "under investigation"),
        PenaltyState.P03 => ("调查终结", "investigation closed"),
        PenaltyState.P04 => ("法制审核", "under legal review"),
        PenaltyState.P05 => ("告知待送达", "advance notice to be served"),
        PenaltyState.P06 => ("权利期间", "rights period running"),
        PenaltyState.P07 => ("陈述申辩复核", "defence under review"),
        PenaltyState.P08 => ("听证受理", "hearing requested"),
        PenaltyState.P09 => ("听证已定", "hearing arranged"),
        PenaltyState.P10 => ("听证", "hearing held"),
        PenaltyState.P11 => ("集体讨论", "collective discussion"),
        PenaltyState.P12 => ("决定审批", "decision to be signed"),
        PenaltyState.P13 => ("处罚决定", "penalty decided"),
        PenaltyState.P14 => ("不予处罚", "no penalty decided"),
        PenaltyState.P15 => ("已送达", "decision served"),
        PenaltyState.P16 => ("履行中", "being performed"),
        PenaltyState.P17 => ("逾期加罚", "overdue, surcharge running"),
        PenaltyState.P18 => ("催告", "demand served"),
        PenaltyState.P19 => ("申请法院执行", "court enforcement applied for"),
        PenaltyState.P20 => ("停机整顿执行中", "stop order running"),
        PenaltyState.P21 => ("执行完毕", "fully executed"),
        PenaltyState.P30 => ("结案", "closed"),
        PenaltyState.PX0 => ("未受案", "not filed"),
        PenaltyState.PX1 => ("终止调查", "investigation terminated"),
        PenaltyState.PX2 => ("移送", "transferred"),
        PenaltyState.PX3 => ("转刑事", "turned criminal"),
        PenaltyState.PX4 => ("撤销、变更", "revoked or changed"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };
}
