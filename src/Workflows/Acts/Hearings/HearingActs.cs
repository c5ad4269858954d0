using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Hearings;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Hearings;

/// <summary>The panel opens the hearing, or it does not come to that: postponed, withdrawn, nobody came (P09).</summary>
internal sealed class HearingActs : ActGroup
{
    public const string Open = "Open";
    public const string Postpone = "Postpone";
    public const string Withdraw = "Withdraw";
    public const string Absent = "Absent";

    public override string Code => "hearing";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Open, "宣布听证开始", "Open the hearing", Fields.Text("attendees", "到场人员", "Who is present"), Fields.Flag("rightsRead", "已告知听证权利义务并核对身份", "Rights were read out and identities checked", required: true)),
        FormWithReason(Postpone, "延期举行", "Postpone"),
        FormWithReason(Withdraw, "申请人撤回听证申请", "The unit withdraws its request"),
        FormWithReason(Absent, "申请人无正当理由不到场，视为放弃", "The unit stays away without good reason, which waives the hearing"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new OnlyThePanelHoldsTheHearing())
        ?? (request.Outcome is Open or Absent ? Safeguard.First(facts, request, new AHearingIsNotHeldBeforeItsDay(), new AHearingIsAnnouncedTheFullTimeBefore()) : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var hearing = facts.Penalty.Hearing!;
        facts.Penalty.Hearing = request.Outcome switch
        {
            Open => hearing with { HeldOn = request.Today },
            Postpone => hearing with { Date = null, Interruptions = hearing.Interruptions + 1 },
            Withdraw => hearing with { End = HearingEnd.Withdrawn },
            _ => hearing with { End = HearingEnd.Absent },
        };
    }
}
