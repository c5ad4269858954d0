using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>The unit reports that it has rectified, or asks for more time (TR-17, TR-19).</summary>
internal sealed class RectificationActs : ActGroup
{
    public const string Report = "Report";
    public const string AskExtension = "AskExtension";

    public override string Code => "rectification";

    public override CaseNeeds Needs => CaseNeeds.Orders | CaseNeeds.Findings;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Report, "报告整改完成", "Report completion", Fields.LongText("measures", "整改措施", "Measures taken"), Fields.LongText("evidence", "证明材料", "Evidence")),
        Form(AskExtension, "申请延期", "Ask for an extension",
            Fields.Integer("days", "申请延长（日）", "Days asked for", preset: "5"),
            Fields.LongText("grounds", "客观原因", "Objective reason"),
            Fields.LongText("interim", "延期期间的防护措施", "Protection meanwhile")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        facts.Order is not { DueOn: not null } ? new Refusal("order.none-running", "没有正在执行的责令整改通知书。", "No order is running.", "TR-17")
        : request.Outcome == AskExtension ? new AnExtensionIsAskedForOnceAndInTime().Check(facts, request)
        : null;

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var order = facts.Order!;
        if (request.Outcome == Report)
        {
            order.CompletionReportedAt = request.Now;
            foreach (var finding in facts.OpenFindings)
                finding.Status = FindingStatus.Reported;
            return;
        }
        order.ExtensionPending = true;
        order.ExtensionReason = request.Form.Text("grounds");
        order.ExtensionDaysAsked = request.Form.Integer("days");
        order.ExtensionAskedOn = request.Today;
    }
}
