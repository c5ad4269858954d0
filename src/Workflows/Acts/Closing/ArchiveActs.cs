using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Closing;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Closing;

/// <summary>The clerk files the case away (TR-35).</summary>
internal sealed class ArchiveActs : ActGroup
{
    public override string Code => "case-archive";

    public override IReadOnlyList<ActForm> Forms =>
        [Form("Archive", "归档", "Archive", Fields.Flag("indexComplete", "卷内目录完整", "The index is complete", required: true), Fields.Text("shelf", "卷宗位置", "Where the file stands", required: false))];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new AnIndexIsCompleteBeforeTheFileIsArchived());
}
