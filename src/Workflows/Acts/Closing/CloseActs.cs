using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Closing;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Closing;

/// <summary>The head of division closes the case (TR-34).</summary>
internal sealed class CloseActs : ActGroup
{
    public override string Code => "case-close";

    public override CaseNeeds Needs => CaseNeeds.Findings | CaseNeeds.Closing;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Close", "批准结案", "Close the case",
            Fields.LongText("summary", "案件办理情况", "How the case went"),
            Fields.Flag("penaltyContinues", "未结处罚案件另案继续", "An open penalty case goes on by itself")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new ACaseClosesOnlyWhenNothingIsLeftOpen());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        facts.Case.PenaltyContinuesSeparately = facts.OpenPenaltyCases > 0;
        facts.Case.ClosedAt = request.Now;
        facts.Case.ClosedOn = request.Today;
    }
}
