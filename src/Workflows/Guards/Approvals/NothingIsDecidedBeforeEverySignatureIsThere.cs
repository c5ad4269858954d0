using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>Nothing is decided before all who countersign, one of those of whom any suffices, the signers before and the delegate have answered.</summary>
internal sealed class NothingIsDecidedBeforeEverySignatureIsThere : ApprovalGuard
{
    public override string Zh => "会签齐全、或签有一人签署、前加签和委派有答复后，方可作出决定。";

    public override string En => "Nothing is decided before all who countersign, one of those of whom any suffices, the signers before and the delegate have answered.";

    public override Refusal? Check(ApprovalFacts facts) =>
        !facts.Agrees || facts.Slips.Where(slip => slip is { Status: SlipStatus.Waiting, Kind: SlipKind.Countersign or SlipKind.AnyOne or SlipKind.Before or SlipKind.Delegate }).ToList() is not { Count: > 0 } waiting ? null
        : Refuse("approval.signatures-missing", $"还有{waiting.Count}人未签署或者未答复，请待其办理、催办，或者先撤回。", $"{waiting.Count} of those asked have not answered; wait, urge them, or withdraw the request.");
}
