using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Enforcement;

/// <summary>The connection is not restored before the stop has lasted its term.</summary>
internal sealed class AStopLastsItsTerm : Safeguard
{
    public override string Rule => "PT-41";
    public override IReadOnlyList<string> Transitions => ["PT-41"];
    public override string Zh => "停机整顿期满前不恢复联网。";
    public override string En => "The connection is not restored before the stop has lasted its term.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty is { Enforcement.StopFrom: { } from, Decided: { } decided } && request.Today <= from.PlusDays(decided.StopDays)
            ? new Refusal("stop.term-running", $"停机整顿至 {from.PlusDays(decided.StopDays):yyyy-MM-dd} 期满，此前不能恢复联网。", $"The stop lasts until {from.PlusDays(decided.StopDays):yyyy-MM-dd}; before that the connection is not restored.", "公安部令第33号第二十一条")
            : null;
}
