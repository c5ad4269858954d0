namespace Orchestrator.Workflows.Approvals;

/// <summary>How slips are called in the audit trail, whose texts are Chinese; the record's data keeps the names of the code.</summary>
internal static class SlipWords
{
    public static string Zh(this SlipKind kind) => kind switch
    {
        SlipKind.Countersign => "会签",
        SlipKind.AnyOne => "或签",
        SlipKind.Before => "前加签",
        SlipKind.After => "后加签",
        SlipKind.Delegate => "委派",
        SlipKind.Copy => "抄送",
        _ => "催办",
    };

    public static string Zh(this SlipStatus status) => status switch
    {
        SlipStatus.Waiting => "待答复",
        SlipStatus.Agreed => "同意",
        SlipStatus.Objected => "不同意",
        SlipStatus.Advised => "已提意见",
        SlipStatus.Read => "已阅",
        _ => "撤回",
    };
}
