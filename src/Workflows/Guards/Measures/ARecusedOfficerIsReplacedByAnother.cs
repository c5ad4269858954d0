using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>A recusal names somebody of the bureau who is not recused yet; an officer of the case is replaced by another officer.</summary>
internal sealed class ARecusedOfficerIsReplacedByAnother : Safeguard
{
    public override string Rule => "§0.3";

    public override IReadOnlyList<string> Transitions => ["T-16"];

    public override string Zh => "回避人员为本机关人员；承办民警回避的，同时确定另一名民警接替。";

    public override string En => "A recusal names somebody of the bureau who is not recused yet; an officer of the case is replaced by another officer.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != nameof(MeasureKind.Recuse))
            return null;
        var @case = facts.Case;
        if (facts.Measures.Recused is not { UnitId: null } person)
            return new Refusal("recusal.person", "没有这名人员，或者其不是本机关人员。", "There is no such person at the bureau.", Recusal.Basis);
        if (@case.RecusedPersons.Contains(person.Id))
            return new Refusal("recusal.already", $"{person.DisplayName}在本案中已经回避。", $"{person.DisplayName} is under recusal in this case already.", Recusal.Basis);
        if (person.Id != @case.LeadOfficerId && person.Id != @case.CoOfficerId)
            return null;
        return facts.Measures.Successor is { IsActive: true } successor && successor.Roles.Contains(Role.Officer) && successor.Id != @case.LeadOfficerId && successor.Id != @case.CoOfficerId && !@case.RecusedPersons.Contains(successor.Id)
            ? null
            : new Refusal("recusal.successor", "承办民警回避的，须确定另一名在职民警接替，不能是本案另一名承办民警或者已回避的人。", "When an officer of the case is recused, another officer takes over: in service, not the other officer of the case, not recused.", Recusal.Basis);
    }
}
