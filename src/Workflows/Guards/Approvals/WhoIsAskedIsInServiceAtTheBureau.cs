using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>Whoever is asked is in service at the bureau.</summary>
internal sealed class WhoIsAskedIsInServiceAtTheBureau : ApprovalGuard
{
    public override string Zh => "被请签署、委派、抄送的人是本机关在职人员。";

    public override string En => "Whoever is asked is in service at the bureau.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.People.Count == 0 ? Refuse("approval.nobody", "请至少选择一人。", "Choose at least one person.")
        : facts.People.Any(person => person is not { IsActive: true, UnitId: null }) ? Refuse("approval.person", "只能选择本机关在职人员。", "Only people in service at the bureau can be asked.")
        : facts.Kind == SlipKind.Delegate && facts.People.Count > 1 ? Refuse("approval.one-delegate", "委派只能给一人；需要多人意见时请用会签。", "It is delegated to one person; ask several to countersign instead.")
        : null;
}
