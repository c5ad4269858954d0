using Orchestrator.Workflows.Acts.Hearings;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The unit states its case, asks for a hearing, or waives its rights, before the decision (P06). The clerk may enter for it what arrived by post.</summary>
internal sealed class RightsActs : ActGroup
{
    public const string Group = "rights";
    public const string Defend = "Defend";
    public const string Waive = "Waive";

    public override string Code => Group;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Defend, "提出陈述申辩", "State and defend", Fields.LongText("defence", "陈述申辩意见", "Statement and defence")),
        Form(HearingRequestForm.Outcome, "要求听证", "Ask for a hearing", [.. HearingRequestForm.Fields, Fields.LongText("defence", "陈述申辩意见", "Statement and defence", required: false)]),
        Form(Waive, "放弃陈述申辩和听证", "Waive statement, defence and hearing", Fields.Flag("waived", "确认自愿放弃上述权利", "These rights are waived freely", required: true)),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new RightsAreUsedOrWaivedAfterTheNotice(), new OnlyTheUnitItselfWaivesItsRights())
        ?? (request.Outcome == HearingRequestForm.Outcome ? HearingRequestForm.Guard(facts, request) : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome == Waive)
            facts.Penalty.RightsWaived = true;
        else if (request.Form.TextOrNull("defence") is { } defence)
            facts.Penalty.Defence = defence;
        if (request.Outcome == HearingRequestForm.Outcome)
            HearingRequestForm.Apply(facts.Penalty, request.Form);
    }
}
