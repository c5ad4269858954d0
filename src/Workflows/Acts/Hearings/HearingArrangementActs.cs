using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Hearings;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Hearings;

/// <summary>The legal officer appoints the panel and sets day and place of a hearing (P08 → P09, T-21, T-22), also anew after a postponement.</summary>
internal sealed class HearingArrangementActs : ActGroup
{
    public const string Arrange = "Arrange";

    public override string Code => "hearing-arrangement";

    public override CaseNeeds Needs => CaseNeeds.Notices;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Arrange, "确定听证日期和听证人员", "Set the day and appoint the panel",
            Fields.Date("date", "听证日期", "Day of the hearing"),
            Fields.Text("time", "听证时间", "Time", preset: "09:30"),
            Fields.Text("place", "听证地点", "Place"),
            Fields.Panellist("presider", "听证主持人", "Presider"),
            Fields.Panellist("member", "听证员", "Member of the panel", required: false),
            Fields.Panellist("recorder", "记录员", "Recorder"),
            Fields.Flag("closed", "不公开举行（涉及国家秘密、商业秘密、个人隐私）", "Not in public (state or business secrets, privacy)"),
            Fields.LongText("lateReason", "晚于收到申请后十日的原因", "Reason, when later than ten days after the request", required: false)),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new NoInvestigatorSitsOnThePanel(), new AHearingIsAnnouncedTheFullTimeBefore(), new AHearingAfterTenDaysGivesItsReason());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (facts.Penalty.Hearing is not { } hearing)
            return;
        facts.Penalty.Hearing = hearing with
        {
            Date = request.Form.Date("date"),
            Time = request.Form.Text("time"),
            Place = request.Form.Text("place"),
            PresiderId = request.Form.Text("presider"),
            MemberId = request.Form.TextOrNull("member"),
            RecorderId = request.Form.Text("recorder"),
            IsPublic = !request.Form.Flag("closed"),
            LateReason = request.Form.TextOrNull("lateReason"),
            NoticeId = null,
            NoticeServedOn = null,
            HeldOn = null,
        };
    }
}
