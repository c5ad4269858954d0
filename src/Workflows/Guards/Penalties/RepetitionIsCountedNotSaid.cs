using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Repetition makes a penalty heavier only with two or more standing decisions for the same kind of act within a year.</summary>
internal sealed class RepetitionIsCountedNotSaid : Safeguard
{
    public override string Rule => "160";

    public override IReadOnlyList<string> Transitions => ["PT-05"];

    public override string Zh => "以一年内再次受罚从重的，须有两次以上有效的同类处罚决定。";

    public override string En => "Repetition makes a penalty heavier only with two or more standing decisions for the same kind of act within a year.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (!request.Form.Flag("repeated") || PenaltyRules.IsRepeated(facts.EarlierDecisions, request.Today))
            return null;
        var count = PenaltyRules.WithinAYear(facts.EarlierDecisions, request.Today);
        return new Refusal("penalty.not-repeated", $"一年内同类行为的有效处罚决定为{count}件，不足两件，不能以再次违法从重。", $"There are {count} standing decisions for acts of this kind within a year; two are needed for repetition.", "公安机关办理行政案件程序规定第一百六十条");
    }
}
