using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Hearings;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Hearings;

/// <summary>A request for a hearing: by the unit itself, or registered for it when a letter posted in time arrives. It means the same wherever it is entered.</summary>
internal static class HearingRequestForm
{
    public const string Outcome = "RequestHearing";

    public static FormField[] Fields { get; } =
    [
        Acts.Fields.Date("receivedOn", "收到申请日期", "Day on which the request was received"),
        Acts.Fields.Date("postedOn", "邮戳日期（邮寄申请）", "Postmark, when it came by post", required: false),
        Acts.Fields.LongText("grounds", "要求听证的理由", "Grounds", required: false),
    ];

    public static Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new OnlyWhoWasToldOfAHearingAsksForOne(), new AHearingIsAskedForInTime(), new OneNoticeGivesOneHearing());

    public static void Apply(PenaltyCase penalty, FormValues form)
    {
        penalty.HearingRequested = true;
        penalty.RightsWaived = false;
        penalty.Hearing = new Hearing { RequestedOn = form.Date("receivedOn"), PostedOn = form.DateOrNull("postedOn"), Grounds = form.TextOrNull("grounds") };
    }
}
