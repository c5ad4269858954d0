using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D21, the notice that a request for a hearing is not accepted.</summary>
internal sealed class HearingRefusal : NoticeContent
{
    public override string Code => "D21";

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var hearing = facts.Penalty.Hearing;
        data["requested_on"] = Plain.Date(hearing?.RequestedOn);
        data["notice_served_on"] = Plain.Date(facts.Penalty.AdvanceNoticeServedOn);
        data["reason"] = hearing?.RefusedFor;
        data["basis"] = PenaltyBases.Procedure(facts.Profile, facts.Profile.PenaltyLaw.HearingRight, facts.Profile.PenaltyLaw.HearingProcedure);
    }
}
