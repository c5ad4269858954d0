using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D27, the decision: within what was announced, with payment, surcharge and remedies.</summary>
internal sealed class PenaltyDecision : NoticeContent
{
    public override string Code => "D27";

    public override FilePart Part => FilePart.Decision;

    public override IReadOnlyList<string> Encloses => [PaymentSlip.Number];

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var penalty = facts.Penalty;
        var decided = penalty.Decided ?? throw new Refusals.RefusedException(new Refusals.Refusal("notice.not-decided", "尚未作出处罚决定。", "No penalty has been decided.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.DecisionContent).Zh));
        var violation = Violations.Get(penalty.Violation);
        data["penalty"] = Plain.Penalty(decided);
        data["facts"] = Plain.Lines(penalty.Facts ?? "");
        data["evidence"] = Plain.Lines(Plain.FromForm(facts, "penalty-investigation", "evidence") ?? "");
        data["notice"] = new JsonObject { ["served_on"] = Plain.Date(penalty.AdvanceNoticeServedOn), ["hearing"] = penalty.HearingRight };
        data["defence"] = Defence(facts);
        if (penalty.Hearing is { End: HearingEnd.Held, HeldOn: { } held })
            data["hearing"] = new JsonObject { ["date"] = Plain.Date(held), ["opinion"] = $"听证意见：{penalty.Hearing.Opinion?.TrimEnd('。')}" };
        data["assessment"] = $"你单位的上述行为构成{violation.NameZh}，{Plain.FromForm(facts, "penalty-investigation", "discretion")}";
        data["penalty_basis"] = PenaltyBases.Penalty(violation);
        data["payment"] = decided.Fine + decided.Confiscation > 0 ? new JsonObject { ["place"] = "缴款通知书载明的代收银行" } : null;
        data["performance"] = decided.StopDays > 0 ? $"停机整顿{decided.StopDays}日，自送达之日起执行" : null;
        data["remedy"] = Plain.Remedy(facts);
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Penalty.DecisionNoticeId = notice.Id;

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service)
    {
        if (facts.Penalty.DecisionNoticeId == notice.Id)
            facts.Penalty.DecisionServedOn = service.ServedOn;
    }

    private static string Defence(CaseFacts facts) =>
        (facts.Penalty.Defence ?? Reviewed(facts)) is { } defence ? $"你单位提出陈述申辩：{defence.TrimEnd('。')}。{(Plain.FromForm(facts, "defence-review", "review") is { } review ? $"经复核：{review}" : "已结合听证一并审查")}"
        : facts.Penalty.Hearing is { End: HearingEnd.Held } ? "你单位要求举行听证"
        : facts.Penalty.RightsWaived ? "你单位明确表示放弃上述权利"
        : "你单位在规定期限内未提出";

    /// <summary>A defence that changed the opinion, so that the unit was told anew.</summary>
    private static string? Reviewed(CaseFacts facts) => Plain.FromForm(facts, "defence-review", "review") is null ? null : Plain.FromForm(facts, "rights", "defence");
}
