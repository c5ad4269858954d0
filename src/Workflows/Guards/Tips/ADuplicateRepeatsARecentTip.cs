using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Tips;

/// <summary>A duplicate is about the same place and kind as a tip of the thirty days before.</summary>
internal sealed class ADuplicateRepeatsARecentTip : Safeguard
{
    public override string Rule => "§3.2";

    public override IReadOnlyList<string> Transitions => ["LT-03"];

    public override string Zh => "重复举报与先前三十日内的同址同类举报合并。";

    public override string En => "A duplicate is about the same place and kind as a tip of the thirty days before.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.EarlierTip is not null ? null
        : new Refusal("tip.no-earlier", "三十日内没有同址同类的举报，不能按重复合并。", "Within thirty days there is no tip of the same kind about the same place; this one is no duplicate.", "§3.2");
}
