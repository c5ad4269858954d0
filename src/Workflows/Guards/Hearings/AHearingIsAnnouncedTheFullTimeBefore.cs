using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>A hearing is held after the full legal time of notice.</summary>
internal sealed class AHearingIsAnnouncedTheFullTimeBefore : Safeguard
{
    public override string Rule => "T-21";

    public override IReadOnlyList<string> Transitions => ["PT-19", "PT-21"];

    public override string Zh => "听证日期前的法定通知时间届满后才举行听证。";

    public override string En => "A hearing is held after the full legal time of notice.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (facts.Penalty.Hearing is not { } hearing)
            return null;
        return request.Form.DateOrNull("date") is { } date
            ? HearingWindow.Of(facts.Clock, request.Today, hearing.RequestedOn, facts.Profile).Check(date, facts.Profile)
            : hearing is { Date: { } set, NoticeServedOn: { } served } ? HearingWindow.Of(facts.Clock, served, hearing.RequestedOn, facts.Profile).Check(set, facts.Profile)
            : new Refusal("hearing.not-announced", "听证通知书尚未送达，不能举行听证。", "The notice of hearing has not been served, so the hearing cannot be held.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.HearingProcedure).Zh);
    }
}
