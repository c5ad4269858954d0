using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>The campaign office or the head of the division makes and changes the plan, while the campaign runs.</summary>
internal sealed class APlanIsMadeByTheOfficeOrTheHead : PlanGuard
{
    public override Refusal? Check(PlanFacts facts) =>
        !facts.Actor.Is(Role.Office) && !facts.Actor.Is(Role.Lead) ? new Refusal("not-allowed", "检查计划由专项办或者部门负责人拟定、调整。", "The campaign office or the head of the division makes and changes the plan.", Rule)
        : facts.Campaign.State != CampaignState.Launched ? new Refusal("campaign.not-launched", "专项整治尚未启动或者已经结束。", "The campaign has not been launched, or has ended.", Rule)
        : null;
}
