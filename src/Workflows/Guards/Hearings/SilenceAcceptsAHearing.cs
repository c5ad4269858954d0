using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Hearings;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>A request that is not decided on within two days is accepted and can no longer be refused.</summary>
internal sealed class SilenceAcceptsAHearing : Safeguard
{
    public override string Rule => "T-20";

    public override IReadOnlyList<string> Transitions => ["PT-20"];

    public override string Zh => "收到听证申请二日内未决定的，视为受理，不能再不予受理。";

    public override string En => "A request that is not decided on within two days is accepted and can no longer be refused.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return request.Outcome == HearingAcceptanceActs.Refuse && facts.Penalty.Hearing is { } hearing && hearing.IsAcceptedAt(request.Now, facts.Clock, facts.Profile)
            ? new Refusal("hearing.deemed-accepted", $"听证申请于{facts.Clock.Due("T-20", hearing.RequestedOn, facts.Profile).DueOn:yyyy-MM-dd}届满未决定，已视为受理，须安排听证。",
                $"The request was not decided on by {facts.Clock.Due("T-20", hearing.RequestedOn, facts.Profile).DueOn:yyyy-MM-dd} and is accepted by silence; set a day for the hearing.", "公安机关办理行政案件程序规定第一百三十五条")
            : null;
    }
}
