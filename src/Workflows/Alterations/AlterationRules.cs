using Orchestrator.Engine.Alterations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Alterations;

/// <summary>Who may order and decide: pure functions of order, plan and actor.</summary>
public static class AlterationRules
{
    /// <summary>Most instances of one plan.</summary>
    public const int MostInstances = 10_000;
    /// <summary>Most instances of a plan that whoever orders it carries out at once; larger ones are left to the background.</summary>
    public const int AtOnce = 20;
    /// <summary>Most instances of one plan that moves tokens: each is looked at before the plan is taken.</summary>
    public const int MostTokenMoves = 200;
    private const int LongestReason = 500;

    public static Refusal? MayOrder(AlterationOrder order, Actor actor) =>
        !MayOrder(actor) ? AlterationRefusals.MayNotOrder
        : order.Alterations.Any(a => a is CancelInstance) && !actor.Is(Role.Admin) ? AlterationRefusals.MayNotCancel
        : BadReason(order.Reason) is { } bad ? bad
        : order.Alterations.Count == 0 ? AlterationRefusals.NoAlterations
        : order.InstanceIds.Count == 0 ? AlterationRefusals.NoInstances
        : order.InstanceIds.Count > MostInstances ? AlterationRefusals.TooMany(MostInstances)
        : MovesTokens(order.Alterations) && order.InstanceIds.Count > MostTokenMoves ? AlterationRefusals.TooMany(MostTokenMoves)
        : null;

    public static bool MayOrder(Actor actor) => actor.Is(Role.Admin) || actor.Is(Role.Author);

    public static bool MayDecide(Actor actor) => MayOrder(actor) || actor.Is(Role.Lead) || actor.Is(Role.Commander);

    public static Refusal? MayDecide(AlterationPlan plan, Actor actor) =>
        !MayDecide(actor) ? AlterationRefusals.MayNotDecide
        : plan.Status != AlterationPlanStatus.Proposed ? AlterationRefusals.NotProposed(plan)
        : plan.ProposedBy == actor.Id ? AlterationRefusals.SamePerson
        : null;

    public static Refusal? BadReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? AlterationRefusals.ReasonMissing : reason.Trim().Length > LongestReason ? AlterationRefusals.ReasonTooLong : null;

    /// <summary>Whether the alterations may start, undo or jump over a step.</summary>
    public static bool MovesTokens(IReadOnlyList<Alteration> alterations) => alterations.Any(a => a is ScheduleActivity or CancelActivity or SkipActivity);
}
