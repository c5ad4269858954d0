using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>Within the days of the keeping the head decides what becomes of each piece; without a decision it is lifted of itself (T-15).</summary>
internal sealed class PreservationDecisionActs : ActGroup
{
    public const string Group = "preservation-decision";
    public const string Decide = "Decide";

    public override string Code => Group;

    public override IReadOnlyList<ActForm> Forms =>
    [
        FormWithReason(Decide, "作出处理决定", "Decide what becomes of it",
        [
            .. KeptEvidence.Ways.Select(way => Fields.Text(way.Field, $"{way.Zh}（清单序号，如 1、3）", $"{way.En}: numbers on the list, such as 1, 3", required: false)),
            Fields.Text("authority", "受移送机关", "Receiving authority", required: false),
            Fields.Text("seizureNo", "扣押决定书文号", "Number of the decision to seize", required: false),
        ]),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoAsksToKeepEvidenceDoesNotApproveIt(), new OfEachPieceKeptOneThingIsDecided());
}
