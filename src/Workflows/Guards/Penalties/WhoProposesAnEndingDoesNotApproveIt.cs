using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>An officer of the case does not approve its ending, nor does whoever reviewed it.</summary>
internal sealed class WhoProposesAnEndingDoesNotApproveIt : Safeguard
{
    public override string Rule => "259";

    public override IReadOnlyList<string> Transitions => ["PT-06", "PT-07", "PT-08"];

    public override string Zh => "承办民警不审批自己提出的终止调查、移送、转刑事；审核人不批准自己审核的事项。";

    public override string En => "An officer of the case does not approve its ending, nor does whoever reviewed it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return request.Actor.Id == facts.Penalty.LeadOfficerId || request.Actor.Id == facts.Penalty.CoOfficerId
            ? new Refusal("penalty.own-case", "办案民警不能审批、审核或者决定自己承办的案件，请由其他人员办理。", "An officer of the case may not approve, review or decide it; somebody else must.", "公安机关办理行政案件程序规定(审核与决定分离)")
            : request.Actor.Id == facts.Penalty.Ending?.ReviewedBy
            ? new Refusal("penalty.own-review", "审核人员不能批准自己审核的事项，请由其他负责人批准。", "Whoever reviewed the proposal may not approve it; another head must.", "公安机关办理行政案件程序规定(审核与决定分离)")
            : null;
    }
}
