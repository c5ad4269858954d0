using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>The head of the division approves a plan that they neither proposed nor changed.</summary>
internal sealed class WhoMadeAPlanDoesNotApproveIt : PlanGuard
{
    public override Refusal? Check(PlanFacts facts) => Check(facts.Plan!, facts.Actor);

    public static Refusal? Check(InspectionPlan plan, Actor actor) =>
        !actor.Is(Role.Lead) ? new Refusal("not-allowed", "检查计划由部门负责人批准。", "The head of the division approves inspection plans.", Rule)
        : plan.MadeBy.Contains(actor.Id) ? new Refusal("plan.four-eyes", "拟定或者调整过计划的人不能批准该计划，请由其他负责人批准。", "Nobody approves a plan that they proposed or changed; another head must.", "§0.3")
        : null;
}
