using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>A penalty on the spot is reported to the division within a day and put on file (T-35).</summary>
internal sealed class SpotReportActs : ActGroup
{
    public override string Code => "spot-report";

    public override IReadOnlyList<ActForm> Forms => [Form("Noted", "已备案", "Put on file", Fields.Opinion)];
}
