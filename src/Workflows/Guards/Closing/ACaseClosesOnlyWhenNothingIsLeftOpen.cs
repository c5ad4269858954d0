using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Closing;

/// <summary>A case closes only when findings are fixed, documents served, tips answered, and penalty cases ended or said to go on separately.</summary>
internal sealed class ACaseClosesOnlyWhenNothingIsLeftOpen : Safeguard
{
    public override string Rule => "TR-34";

    public override IReadOnlyList<string> Transitions => ["TR-34"];

    public override string Zh => "问题均已整改、文书均已送达、举报均已反馈、处罚案件已结或者注明另案继续，才能结案。";

    public override string En => "A case closes only when findings are fixed, documents served, tips answered, and penalty cases ended or said to go on separately.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.OpenFindings.Any() ? new Refusal("close.findings-open", "仍有未整改问题，不能结案，须先复查合格。", "Findings are still open; they must pass a recheck first.", "TR-34")
        : facts.UnservedDocuments.Count > 0 ? new Refusal("close.documents-unserved", $"下列文书尚未送达：{string.Join("、", facts.UnservedDocuments)}。", $"Not served: {string.Join(", ", facts.UnservedDocuments)}.", "TR-34")
        : facts.OpenTips > 0 ? new Refusal("close.tips-open", $"还有{facts.OpenTips}件举报没有反馈，须先反馈举报人。", $"{facts.OpenTips} tip(s) linked to the case have not been answered.", "TR-34")
        : facts.OpenPenaltyCases > 0 && !request.Form.Flag("penaltyContinues") ? new Refusal("close.penalty-open", "尚有未结处罚案件，应当注明另案继续。", "A penalty case is open; state that it goes on by itself.", "TR-34")
        : null;
}
