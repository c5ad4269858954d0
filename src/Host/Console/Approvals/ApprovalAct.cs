namespace Orchestrator.Host.Workbench.Approvals;

/// <summary>What the panel of an approval offers beside deciding it.</summary>
public enum ApprovalAct
{
    /// <summary>会签</summary>
    Countersign,
    /// <summary>或签</summary>
    AnyOne,
    /// <summary>前加签</summary>
    Before,
    /// <summary>后加签</summary>
    After,
    /// <summary>委派</summary>
    Delegate,
    /// <summary>转办</summary>
    Transfer,
    /// <summary>退回</summary>
    Return,
    /// <summary>抄送</summary>
    Copy,
    /// <summary>催办</summary>
    Urge,
    /// <summary>拿回</summary>
    TakeBack,
}
