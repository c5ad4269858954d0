using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>A case is discussed by three heads at least, with the view of each and the vote recorded.</summary>
internal sealed class ADiscussionIsHeldByThreeAtLeast : Safeguard
{
    public override string Rule => "G-P6";

    public override IReadOnlyList<string> Transitions => ["PT-24"];

    public override string Zh => "集体讨论由三名以上负责人参加，记录各人意见和表决结果。";

    public override string En => "A case is discussed by three heads at least, with the view of each and the vote recorded.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var present = request.Form.Text("participants").Split(['、', '，', ',', ';', '；', '\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Count();
        return request.Outcome != CollectiveDiscussionActs.Record || present >= 3 ? null
            : new Refusal("discussion.too-few", $"集体讨论须有三名以上负责人参加，现记录{present}人；请写明各参加人员姓名。", $"A discussion needs three heads at least; {present} are recorded. Name each of them.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.CollectiveDiscussion).Zh);
    }
}
