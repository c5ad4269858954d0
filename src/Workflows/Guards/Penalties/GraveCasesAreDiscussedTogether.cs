using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>A stop order, or a fine that gives a right to a hearing, is discussed by the heads together.</summary>
internal sealed class GraveCasesAreDiscussedTogether : Safeguard
{
    public override string Rule => "G-P6";

    public override IReadOnlyList<string> Transitions => ["PT-24", "PT-25"];

    public override string Zh => "停机整顿、达到听证标准的罚款等重大案件由负责人集体讨论。";

    public override string En => "A stop order, or a fine that gives a right to a hearing, is discussed by the heads together.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        PenaltyRules.CollectiveDiscussionRequired(facts.Penalty, PenaltyContents.Read(request.Form), facts.Profile) && !facts.Penalty.CollectivelyDiscussed
            ? new Refusal("penalty.not-discussed", "重大复杂案件应当由负责人集体讨论决定，须先退回并记录集体讨论。", "A grave or complex case must be discussed by the heads together; send it back and record the discussion first.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.CollectiveDiscussion).Zh)
            : null;
}
