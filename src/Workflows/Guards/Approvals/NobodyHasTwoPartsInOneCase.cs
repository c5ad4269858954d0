using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>Nobody is officer, reviewer and approver of one case, nor sits on the hearing or the acceptance of a case they handled.</summary>
internal sealed class NobodyHasTwoPartsInOneCase : ApprovalGuard
{
    public override string Zh => "同一案件的承办、审核、批准由不同的人办理；承办人不主持听证、不参加验收。";

    public override string En => "Nobody is officer, reviewer and approver of one case, nor sits on the hearing or the acceptance of a case they handled.";

    public override Refusal? Check(ApprovalFacts facts)
    {
        if (CaseParts.Of(facts.Role) is not { } now)
            return null;
        var other = facts.Parts.Select(CaseParts.Read).Where(had => had.PersonId == facts.Actor.Id).Select(had => had.Part).FirstOrDefault(had => CaseParts.Exclude(had, now));
        return other is null ? null : Refuse("case.two-parts", $"您在本案中已是{CaseParts.Zh(other)}，不能再作为{CaseParts.Zh(now)}，请由其他人员办理。", $"In this case you are {CaseParts.En(other)} already and cannot be {CaseParts.En(now)} too; somebody else must do it.");
    }
}
