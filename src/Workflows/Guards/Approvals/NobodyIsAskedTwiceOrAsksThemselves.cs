using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>Nobody asks themselves, or the same person twice.</summary>
internal sealed class NobodyIsAskedTwiceOrAsksThemselves : ApprovalGuard
{
    public override string Zh => "不请自己签署，也不重复请同一人。";

    public override string En => "Nobody asks themselves, or the same person twice.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.People.Any(person => person?.Id == facts.Actor.Id) ? Refuse("approval.self", "不能请自己签署，请选择其他人员。", "You cannot ask yourself; choose somebody else.")
        : facts.People.FirstOrDefault(person => facts.Slips.Any(slip => slip.Status == SlipStatus.Waiting && slip.Kind == facts.Kind && slip.PersonId == person?.Id)) is { } again
            ? Refuse("approval.asked-already", $"已请{again.DisplayName}办理，尚未答复；可以催办，或者先撤回。", $"{again.DisplayName} has been asked and has not answered; urge them, or withdraw it first.")
        : null;
}
