using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Enforcement;

/// <summary>Neither demand nor court while a review or suit is pending.</summary>
internal sealed class NothingIsEnforcedDuringReviewOrSuit : Safeguard
{
    public override string Rule => "PT-38";
    public override IReadOnlyList<string> Transitions => ["PT-36", "PT-38", "PT-53"];
    public override string Zh => "复议、诉讼期间不催告、不申请法院强制执行。";
    public override string En => "Neither demand nor court while a review or suit is pending.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty.PendingChallenge is null ? null
            : new Refusal("enforcement.challenge-pending", "复议或者诉讼正在办理，不能催告或者申请法院强制执行，须待其结果。", "A review or suit is pending; demand and application wait for its result.", "《中华人民共和国行政强制法》第五十三条");
}
