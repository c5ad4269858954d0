using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>An officer of the case neither files, reviews nor decides it.</summary>
internal sealed class WhoInvestigatesNeitherReviewsNorDecides : Safeguard
{
    public override string Rule => "G-P5";

    public override IReadOnlyList<string> Transitions => ["PT-02", "PT-11", "PT-24", "PT-25", "PT-26"];

    public override string Zh => "办案民警不审批、不审核、不决定自己承办的案件。";

    public override string En => "An officer of the case neither files, reviews nor decides it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Actor.Id == facts.Penalty.LeadOfficerId || request.Actor.Id == facts.Penalty.CoOfficerId
            ? new Refusal("penalty.own-case", "办案民警不能审批、审核或者决定自己承办的案件，请由其他人员办理。", "An officer of the case may not approve, review or decide it; somebody else must.", "公安机关办理行政案件程序规定(审核与决定分离)")
            : null;
}
