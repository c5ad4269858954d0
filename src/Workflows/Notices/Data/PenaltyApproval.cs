using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>
/// D25, the sheet on which a penalty is approved: what was found and proposed, what the unit said to it, and the opinions of officers, head, legal review and
/// commander, each as that person gave it. Made when the commander has decided, before the decision itself.
/// </summary>
internal sealed class PenaltyApproval : NoticeContent
{
    public override string Code => "D25";

    public override FilePart Part => FilePart.Internal;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Forms | CaseNeeds.Acts;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var penalty = facts.Penalty;
        InvestigationReport.Fill(facts, data);
        data["officers"] = Plain.Officers(facts);
        if (penalty.AdvanceNoticeServedOn is { } served)
            data["notice"] = new JsonObject { ["served_on"] = Plain.Date(served), ["hearing"] = penalty.HearingRight };
        data["defence"] = DefenceOf(penalty, Of("defence-review"), facts.LastDefence()?.Form.TextOrNull("defence"));
        data["review"] = Of("defence-review")?.Form.TextOrNull("review");
        data["heard"] = HearingOf(penalty.Hearing);
        data["officers_opinion"] = Opinion(Of("penalty-investigation"), _ => "调查终结，提出上列处罚意见。");
        data["lead_opinion"] = penalty.CollectivelyDiscussed ? Opinion(Of("collective-discussion"), act => $"经集体讨论：{act.Form.Text("conclusion").TrimEnd('。')}。") : null;
        data["legal_opinion"] = Opinion(Of("legal-review"), act => act.Form.TextOrNull("opinion") ?? "审核通过。");
        if (Of("penalty-decision") is not { } decision)
            return;
        data["commander_opinion"] = new JsonObject { ["by"] = decision.By, ["date"] = Plain.Date(LegalClock.DateOf(decision.At)) };
        data["decided"] = decision.Outcome == DecisionActs.Penalise && penalty.Decided is { } decided ? Plain.Penalty(decided) : null;
        data["reason"] = decision.Form.TextOrNull("reason");
        data["overdue_reason"] = decision.Form.TextOrNull("overdueReason");

        // What was done before the investigation that led here belongs to a proposal that was sent back.
        ActTaken? Of(string act) => facts.LastAct(act) is { } taken && facts.LastAct("penalty-investigation") is { } investigated && taken.At >= investigated.At ? taken : null;
    }

    private static JsonObject? Opinion(ActTaken? act, Func<ActTaken, string> words) =>
        act is null ? null : new JsonObject { ["opinion"] = words(act), ["by"] = act.By, ["date"] = Plain.Date(LegalClock.DateOf(act.At)) };

    /// <summary>What the unit said; also when it said so to a proposal that was changed for it, and was told anew.</summary>
    private static string DefenceOf(PenaltyCase penalty, ActTaken? review, string? first)
    {
        var last = penalty.Defence ?? (penalty.RightsWaived ? "明确表示放弃陈述、申辩和听证的权利" : "未提出陈述、申辩");
        return review is not { Outcome: DefenceReviewActs.Change } ? last
            : $"初次告知后提出陈述、申辩{(first is not null && first != penalty.Defence ? $"（{first.TrimEnd('。')}）" : "")}，处罚意见变更后重新告知；重新告知后：{last}";
    }

    private static JsonObject? HearingOf(Hearing? hearing) => hearing switch
    {
        null => null,
        { RefusedFor: { } reason } => new() { ["text"] = $"要求听证，不予受理：{reason}" },
        { End: HearingEnd.Held } => new() { ["date"] = Plain.Date(hearing.HeldOn), ["text"] = hearing.Opinion is { } opinion ? $"举行听证。听证意见：{opinion}" : "举行听证" },
        { End: HearingEnd.Withdrawn } => new() { ["text"] = "撤回听证申请" },
        { End: HearingEnd.Absent } => new() { ["text"] = "无正当理由不到场或者中途退场，视为放弃听证" },
        { End: HearingEnd.Terminated } => new() { ["date"] = Plain.Date(hearing.HeldOn), ["text"] = "终止听证" },
        _ => new() { ["text"] = "要求听证" },
    };
}
