using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Acts.Acceptance;
using Orchestrator.Workflows.Acts.Bulletins;
using Orchestrator.Workflows.Acts.Cases;
using Orchestrator.Workflows.Acts.Closing;
using Orchestrator.Workflows.Acts.Inspections;
using Orchestrator.Workflows.Acts.SelfChecks;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>Self-check (until 2005-04-29), inspection (from 2005-05-02), acceptance and closing of the case of one unit; the bulletin of the campaign.</summary>
internal static class CaseActTrials
{
    private static readonly SelfCheckActs SelfCheck = new();
    private static readonly SelfCheckReviewActs Review = new();
    private static readonly InspectionPlanActs Plan = new();
    private static readonly InspectionStartActs Start = new("inspection-start", InspectionKind.Full, "x", "x");
    private static readonly InspectionFinishActs Finish = new();
    private static readonly AcceptanceActs Acceptance = new();
    private static readonly DocumentAcceptanceActs OnFile = new();
    private static readonly FollowUpActs FollowUp = new();
    private static readonly CloseActs Closing = new();
    private static readonly BulletinSignActs Bulletin = new();

    public static IReadOnlyList<ActTrial> All { get; } =
    [
        new("T-01", "A self-check that is filed on the last day of the phase is in time.", SelfCheck, File("Submit", "2005-04-29")),
        new("T-01", "On the day after it is late.", SelfCheck, File("Submit", "2005-04-30")),
        new("T-03", "A correction of a filing that was in time is in time, whenever it comes.", SelfCheck, File("Resubmit", "2005-05-10", filed: false)),
        new("T-03", "A correction of a late one stays late.", SelfCheck, File("Resubmit", "2005-04-20", filed: true)),
        new("T-03", "A correction of nothing is a filing.", SelfCheck, File("Resubmit", "2005-04-30")),
        new("T-01", "A second filing that is no correction is judged by its own day.", SelfCheck, File("Submit", "2005-04-30", filed: false)),
        new("工作方案四(一)", "What is not declared true is not received.", SelfCheck, new("Submit", "2005-04-20", "rep"), "self-check.not-declared-true"),
        new("TR-05", "The officer accepts it.", Review, Judge("Accept")),
        new("TR-05", "With the unit's report, when there is one.", Review, Judge("Accept", world => world.Report = ReportOf())),
        new("TR-06", "Or returns it with the reason.", Review, Judge("Return", world => world.Report = ReportOf())),
        new("TR-06", "For the second and last time.", Review, Judge("Return", world => world.Case.SelfCheckReturns = 1)),
        new("TR-06", "Not for a third.", Review, Judge("Return", world => world.Case.SelfCheckReturns = 2), "self-check.too-many-returns"),
        new("TR-05", "After two returns it may be accepted.", Review, Judge("Accept", world => world.Case.SelfCheckReturns = 2)),
        new("TR-07", "Nothing that was not filed is reviewed.", Review, new("Accept"), "self-check.nothing-to-review"),
        new("TR-07", "Nor what was reviewed already.", Review, Judge("Accept", world => world.SelfChecks[0].Status = SelfCheckStatus.Returned), "self-check.nothing-to-review"),

        new("TR-08", "Two officers are sent on a day of the phase.", Plan, Visit("2005-05-02")),
        new("TR-08", "Not on the day before it.", Plan, Visit("2005-05-01"), "inspection.before-phase"),
        new("TR-08", "Today, if need be.", Plan, Visit("2005-05-10", today: "2005-05-10")),
        new("TR-08", "Not yesterday.", Plan, Visit("2005-05-09", today: "2005-05-10"), "inspection.date-past"),
        new("G-P1", "Not one officer twice.", Plan, Visit("2005-05-10", second: "off3"), "officers.not-two"),
        new("TR-08", "The hour is written in full.", Plan, Visit("2005-05-10", time: "9.30"), "inspection.time-unreadable"),
        new("TR-09", "The officers begin at the address of the unit.", Start, Begin("off1")),
        new("TR-09", "Or where they say.", Start, Begin("off2", place: "机房")),
        new("TR-09", "Having shown who they are.", Start, Begin("off1", identified: false), "inspection.not-identified"),
        new("TR-09", "The law of 2021 asks it in another article.", Start, Begin("off1", identified: false) with { Given = world => world.Profile = "LP-2026A" }, "inspection.not-identified"),
        new("TR-09", "Others do not begin it.", Start, Begin("off3"), "officers.not-yours"),
        new("TR-10", "A visit that found nothing, with the four ratings.", Finish, Found("Clean", new() { ["tasksInPlace"] = "fully", ["organisationInPlace"] = "partly", ["responsibilityInPlace"] = "no", ["measuresInPlace"] = "fully" })),
        new("TR-10", "Three ratings are none.", Finish, Found("Clean", new() { ["tasksInPlace"] = "fully", ["organisationInPlace"] = "partly", ["responsibilityInPlace"] = "no" })),
        new("TR-11", "A visit that found something: each finding rests on its item of the checklist.", Finish, Found("Issues", Findings("A04", "A10"))),
        new("TR-10", "What is found in a clean visit is not kept.", Finish, Found("Clean", Findings("A04"))),
        new("TR-11", "An item of another category is none of this unit's.", Finish, Found("Issues", Findings("C01")), "inspection.item-unknown"),
        new("TR-11", "An item is found once.", Finish, Found("Issues", Findings("A04", "A04")), "inspection.item-twice"),
        new("TR-10", "The whole checklist is answered.", Finish, Found("Clean", new() { ["allAnswered"] = false }), "inspection.items-unanswered"),
        new("TR-10", "A refused signature has its witness.", Finish, Found("Clean", new() { ["signatureRefused"] = true }), "inspection.witness-missing"),
        new("TR-10", "Who is put on record.", Finish, Found("Clean", new() { ["signatureRefused"] = true, ["witness"] = "王五" })),
        new("TR-10", "The officers of the visit conclude it.", Finish, Found("Clean", []) with { Actor = "off3" }, "officers.not-yours"),
        new("TR-09", "A visit that was not begun has no end.", Finish, Found("Clean", []) with { Given = null }, "inspection.not-started"),
        new("TR-09", "A recheck is another visit.", Finish, Found("Clean", []) with { Given = world => world.Recheck(null) }, "inspection.not-started"),

        new("TR-30", "Eighty points pass, forty for the one half and forty for the other.", Acceptance, Score("Pass", 40, 40)),
        new("TR-30", "Seventy-nine do not.", Acceptance, Score("Pass", 40, 39), "acceptance.not-passed"),
        new("TR-30", "With eighty a unit does not fail.", Acceptance, Score("Fail", 20, 60), "acceptance.not-failed"),
        new("TR-32", "With seventy-nine it does, in its second round.", Acceptance, Score("Fail", 19, 60) with { Given = world => world.Acceptances.AddRange([Check(onSite: true, passed: false), Check(onSite: false, passed: true)]) }),
        new("TR-30", "One veto item is enough to fail.", Acceptance, Score("Fail", 40, 60, "resale")),
        new("TR-30", "And forbids to pass.", Acceptance, Score("Pass", 40, 60, "false-data"), "acceptance.not-passed"),
        new("TR-30", "The veto items are named.", Acceptance, Score("Fail", 40, 60, "whatever"), "acceptance.veto-unknown"),
        new("TR-30", "Focus A has forty points.", Acceptance, Score("Pass", 41, 60), "acceptance.score-out-of-range"),
        new("TR-30", "Focus B has sixty.", Acceptance, Score("Pass", 40, 61), "acceptance.score-out-of-range"),
        new("TR-30", "None has fewer than none.", Acceptance, Score("Fail", -1, 60), "acceptance.score-out-of-range"),
        new("TR-30", "Neither half.", Acceptance, Score("Fail", 40, -1), "acceptance.score-out-of-range"),
        new("TR-30", "While a finding is open nothing passes.", Acceptance, Score("Pass", 40, 60) with { Given = world => world.Finding() }, "acceptance.findings-open"),
        new("TR-30", "But fail it may.", Acceptance, Score("Fail", 0, 0) with { Given = world => world.Finding() }),
        new("TR-30", "The lead officer of the unit does not accept it.", Acceptance, Score("Pass", 40, 60) with { Actor = "off1" }, "acceptance.own-unit"),
        new("TR-30", "Nor the second.", Acceptance, Score("Pass", 40, 60) with { Actor = "off2" }, "acceptance.own-unit"),
        new("RC-20", "A unit that is confirmed to have come back does not pass.", Acceptance, Score("Pass", 40, 60) with { Given = world => world.Resurgences.Add(GuardWorld.CameBack()) }, "acceptance.came-back"),
        new("RC-20", "It fails by its veto.", Acceptance, Score("Fail", 40, 60, "resurgence") with { Given = world => world.Resurgences.Add(GuardWorld.CameBack()) }),
        new("RC-20", "Nor does it pass on its file.", OnFile, new("Pass", Actor: "acc", Form: new() { ["fileComplete"] = true }) { Given = world => world.Resurgences.Add(GuardWorld.CameBack()) }, "acceptance.came-back"),
        new("RC-20", "It is visited instead.", OnFile, new("Fail", Actor: "acc") { Given = world => world.Resurgences.Add(GuardWorld.CameBack()) }),
        new("TR-31", "A unit that was not drawn is accepted on its file.", OnFile, new("Pass", Actor: "acc", Form: new() { ["fileComplete"] = true })),
        new("TR-31", "When the file is complete.", OnFile, new("Pass", Actor: "acc"), "acceptance.file-incomplete"),
        new("TR-31", "And nothing is open.", OnFile, new("Pass", Actor: "acc", Form: new() { ["fileComplete"] = true }) { Given = world => world.Finding() }, "acceptance.findings-open"),
        new("TR-31", "Else it is visited; that writes nothing yet.", OnFile, new("Fail", Actor: "acc") { Given = world => world.Finding() }),
        new("TR-31", "The officers of the unit do not accept its file.", OnFile, new("Pass", Actor: "off2", Form: new() { ["fileComplete"] = true }), "acceptance.own-unit"),
        new("T-37", "The unit reports that it has made good; the act writes nothing.", new ReworkActs(), new("Report", Actor: "rep")),
        new("TR-33", "After a failed acceptance what was found is ordered, with what is still open.", FollowUp, Follow("Order", 5, ["A10"]) with { Given = world => world.Finding().Acceptances.Add(Check(onSite: true, passed: false)) }),
        new("TR-33", "Within thirty days.", FollowUp, Follow("Order", 31, ["A10"]), "order.term"),
        new("TR-33", "A penalty follows when the same item is found again.", FollowUp, Follow("Penalty", 0, ["A04"]) with { Given = world => world.Finding(status: FindingStatus.Fixed).Acceptances.Add(Check(onSite: true, passed: false)) }),
        new("TR-33", "Or when acceptance failed twice.", FollowUp, Follow("Penalty", 0, ["A10"]) with { Given = world => world.Acceptances.Add(Check(onSite: true, passed: false, round: 2)) }),
        new("TR-33", "Not for another item.", FollowUp, Follow("Penalty", 0, ["A10"]) with { Given = world => world.Finding(status: FindingStatus.Fixed).Acceptances.Add(Check(onSite: true, passed: false)) }, "acceptance.not-repeated"),
        new("TR-33", "Nor for an item that was never fixed.", FollowUp, Follow("Penalty", 0, ["A04"]) with { Given = world => world.Finding().Acceptances.Add(Check(onSite: true, passed: false)) }, "acceptance.not-repeated"),
        new("TR-33", "What is found is on the checklist.", FollowUp, Follow("Order", 5, ["Z99"]), "inspection.item-unknown"),
        new("TR-33", "Not where acceptance was passed.", FollowUp, Follow("Order", 5, ["A10"]) with { Given = world => world.Acceptances.Add(Check(onSite: true, passed: true)) }, "acceptance.not-failed-yet"),
        new("TR-33", "Nor where it failed on the file alone.", FollowUp, Follow("Order", 5, ["A10"]) with { Given = world => world.Acceptances.Add(Check(onSite: false, passed: false)) }, "acceptance.not-failed-yet"),

        new("TR-34", "The head closes a case in which nothing is left open.", Closing, new("Close", Actor: "lead")),
        new("TR-34", "A penalty case goes on by itself when that is stated.", Closing, new("Close", Actor: "lead", Form: new() { ["penaltyContinues"] = true }) { Given = world => world.OpenPenaltyCases = 1 }),
        new("TR-34", "Stated without one, nothing goes on.", Closing, new("Close", Actor: "lead", Form: new() { ["penaltyContinues"] = true })),
        new("TR-34", "Unstated, it keeps the case open.", Closing, new("Close", Actor: "lead") { Given = world => world.OpenPenaltyCases = 1 }, "close.penalty-open"),
        new("TR-34", "So does a document that was not served.", Closing, new("Close", Actor: "lead") { Given = world => world.Unserved.AddRange(["复查意见书", "责令限期整改通知书"]) }, "close.documents-unserved"),
        new("TR-35", "A file with its index is filed away; the step archives it.", new ArchiveActs(), new("Archive", Actor: "clerk", Form: new() { ["indexComplete"] = true })),
        new("TR-02", "The office looks at a case that was opened for a lead; the act writes nothing.", new CaseIntakeActs(), new("Notify", Actor: "office")),
        new("B2", "The office drafts the words of the bulletin; the figures are frozen.", new BulletinDraftActs(), new("Submit", Actor: "office")),
        new("B5", "The commander signs it.", Bulletin, new("Sign") { Given = world => world.Bulletin = BulletinOf() }),
        new("B5", "Or returns it.", Bulletin, new("Return") { Given = world => (world.Bulletin, world.Uninspected) = (BulletinOf(), new Uninspected(1, ["甲"])) }),
        new("B5", "Not while units are neither inspected nor excepted.", Bulletin, new("Sign") { Given = world => (world.Bulletin, world.Uninspected) = (BulletinOf(), new Uninspected(2, ["甲", "乙"])) }, "bulletin.uninspected"),
        new("B5", "Not before its figures are frozen.", Bulletin, new("Sign"), "bulletin.none"),
    ];

    private static Ask File(string outcome, string today, bool? filed = null) => new(outcome, today, "rep", new() { ["truthful"] = true, ["gaps"] = 3, ["secondLevelUnits"] = 2 })
    {
        Given = world =>
        {
            if (filed is { } isLate)
                world.SelfChecks.Add(FilingOf(isLate));
        },
    };

    private static Ask Judge(string outcome, Action<GuardWorld>? given = null) => new(outcome, "2005-05-10", "off1")
    {
        Reason = "缺少网络结构图",
        Given = world =>
        {
            world.SelfChecks.Add(FilingOf(isLate: false));
            given?.Invoke(world);
        },
    };

    private static SelfCheck FilingOf(bool isLate) => new() { Id = "s", CaseId = "c", CampaignId = "k", Attempt = 1, ReceivedAt = default, IsLate = isLate, Report = "{}" };

    private static SelfCheckReport ReportOf() => new() { Id = "r", CampaignId = "k", UnitId = "u", Version = 1, Content = new SelfCheckContent(), SavedAt = default, SavedBy = "rep", State = SelfCheckReportState.Filed };

    private static Ask Visit(string date, string today = "2005-04-28", string second = "off4", string time = "09:30") => new("Plan", today, "lead", new() { ["leadOfficer"] = "off3", ["coOfficer"] = second, ["date"] = date, ["time"] = time });

    private static Ask Begin(string actor, bool identified = true, string? place = null) => new("Start", "2005-05-10", actor, new() { ["identified"] = identified, ["place"] = place });

    private static Ask Found(string outcome, JsonObject form)
    {
        form.TryAdd("allAnswered", true);
        return new(outcome, "2005-05-10", "off1", form) { Given = world => world.Visit(InspectionKind.Full, null) };
    }

    private static JsonObject Findings(params string[] items) => new() { ["findings"] = new JsonArray([.. items.Select(item => new JsonObject { ["item"] = item, ["fact"] = "无制度文本", ["evidence"] = "照片" })]) };

    private static Ask Score(string outcome, int a, int b, string veto = "none") =>
        new(outcome, Actor: "acc", Form: new() { ["scoreA"] = a, ["scoreB"] = b, ["veto"] = veto, ["tasksInPlace"] = "fully", ["organisationInPlace"] = "fully", ["responsibilityInPlace"] = "partly", ["measuresInPlace"] = "no" }) { Reason = "抽中" };

    private static AcceptanceCheck Check(bool onSite, bool passed, int round = 1) => new() { Id = $"a{onSite}", CaseId = "c", CampaignId = "k", OnSite = onSite, Round = round, Passed = passed, CheckedBy = "acc", CheckedAt = default };

    private static Ask Follow(string outcome, int days, string[] items)
    {
        var form = Findings(items);
        form["termDays"] = days;
        return new(outcome, Actor: "off1", Form: form) { Given = world => world.Acceptances.Add(Check(onSite: true, passed: false)) };
    }

    private static Orchestrator.Workflows.Bulletins.Bulletin BulletinOf() => new() { Id = "b", CampaignId = "k", AsOf = default, Metrics = "{}", AuditRoot = "" };
}
