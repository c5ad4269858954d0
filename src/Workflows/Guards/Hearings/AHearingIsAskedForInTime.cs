using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>A hearing is asked for within the legal time; for a letter the postmark counts.</summary>
internal sealed class AHearingIsAskedForInTime : Safeguard
{
    public override string Rule => "T-19";

    public override IReadOnlyList<string> Transitions => ["PT-14", "PT-16", "PT-48", "PT-49"];

    public override string Zh => "听证申请在法定期限内提出，信函以邮戳日为准。";

    public override string En => "A hearing is asked for within the legal time; for a letter the postmark counts.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var (received, posted) = (request.Form.Date("receivedOn"), request.Form.DateOrNull("postedOn"));
        if (facts.Penalty.AdvanceNoticeServedOn is not { } served)
            return null;
        return received > request.Today || received < served || posted > received || posted < served
            ? new Refusal("hearing.request-date-impossible", "申请日期应在告知送达之后、今天以前，邮戳日期不得晚于收到日期。", "The request lies between service of the notice and today, the postmark not after receipt.")
            : HearingWindow.CheckRequest(facts.Clock, served, received, posted, facts.Profile);
    }
}
