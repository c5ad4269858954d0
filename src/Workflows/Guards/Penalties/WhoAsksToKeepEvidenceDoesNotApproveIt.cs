using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>An officer of the case does not approve that evidence is registered and kept; the head does.</summary>
internal sealed class WhoAsksToKeepEvidenceDoesNotApproveIt : Safeguard
{
    public override string Rule => "T-15";

    public override IReadOnlyList<string> Transitions => ["PT-05"];

    public override string Zh => "先行登记保存由部门负责人批准，承办民警不审批自己的提请。";

    public override string En => "The head approves that evidence is registered and kept, not an officer of the case.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Actor.Id == facts.Penalty.LeadOfficerId || request.Actor.Id == facts.Penalty.CoOfficerId
            ? new Refusal("preservation.own-case", "承办民警不能批准自己提请的先行登记保存，请由部门负责人批准。", "An officer of the case may not approve that evidence is kept; the head must.", "《中华人民共和国行政处罚法》（先行登记保存须经行政机关负责人批准）")
            : null;
}
