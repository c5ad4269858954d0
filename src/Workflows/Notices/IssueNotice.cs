using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Engine.Values;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Notices;

/// <summary>Issues a document of the case: data from the records, number, frozen content.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "制发文书", DisplayNameEn = "Issue a document",
    Description = "按模板汇集数据、取号、生成并固定文书。", DescriptionEn = "Collects the data, takes the number, renders and freezes the document.")]
internal sealed class IssueNotice : CodeActivity
{
    [Input(DisplayName = "文书模板", DisplayNameEn = "Template", Order = 1, UIHint = UIHints.Dropdown, Options =
    [
        "D01|D01 专项整治工作通知|D01 Campaign notice",
        "D02|D02 自查情况报告表|D02 Self-check return",
        "D03|D03 二级接入服务单位情况表|D03 Second-level units",
        "D04|D04 补正通知|D04 Correction",
        "D05|D05 自查催报提醒函|D05 Overdue reminder",
        "D06|D06 检查通知书|D06 Inspection notice",
        "D07|D07 监督检查记录|D07 Inspection record",
        "D08|D08 询问笔录|D08 Interview",
        "D09|D09 权利义务告知书|D09 Rights and duties",
        "D10|D10 先行登记保存证据决定书及清单|D10 Evidence kept",
        "D11|D11 责令限期整改通知书|D11 Order", "D12|D12 整改延期批复|D12 Extension", "D13|D13 整改期限届满提醒函|D13 Term reminder", "D14|D14 整改情况报告|D14 Rectification report", "D15|D15 复查意见书|D15 Recheck", "D16|D16 受案登记表|D16 Filing",
        "D17|D17 调查终结报告|D17 Investigation report",
        "D18|D18 行政处罚告知笔录|D18 Advance notice",
        "D20|D20 陈述申辩笔录及复核意见|D20 Defence and review",
        "D21|D21 不予受理听证通知书|D21 Hearing refused",
        "D22|D22 举行听证通知书|D22 Hearing notice",
        "D23|D23 听证笔录和听证报告书|D23 Hearing report",
        "D24|D24 集体讨论记录|D24 Discussion",
        "D25|D25 行政处罚审批表|D25 Penalty approval",
        "D26|D26 当场处罚决定书|D26 Decision on the spot",
        "D27|D27 行政处罚决定书|D27 Decision",
        "D28|D28 不予行政处罚决定书|D28 No penalty",
        "D29|D29 罚款缴纳通知|D29 Payment slip",
        "D30|D30 催告书|D30 Demand",
        "D31|D31 停机整顿通知书|D31 Stop notice",
        "D32|D32 恢复联网通知书|D32 Restoration",
        "D33|D33 强制执行申请书|D33 Court application",
        "D37|D37 行政建议函|D37 Advice",
        "D35|D35 公告|D35 Public notice",
        "D36|D36 案件移送函|D36 Transfer",
        "D38|D38 终止案件调查决定书|D38 Termination",
        "D39|D39 结案报告|D39 Closing report",
        "D40|D40 检查验收表|D40 Acceptance",
        "D41|D41 专项整治情况通报|D41 Bulletin",
        "D42|D42 举报登记（转办）表|D42 Tip passed on",
        "D43|D43 案件措施审批表|D43 Measure",
        "D44|D44 案卷封面、卷内目录、备考表|D44 Cover and contents of the file",
        "D46|D46 先行登记保存证据处理通知书|D46 What becomes of evidence kept",
        "D47|D47 公安提示函|D47 Letter of advice",
    ])]
    public Input<string> Template { get; set; } = new("D01");

    [Input(DisplayName = "补充数据", DisplayNameEn = "Further data", Description = "覆盖由案卷得出的同名字段。", DescriptionEn = "Goes over what the records give.", Order = 2, UIHint = UIHints.JsonEditor)]
    public Input<object>? Data { get; set; }

    [Output(DisplayName = "文书标识", DisplayNameEn = "Document id")]
    public Output<string>? NoticeId { get; set; }

    [Output(DisplayName = "文号", DisplayNameEn = "Document number")]
    public Output<string>? DocumentNumber { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var extra = context.Get(Data) is { } data and not "" ? JsonNode.Parse(data as string ?? PlainValue.ToJson(data)) as JsonObject : null;
        var notice = await context.GetRequiredService<NoticeDesk>().IssueAsync(file, context.Get(Template, ""), extra, context.CancellationToken);
        context.Set(NoticeId, notice.Id);
        context.Set(DocumentNumber, notice.DocumentNumber);
    }
}
