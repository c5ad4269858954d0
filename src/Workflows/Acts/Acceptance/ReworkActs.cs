using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Acceptance;

/// <summary>After a failed acceptance the unit reports that it has made good (T-37).</summary>
internal sealed class ReworkActs : ActGroup
{
    public override string Code => "acceptance-rework";

    public override IReadOnlyList<ActForm> Forms => [Form("Report", "报告再整改完成", "Report completion", Fields.LongText("measures", "再整改措施", "Measures taken"))];
}
