using Orchestrator.Workflows.Guards.Bulletins;
using Orchestrator.Workflows.Guards.Tips;
using Orchestrator.Workflows.Guards.Transfers;
using Orchestrator.Workflows.Inspections;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>The guards of tips, of transfers and of the bulletin.</summary>
internal static class TipGuardTrials
{
    public static IReadOnlyList<GuardTrial> All { get; } =
    [
        new(new ADuplicateRepeatsARecentTip(), new("Duplicate") { Given = world => world.EarlierTip = GuardWorld.TipOf("t0") }, new("Duplicate"), "tip.no-earlier"),
        new(new AConfirmedTipNamesItsSubject(), new("Confirmed", Form: new() { ["subject"] = "unit", ["unitCode"] = "u" }) { Given = world => world.NamedUnit = world.Unit }, new("Confirmed", Form: new() { ["subject"] = "unit", ["unitCode"] = "z" }), "tip.unit-unknown"),
        new(new AConfirmedTipNamesItsSubject(), new("Confirmed", Form: new() { ["subject"] = "person", ["name"] = "房东甲" }), new("Confirmed", Form: new() { ["subject"] = "new-unit" }), "tip.subject-missing"),
        new(new ATipIsTransferredOnAProposal(), new("Approve") { Given = world => (world.Tip = GuardWorld.TipOf("t")).Authority = "工商" }, new("Approve") { Given = world => world.Tip = GuardWorld.TipOf("t") }, "tip.nothing-to-transfer"),
        new(new AReceiptIsDatedAfterTheTip(), Dated("Received", "receivedOn", "2005-05-12"), Dated("Received", "receivedOn", "2005-05-09"), "transfer.receipt-date"),
        new(new AnAnswerFollowsTheTip(), Dated("Answered", "answeredOn", "2005-05-20"), Dated("Answered", "answeredOn", "2005-05-21"), "tip.answer-date"),
        new(new ATransferGoesToACompetentAuthority(), Transfer("ILLEGAL_NETBAR", "深圳市工商行政管理局"), Transfer("ILLEGAL_NETBAR", "深圳市文化局"), "transfer.not-competent"),
        new(new ATransferGoesToACompetentAuthority(), Transfer("ILLEGAL_NETBAR", "深圳市文化局", "2026-05-20"), Transfer("ILLEGAL_NETBAR", "工商行政管理部门", "2026-05-20"), "transfer.not-competent"),
        new(new ATransferGoesToACompetentAuthority(), Transfer("LINE_RESALE", "TELECOM"), Transfer("ACCOUNT_ROAMING", "TELECOM"), "transfer.own-competence"),
        new(new ATransferGoesToACompetentAuthority(), Transfer(null, "广东省通信管理局"), Transfer(null, "深圳市气象局"), "transfer.not-competent"),
        new(new EveryUnitIsInspectedOrExceptedBeforeTheBulletin(), new("Sign"), new("Sign") { Given = world => world.Uninspected = new Uninspected(12, ["甲", "乙"]) }, "bulletin.uninspected"),
    ];

    private static Ask Dated(string outcome, string field, string day) => new(outcome, Form: new() { [field] = day }) { Given = world => world.Tip = GuardWorld.TipOf("t") };

    private static Ask Transfer(string? matter, string authority, string today = "2005-05-20") => new("Transfer", today, Form: new() { ["matter"] = matter, ["authority"] = authority });
}
