using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The head of division files the penalty case or refuses to (P00 → P01).</summary>
internal sealed class PenaltyFilingActs : ActGroup
{
    public const string Approve = "Approve";
    public const string Refuse = "Refuse";

    public override string Code => "penalty-filing";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Approve, "批准受案", "File the case", Fields.Opinion),
        FormWithReason(Refuse, "不予受案", "Do not file"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        request.Outcome == Approve && (facts.Penalty.LeadOfficerId is null || facts.Penalty.CoOfficerId is null)
            ? new Refusal("officers.not-assigned", "本案尚未指派两名承办民警。", "Two officers have not been assigned to the case.", TwoOfficers.Basis)
            : SeparateHands.NotAnOfficer(facts, request);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome == Approve)
            facts.Penalty.FiledOn = request.Today;
        else
            facts.Penalty.Outcome = PenaltyOutcome.NotFiled;
    }
}
