using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>A slip is answered by the person asked, or by who stands in for them.</summary>
internal sealed class OnlyWhoIsAskedAnswersASlip : ApprovalGuard
{
    public override string Zh => "签条由被请的人或者其代理人答复。";

    public override string En => "A slip is answered by the person asked, or by who stands in for them.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.Slip is not { } slip ? null
        : slip.Status != SlipStatus.Waiting ? Refuse("slip.answered", "该签条已经答复或者撤回。", "The slip has been answered or withdrawn.")
        : slip.PersonId != facts.Actor.Id && !facts.StandsInFor.Contains(slip.PersonId) ? Refuse("slip.not-yours", "该签条不是给您的；本人不在时由其代理人答复。", "The slip is for somebody else; in their absence whoever stands in for them answers.")
        : facts.Slip.Asks && facts.Recused.Contains(facts.Actor.Id) ? Refuse("approval.recused", "您在本案中已回避，不能签署。", "You are under recusal in this case and may not sign.")
        : facts.Slip.Asks && facts.Excluded.Contains(facts.Actor.Id) ? Refuse("approval.excluded", "您已办理前一环节，按职责分离不能签署。", "You did an earlier step; separation of duties forbids this one.")
        : null;
}
