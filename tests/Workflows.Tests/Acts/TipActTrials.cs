using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts.Leads;
using Orchestrator.Workflows.Acts.Measures;
using Orchestrator.Workflows.Acts.Tips;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>A tip about an unlicensed internet café, received on 2005-05-10; a lead; a measure that "off1" asked for.</summary>
internal static class TipActTrials
{
    private static readonly TipTriageActs Triage = new();
    private static readonly TipVerificationActs Verification = new();
    private static readonly TipTransferActs Transfer = new();
    private static readonly TipReceiptActs Receipt = new();
    private static readonly TipFeedbackActs Feedback = new();
    private static readonly LeadCheckActs Lead = new();
    private static readonly MeasureReviewActs Review = new();
    private static readonly MeasureApprovalActs Approval = new();
    private static readonly MeasureReceiptActs MeasureReceipt = new();
    private static readonly AdviceFeedbackActs AdviceFeedback = new();

    public static IReadOnlyList<ActTrial> All { get; } =
    [
        new("L02", "A tip that is ours is verified; sorting it writes nothing.", Triage, Tip("Own", [])),
        new("L03", "A duplicate joins the earlier one and its case, and adds to its weight.", Triage, Tip("Duplicate", [], world => (world.EarlierTip = GuardWorld.TipOf("t0")).CaseId = "c")),
        new("L03", "Without an earlier one it is none.", Triage, Tip("Duplicate", []), "tip.no-earlier"),
        new("L05", "What is another authority's is proposed for transfer; the matter is that of the kind of tip.", Triage, Tip("Transfer", new() { ["authority"] = "深圳市工商行政管理局" })),
        new("L05", "Or the one that intake names.", Triage, Tip("Transfer", new() { ["matter"] = "LINE_RESALE", ["authority"] = "TELECOM" })),
        new("L05", "Not to an authority without competence.", Triage, Tip("Transfer", new() { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "深圳市文化局" }), "transfer.not-competent"),
        new("L09", "What is out of scope says why.", Triage, Tip("OutOfScope", [])),
        new("L06", "Confirmed of a registered unit.", Verification, Tip("Confirmed", new() { ["subject"] = "unit", ["unitCode"] = "u", ["result"] = "二十台电脑" }, world => world.NamedUnit = world.Unit)),
        new("L06", "Not of one that the register does not know.", Verification, Tip("Confirmed", new() { ["subject"] = "unit", ["unitCode"] = "z" }), "tip.unit-unknown"),
        new("L06", "Confirmed of a unit that is not registered yet: it has a name.", Verification, Tip("Confirmed", new() { ["subject"] = "new-unit", ["name"] = "蓝天网吧", ["result"] = "二十台电脑" })),
        new("L06", "Without it there is nobody to hold to it.", Verification, Tip("Confirmed", new() { ["subject"] = "new-unit" }), "tip.subject-missing"),
        new("L06", "Confirmed of a private person, who is kept as such.", Verification, Tip("Confirmed", new() { ["subject"] = "person", ["name"] = "房东甲", ["result"] = "私拉网线" })),
        new("L07", "Unfounded, with the reason.", Verification, Tip("Unfounded", new() { ["subject"] = "person", ["name"] = "房东甲", ["result"] = "x" })),
        new("L08", "Not to be verified, with the reason.", Verification, Tip("CannotVerify", [])),
        new("L05", "Found to be another authority's.", Verification, Tip("OtherCompetence", new() { ["authority"] = "深圳市工商行政管理局" })),
        new("L05", "Which must be competent.", Verification, Tip("OtherCompetence", new() { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "深圳市文化局" }), "transfer.not-competent"),
        new("L05", "The head approves the transfer; the step carries it out.", Transfer, Tip("Approve", [], Proposed)),
        new("L05", "Or does not: matter and authority are gone.", Transfer, Tip("Return", [], Proposed)),
        new("L05", "Where nobody proposed one there is none.", Transfer, Tip("Approve", []), "tip.nothing-to-transfer"),
        new("T-13", "The receipt is of the day of the tip at the earliest.", Receipt, Tip("Received", new() { ["receipt"] = "深工商2005-7", ["receivedOn"] = "2005-05-10" })),
        new("T-13", "Not of the day before.", Receipt, Tip("Received", new() { ["receipt"] = "1", ["receivedOn"] = "2005-05-09" }), "transfer.receipt-date"),
        new("T-13", "It may be of today.", Receipt, Tip("Received", new() { ["receipt"] = "1", ["receivedOn"] = "2005-05-20" })),
        new("T-13", "Not of tomorrow.", Receipt, Tip("Received", new() { ["receipt"] = "1", ["receivedOn"] = "2005-05-21" }), "transfer.receipt-date"),
        new("T-40", "The informant is answered after the tip.", Feedback, Tip("Answered", new() { ["feedback"] = "已立案查处", ["answeredOn"] = "2005-05-10" })),
        new("T-40", "Not before it.", Feedback, Tip("Answered", new() { ["feedback"] = "x", ["answeredOn"] = "2005-05-09" }), "tip.answer-date"),
        new("T-40", "Today at the latest.", Feedback, Tip("Answered", new() { ["feedback"] = "x", ["answeredOn"] = "2005-05-20" })),
        new("T-40", "Not tomorrow.", Feedback, Tip("Answered", new() { ["feedback"] = "x", ["answeredOn"] = "2005-05-21" }), "tip.answer-date"),

        new("§9.2", "A lead with an innocent reason is explained.", Lead, Look("Explain")),
        new("§9.2", "One that is so is confirmed.", Lead, Look("Confirm")),
        new("§9.2", "So is one for which a case is opened.", Lead, Look("OpenCase")),
        new("§9.2", "A lead that was resolved is looked at no more.", Lead, Look("Confirm", FindingState.Resolved), "finding.not-live"),
        new("§9.2", "Where there is no lead there is nothing to look at.", Lead, new("Confirm", Actor: "off1"), "finding.not-live"),

        new("TR-38", "The legal officer agrees to a transfer.", Review, Measure("Pass", "legal")),
        new("TR-38", "Or not, and it is rejected.", Review, Measure("Return", "legal")),
        new("§0.3", "Whoever asked for it does not examine it.", Review, Measure("Pass", "off1"), "measure.own"),
        new("§3.1", "Where nothing was asked for nothing is examined.", Review, new("Pass", Actor: "legal"), "measure.none"),
        new("TR-36", "The head carries it out.", Approval, Measure("Approve", "lead")),
        new("TR-36", "Or refuses.", Approval, Measure("Reject", "lead")),
        new("§0.3", "Whoever asked for it does not decide.", Approval, Measure("Reject", "off1"), "measure.own"),
        new("§0.3", "Nor whoever examined it.", Approval, Measure("Approve", "legal") with { Given = world => { var measure = GuardWorld.MeasureOf(MeasureKind.Transfer); measure.ReviewedBy = "legal"; world.Measures = MeasureFacts.None with { Pending = measure }; } }, "measure.own"),
        new("T-16", "Nobody decides their own recusal.", Approval, Recusal("cmd"), "recusal.own"),
        new("T-16", "Another's they may.", Approval, Recusal("off2")),
        new("T-13", "The receipt ends a transfer, on the day of its approval at the earliest.", MeasureReceipt, Received("2005-05-15")),
        new("T-13", "Not the day before.", MeasureReceipt, Received("2005-05-14"), "transfer.receipt-date"),
        new("T-13", "Today at the latest.", MeasureReceipt, Received("2005-05-20")),
        new("T-13", "Not tomorrow.", MeasureReceipt, Received("2005-05-21"), "transfer.receipt-date"),
        new("T-13", "A transfer that was not decided has no receipt.", MeasureReceipt, Received("2005-05-15") with { Given = world => world.Measures = MeasureFacts.None with { Transfer = GuardWorld.MeasureOf(MeasureKind.Transfer) } }, "transfer.receipt-date"),
        new("D47", "What the unit answered to advice is put on record with its day.", AdviceFeedback, Feedbacked("Received", new() { ["receivedOn"] = "2005-05-20", ["measures"] = "已更换备用电源" })),
        new("D47", "That it did not is noted when the day is over.", AdviceFeedback, Feedbacked("Silent", [], "2005-05-19")),
        new("D47", "Not while it may still answer.", AdviceFeedback, Feedbacked("Silent", []), "advice.feedback-running"),
        new("T-13", "Nor has a case that is not transferred.", MeasureReceipt, Received("2005-05-15") with { Given = null }, "transfer.receipt-date"),
    ];

    private static Ask Tip(string outcome, JsonObject form, Action<GuardWorld>? given = null) => new(outcome, Actor: "hot", Form: form)
    {
        Reason = "不属于公安机关管辖",
        Given = world =>
        {
            world.Tip = GuardWorld.TipOf("t");
            given?.Invoke(world);
        },
    };

    private static void Proposed(GuardWorld world) => (world.Tip!.Matter, world.Tip.Authority) = ("ILLEGAL_NETBAR", "深圳市工商行政管理局");

    private static Ask Look(string outcome, FindingState state = FindingState.Open) => new(outcome, Actor: "off1")
    {
        Reason = "同一出口",
        Given = world => world.Lead = new ReconciliationFinding { Id = "l", CampaignId = "k", Rule = "RC-01", Key = "x", Version = 1, InputHash = "x", Snapshot = "{}", Zh = "x", En = "x", Score = 60, Grade = LeadGrade.Task, RunId = "x", FoundAt = default, State = state },
    };

    private static Ask Measure(string outcome, string actor) => new(outcome, Actor: actor) { Given = world => world.Measures = MeasureFacts.None with { Pending = GuardWorld.MeasureOf(MeasureKind.Transfer) } };

    private static Ask Feedbacked(string outcome, JsonObject form, string until = "2005-05-20") =>
        new(outcome, Actor: "off1", Form: form) { Given = world => world.Notice(NoticeStatus.Served, "D47", data: $$"""{"feedback_on":"{{until}}"}""") };

    private static Ask Recusal(string person) => new("Approve") { Given = world => world.Measures = MeasureFacts.None with { Pending = GuardWorld.MeasureOf(MeasureKind.Recuse, form: $$"""{"person":"{{person}}"}""") } };

    private static Ask Received(string day) => new("Received", Actor: "clerk", Form: new() { ["receipt"] = "深工商2005-7", ["receivedOn"] = day })
    {
        Given = world => world.Measures = MeasureFacts.None with { Transfer = GuardWorld.MeasureOf(MeasureKind.Transfer, MeasureStatus.CarriedOut) },
    };
}
