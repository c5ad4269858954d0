using Orchestrator.Workflows.Cases;
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
        facts.OpenFindings.Any() ? new Refusal("close.findings-open", "仍有未整改问题，不能结案。", "Findings are still open.", "TR-34")
        : facts.UnservedDocuments.Count > 0 ? new Refusal("close.documents-unserved", $"下列文书尚未送达：{string.Join("、", facts.UnservedDocuments)}。", $"Not served: {string.Join(", ", facts.UnservedDocuments)}.", "TR-34")
        : facts.OpenPenaltyCases > 0 && !request.Form.Flag("penaltyContinues") ? new Refusal("close.penalty-open", "尚有未结处罚案件，应当注明另案继续。", "A penalty case is open; state that it goes on by itself.", "TR-34")
        : null;

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        facts.Case.PenaltyContinuesSeparately = facts.OpenPenaltyCases > 0;
        facts.Case.ClosedAt = request.Now;
        facts.Case.ClosedOn = request.Today;
    }
}
