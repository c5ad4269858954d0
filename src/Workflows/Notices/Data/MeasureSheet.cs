using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>
/// D43, the sheet of a measure as it was decided and carried out: suspension, resumption, merger, termination, voiding, reopening, recusal (§3.1, TR-36 to
/// TR-42). A transfer has its letter, D36.
/// </summary>
internal sealed class MeasureSheet : NoticeContent
{
    public override string Code => "D43";

    public override FilePart Part => FilePart.Internal;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Measure;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var measure = facts.Measures.Latest ?? throw new InvalidOperationException($"No measure was carried out in the case '{facts.Case.Id}'.");
        var (rule, form) = (MeasureRule.Of(measure.Kind), new FormValues(JsonNode.Parse(measure.Form) as JsonObject ?? []));
        data["heading"] = HeadingOf(measure.Kind);
        data["case_no"] = facts.Case.Number;
        data["rule"] = rule.Transition;
        data["details"] = Plain.List(Details(rule.Form, form, facts));
        data["reason"] = measure.Reason;
        data["proposed_by"] = facts.Measures.Proposer?.DisplayName ?? measure.ProposedBy;
        data["proposed_at"] = Plain.Instant(measure.ProposedAt);
        data["effect"] = EffectOf(measure, form, facts);
        if (facts.Measures.Decider is { } decider)
            data["approval"] = new JsonObject { ["opinion"] = "同意。", ["by"] = decider.DisplayName, ["date"] = Plain.Date(LegalClock.DateOf(measure.DecidedAt ?? moment.Now)) };
    }

    private static string HeadingOf(MeasureKind kind) => kind switch
    {
        MeasureKind.Suspend => "中止审批表",
        MeasureKind.Resume => "恢复办理审批表",
        MeasureKind.Merge => "并案审批表",
        MeasureKind.Terminate => "终止审批表",
        MeasureKind.Void => "撤销建档记录",
        MeasureKind.Reopen => "重新启动审批表",
        MeasureKind.Recuse => "回避决定书",
        MeasureKind.VoidDocument => "文书作废审批表",
        MeasureKind.Advise => "公安提示函审批表",
        _ => throw new InvalidOperationException($"A measure of kind {kind} has a letter of its own."),
    };

    private static IEnumerable<string> Details(ActForm form, FormValues values, CaseFacts facts) =>
        form.Fields.Select(field => (Label: NameOf(field), Text: TextOf(field, values, facts))).Where(row => row.Text.Length > 0).Select(row => $"{row.Label}：{row.Text}");

    // Without the hint in brackets, which is for whoever fills the form in.
    private static string NameOf(FormField field) => field.LabelZh.Split('（')[0];

    private static string TextOf(FormField field, FormValues values, CaseFacts facts) => field.Kind switch
    {
        FormFieldKind.Flag => values.Flag(field.Name) ? "是" : "",
        FormFieldKind.Choice => field.Choices?.FirstOrDefault(choice => choice.Value == values.Text(field.Name))?.LabelZh ?? "",
        FormFieldKind.Staff => facts.Measures.Recused?.DisplayName ?? values.Text(field.Name),
        FormFieldKind.Officer => facts.Measures.Successor?.DisplayName ?? values.Text(field.Name),
        FormFieldKind.Findings => string.Join("、", values.Findings(field.Name).Select(row => $"{row.Item} {row.Fact}")),
        FormFieldKind.LongText => string.Join("；", Plain.Lines(values.Text(field.Name)).Select(line => line!.GetValue<string>().TrimEnd('。', '；'))),
        _ => values.Text(field.Name),
    };

    private static string EffectOf(CaseMeasure measure, FormValues form, CaseFacts facts) => measure.Kind switch
    {
        MeasureKind.Suspend => "案件中止，期限停止计算。",
        MeasureKind.Resume => "案件恢复办理，剩余期限继续计算。",
        MeasureKind.Merge => $"并入案卷{form.Text("targetCase")}，保留较早的立卷时间。",
        MeasureKind.Reopen => "案件重新启动，转入问题处置。",
        MeasureKind.VoidDocument => $"文书{form.Text("document")}作废，文号不再使用，文书重新制发。",
        MeasureKind.Advise => "制发公安提示函，请单位反馈；案件照常办理。",
        MeasureKind.Recuse => "回避人员自决定之时起不再办理本案；其收集的证据待决定效力。",
        _ => $"案件转为“{UnitCaseStateNames.Zh(facts.Case.State)}”。",
    };
}
