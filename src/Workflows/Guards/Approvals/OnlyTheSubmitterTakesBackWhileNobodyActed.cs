using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>Whoever submitted something takes it back while nobody has acted on it.</summary>
internal sealed class OnlyTheSubmitterTakesBackWhileNobodyActed : ApprovalGuard
{
    public override string Zh => "提交人在后一环节无人办理之前可以拿回。";

    public override string En => "Whoever submitted something takes it back while nobody has acted on it.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.DoneBy != facts.Actor.Id ? Refuse("approval.not-submitter", "只有提交人可以拿回；办理人请用退回。", "Only who submitted it can take it back; whoever holds it returns it.")
        : facts.WasActedOn ? Refuse("approval.acted-on", "后一环节已有人领取、签署或者办理，不能拿回；请与办理人联系退回。", "Somebody has taken, signed or decided the next step; ask them to return it.")
        : !facts.HasWayBack ? Refuse("approval.no-way-back", "后一环节没有退回的出口（已对外发生效力或者已进入期限），不能拿回。", "The next step draws no way back: it has effect outside, or a period runs.")
        : null;
}
