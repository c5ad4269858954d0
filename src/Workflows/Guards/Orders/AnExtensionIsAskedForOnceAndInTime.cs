using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>An extension is asked for a working day before the end, and no more often than allowed.</summary>
internal sealed class AnExtensionIsAskedForOnceAndInTime : Safeguard
{
    public override string Rule => "TR-17";

    public override IReadOnlyList<string> Transitions => ["TR-17"];

    public override string Zh => "延期在期限届满一个工作日前提出，至多延长规定的次数。";

    public override string En => "An extension is asked for a working day before the end, and no more often than allowed.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (facts.Order is not { DueOn: { } due } order)
            return new Refusal("order.none-running", "没有正在执行的责令整改通知书。", "No order is running.", "TR-17");
        var lastDay = facts.Clock.WorkingDayBefore(due, facts.Profile.LengthOf("T-08")!.Value.Amount);
        return order.Extensions >= facts.Campaign.Settings.MaxExtensions ? OnlyOnce(facts.Campaign.Settings.MaxExtensions)
            : request.Today > lastDay ? new Refusal("extension.asked-too-late", $"延期申请应当在 {lastDay:yyyy-MM-dd} 前提出，现期限不变。", $"An extension had to be asked for by {lastDay:yyyy-MM-dd}; the period stays as it is.", "T-08")
            : OrderTerm.Check(request.Form.Integer("days"));
    }

    public static Refusal OnlyOnce(int most) =>
        new("extension.used-up", $"整改期限至多延长 {most} 次。", $"A period may be extended at most {most} time(s).", "TR-17");
}
