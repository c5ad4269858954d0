namespace Orchestrator.Workflows.Cases;

/// <summary>States of the unit case, domain reference §3.1. Stored and shown by these codes.</summary>
public enum UnitCaseState
{
    /// <summary>建档</summary>
    U00,
    /// <summary>待自查</summary>
    U10,
    /// <summary>自查待审</summary>
    U11,
    /// <summary>退回补正</summary>
    U12,
    /// <summary>逾期未报</summary>
    U13,
    /// <summary>自查核收</summary>
    U14,
    /// <summary>待检查</summary>
    U20,
    /// <summary>检查中</summary>
    U21,
    /// <summary>检查未发现问题</summary>
    U22,
    /// <summary>发现问题待处置</summary>
    U23,
    /// <summary>责令整改待批</summary>
    U30,
    /// <summary>责令整改待送达</summary>
    U31,
    /// <summary>限期整改中</summary>
    U32,
    /// <summary>整改已报待复查</summary>
    U33,
    /// <summary>期满待复查</summary>
    U34,
    /// <summary>复查中</summary>
    U35,
    /// <summary>整改合格</summary>
    U36,
    /// <summary>逾期未改</summary>
    U37,
    /// <summary>处罚程序中</summary>
    U40,
    /// <summary>处罚后待复查</summary>
    U41,
    /// <summary>待验收</summary>
    U50,
    /// <summary>验收中</summary>
    U51,
    /// <summary>验收合格</summary>
    U52,
    /// <summary>验收不合格</summary>
    U53,
    /// <summary>结案</summary>
    U60,
    /// <summary>归档</summary>
    U61,
    /// <summary>已移送</summary>
    X2,
    /// <summary>已并案</summary>
    X3,
    /// <summary>终止</summary>
    X4,
    /// <summary>撤销建档</summary>
    X5,
}
