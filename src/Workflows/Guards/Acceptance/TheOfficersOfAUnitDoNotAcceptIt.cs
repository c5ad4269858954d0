using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Acceptance;

/// <summary>The officers who handled a unit do not accept it.</summary>
internal sealed class TheOfficersOfAUnitDoNotAcceptIt : Safeguard
{
    public override string Rule => "TR-30";

    public override IReadOnlyList<string> Transitions => ["TR-30", "TR-31", "TR-32"];

    public override string Zh => "验收人员不是该单位的承办民警。";

    public override string En => "The officers who handled a unit do not accept it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Actor.Id == facts.Case.LeadOfficerId || request.Actor.Id == facts.Case.CoOfficerId
            ? new Refusal("acceptance.own-unit", "验收人员不能是该单位的承办民警，请由验收组其他成员办理。", "The officers who handled the unit may not accept it; another member of the team must.", "TR-30")
            : null;
}
