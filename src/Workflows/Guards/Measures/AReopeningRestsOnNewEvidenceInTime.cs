using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Inspections;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>A case is reopened on new evidence, within the limitation.</summary>
internal sealed class AReopeningRestsOnNewEvidenceInTime : Safeguard
{
    public override string Rule => "TR-42";

    public override IReadOnlyList<string> Transitions => ["TR-42"];

    public override string Zh => "重新启动须有新证据，且在追究时效内。";

    public override string En => "A case is reopened on new evidence, within the limitation.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != nameof(MeasureKind.Reopen))
            return null;
        if (InspectionFinishActs.UnknownItem(facts, request) is { } unknown)
            return unknown;
        var ended = request.Form.Date("actEndedOn");
        return ended > request.Today ? new Refusal("measure.act-in-future", "违法行为终了日期不能晚于今天。", "The act cannot have ended in the future.", "TR-42")
            : facts.Clock.Due("T-44", ended, facts.Substance).Includes(request.Now) ? null
            : new Refusal("measure.time-barred", "违法行为已超过追究时效，不能重新启动。", "The act is barred by time; the case cannot be reopened.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.Limitation).Zh);
    }
}
