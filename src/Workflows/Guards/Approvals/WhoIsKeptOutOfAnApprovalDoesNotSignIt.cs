using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>Whoever separation of duties or recusal keeps out of an approval does not sign it.</summary>
internal sealed class WhoIsKeptOutOfAnApprovalDoesNotSignIt : ApprovalGuard
{
    public override string Zh => "因职责分离不得办理的人和被回避的人不签署。";

    public override string En => "Whoever separation of duties or recusal keeps out of an approval does not sign it.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.Kind is SlipKind.Copy or SlipKind.Urge ? null
        : facts.People.FirstOrDefault(person => person is not null && facts.Recused.Contains(person.Id)) is { } recused
            ? Refuse("approval.recused", $"{recused.DisplayName}在本案中已回避，不能签署，请选择其他人员。", $"{recused.DisplayName} is under recusal in this case; choose somebody else.")
        : facts.People.FirstOrDefault(person => person is not null && facts.Excluded.Contains(person.Id)) is { } excluded
            ? Refuse("approval.excluded", $"{excluded.DisplayName}已办理前一环节，按职责分离不能签署，请选择其他人员。", $"{excluded.DisplayName} did an earlier step and may not sign this one; choose somebody else.")
        : null;
}
