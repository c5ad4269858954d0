using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Inspections;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>Nothing is overdue before its due date, and after it the recheck concludes.</summary>
internal sealed class NothingIsOverdueBeforeItsDueDate : Safeguard
{
    public override string Rule => "TR-23";

    public override IReadOnlyList<string> Transitions => ["TR-23"];

    public override string Zh => "期限届满前不认定逾期未改；届满后应当作出结论。";

    public override string En => "Nothing is overdue before its due date, and after it the recheck concludes.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var isRunning = facts.LiveOrder is { DueOn: { } due } && request.Today <= due;
        return request.Outcome switch
        {
            RecheckActs.NotFixed when isRunning => new Refusal("recheck.too-early", $"整改期限至 {facts.LiveOrder!.DueOn:yyyy-MM-dd} 二十四时届满，期满前不得认定逾期未改。",
                $"The period runs until {facts.LiveOrder!.DueOn:yyyy-MM-dd} 24:00; before that nothing is overdue.", "公安部令第33号第二十一条；TR-23"),
            RecheckActs.Continue when !isRunning => new Refusal("recheck.period-over", "整改期限已满，应当作出复查结论。", "The period is over; the recheck must conclude.", "TR-23"),
            _ => null,
        };
    }
}
