using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Closing;

/// <summary>The index is complete before the file is archived.</summary>
internal sealed class AnIndexIsCompleteBeforeTheFileIsArchived : Safeguard
{
    public override string Rule => "TR-35";

    public override IReadOnlyList<string> Transitions => ["TR-35"];

    public override string Zh => "卷内目录完整才能归档。";

    public override string En => "The index is complete before the file is archived.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.Flag("indexComplete") ? null : new Refusal("archive.index-incomplete", "卷内目录不完整，不能归档，须先补齐。", "The index is incomplete; complete it before archiving.", "TR-35");
}
