using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Hearings;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Hearings;

/// <summary>The legal officer accepts a request for a hearing or refuses it (P08, T-20). Two days of silence accept it.</summary>
internal sealed class HearingAcceptanceActs : ActGroup
{
    public const string Accept = "Accept";
    public const string Refuse = "Refuse";
    public const string NotTheParty = "not-party";

    private static readonly FormChoice[] Grounds =
    [
        new("no-right", "拟作出的处罚未达到听证标准", "The intended penalty gives no right to a hearing"),
        new("too-late", "逾期提出申请", "Asked for too late"),
        new(NotTheParty, "申请人不是当事人或者其代理人", "Asked for by somebody else than the party"),
    ];

    public override string Code => "hearing-acceptance";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Accept, "受理听证申请", "Accept the request", Fields.Opinion),
        FormWithReason(Refuse, "不予受理听证", "Refuse the request", Fields.Choice("ground", "不予受理的情形", "Ground", Grounds)),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new SilenceAcceptsAHearing(), new AHearingIsRefusedOnlyForWantOfRightOrTime());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (facts.Penalty.Hearing is not { } hearing)
            return;
        facts.Penalty.Hearing = request.Outcome == Accept
            ? hearing with { AcceptedOn = request.Today }
            : hearing with { RefusedFor = request.Reason, End = HearingEnd.Refused };
    }
}
