using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts.Inspections;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>
/// From the findings of an inspection to the confirmed recheck. The finding "f" is about security rules (A04, ten days); an order of seven days was
/// served on Tuesday, 2005-05-10 and ends on 2005-05-17.
/// </summary>
internal static class OrderActTrials
{
    private static readonly DisposalActs Disposal = new();
    private static readonly OrderLegalCheckActs LegalCheck = new();
    private static readonly OrderApprovalActs Approval = new();
    private static readonly RectificationActs Rectification = new();
    private static readonly ExtensionActs Extension = new();
    private static readonly RecheckActs Recheck = new();
    private static readonly RecheckConfirmActs Confirmation = new();

    public static IReadOnlyList<ActTrial> All { get; } =
    [
        new("TR-12", "An order is drafted as the checklist proposes: one item for each finding, the longest days for the whole.", Disposal, Dispose("Order", [], world => world.Finding().Finding("g", "A08").Finding("h", "A01"))),
        new("TR-12", "Where a shorter term is chosen for the whole, no item outlasts it.", Disposal, Dispose("Order", new() { ["termDays"] = 7 }, world => world.Finding().Finding("g", "A01"))),
        new("TR-12", "The shortest order has five days, also where an item must stop at once.", Disposal, Dispose("Order", [], world => world.Finding("f", "A10"))),
        new("TR-12", "What was ordered before gets half the days.", Disposal, Dispose("Order", [], world => world.Finding().Repeats.Add("A04"))),
        new("TR-12", "Half of an odd number is taken up.", Disposal, Dispose("Order", [], world => world.Finding("f", "A01").Repeats.Add("A01"))),
        new("TR-12", "The officers compose an item of their own; more than ten days are the next length of the form.", Disposal, Dispose("Order", Items(("f", 12, "设备订货")), world => world.Finding())),
        new("TR-12", "Without a finding there is nothing to order.", Disposal, Dispose("Order", [], _ => { }), "disposal.no-findings"),
        new("TR-12", "What is fixed is no finding any more.", Disposal, Dispose("Order", [], world => world.Finding(status: FindingStatus.Fixed)), "disposal.no-findings"),
        new("T-06", "An order gives thirty days at the most.", Disposal, Dispose("Order", new() { ["termDays"] = 30 }, world => world.Finding())),
        new("T-06", "Not thirty-one.", Disposal, Dispose("Order", new() { ["termDays"] = 31 }, world => world.Finding()), "order.term"),
        new("T-06", "And one day at the least.", Disposal, Dispose("Order", new() { ["termDays"] = 1 }, world => world.Finding())),
        new("T-06", "Not none.", Disposal, Dispose("Order", new() { ["termDays"] = 0 }, world => world.Finding()), "order.term"),
        new("TR-12", "Every finding has its item.", Disposal, Dispose("Order", Items(("f", 10, null)), world => world.Finding().Finding("g", "A08")), "order.items-missing"),
        new("TR-12", "All that are missing are named.", Disposal, Dispose("Order", Items(("f", 10, null)), world => world.Finding().Finding("g", "A08").Finding("h", "A01")), "order.items-missing"),
        new("T-06", "An item may be given one day, with the reason.", Disposal, Dispose("Order", Items(("f", 1, "危害严重")), world => world.Finding())),
        new("T-06", "Under a longer term of the whole an item keeps the days that the officers gave it.", Disposal, Dispose("Order", Items(("f", 10, null), 30), world => world.Finding())),
        new("§7", "One of several items must stop at once: legal checks the whole.", Approval, new("Approve", Actor: "lead") { Given = world => world.Draft(5, 5, null, 0) }, "order.legal-check-first"),
        new("TR-14", "An order from before items were kept stops nothing at once.", Approval, new("Approve", Actor: "lead") { Given = world => world.Order(OrderStatus.Draft, isServed: false) }),
        new("TR-12", "Only one.", Disposal, Dispose("Order", Items(("f", 10, null), ("f", 10, null)), world => world.Finding()), "order.items-unknown"),
        new("TR-12", "And no other.", Disposal, Dispose("Order", Items(("f", 10, null), ("z", 10, null)), world => world.Finding()), "order.items-unknown"),
        new("TR-12", "An item says what is to be done.", Disposal, Dispose("Order", Items("", ["公安部令第33号第十条"]), world => world.Finding()), "order.no-requirement"),
        new("TR-12", "And on which rule it rests.", Disposal, Dispose("Order", Items("落实制度", []), world => world.Finding()), "order.no-basis"),
        new("§2.1", "Every rule must be in force, the second too.", Disposal, Dispose("Order", Items("落实制度", ["公安部令第33号第十条", "网络安全法第二十一条"]), world => world.Finding()), "order.law-not-in-force"),
        new("§7", "What must stop at once is given no days.", Disposal, Dispose("Order", Items(("f", 1, null)), world => world.Finding("f", "A10")), "order.must-stop"),
        new("T-06", "An item that can be put right is given a day at least.", Disposal, Dispose("Order", Items(("f", 0, null)), world => world.Finding()), "order.days"),
        new("T-06", "Thirty days at the most, with the reason.", Disposal, Dispose("Order", Items(("f", 30, "设备订货")), world => world.Finding())),
        new("§7", "Other days than the checklist's say why.", Disposal, Dispose("Order", Items(("f", 9, " ")), world => world.Finding()), "order.days-reason"),
        new("T-06", "No item outlasts the order, not by one day.", Disposal, Dispose("Order", Items(("f", 8, "x"), 7), world => world.Finding()), "order.item-outlasts"),
        new("T-06", "Days cut to the order's need no reason.", Disposal, Dispose("Order", Items(("f", 7, null), 7), world => world.Finding())),
        new("T-06", "Other days do.", Disposal, Dispose("Order", Items(("f", 6, null), 7), world => world.Finding()), "order.days-reason"),

        new("33号令 21", "Where the campaign says so, the order carries a warning on the spot.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01", ["heard"] = true }, Warning)),
        new("TR-13", "Elsewhere it does not.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01", ["heard"] = true }, world => world.Finding()), "order.warning-not-set"),
        new("TR-13", "A violation that is penalised at once is not warned of beside an order.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V07", ["heard"] = true }, Warning), "order.warning-needs-no-order"),
        new("TR-13", "Before the warning the unit is heard.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01" }, Warning), "spot.not-heard"),
        new("G-P1", "An officer of another case does not warn.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01", ["heard"] = true }, Warning) with { Actor = "off3" }, "officers.not-yours"),
        new("TR-12", "The order beside the warning keeps to the same rules.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01", ["heard"] = true, ["termDays"] = 31 }, Warning), "order.term"),
        new("§3.3", "With the order comes a warning and no fine.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01", ["heard"] = true, ["fine"] = 5_000 }, Warning)),
        new("PT-02a", "A small fine on the spot.", Disposal, Dispose("OnTheSpot", new() { ["violation"] = "V12", ["heard"] = true, ["fine"] = 1_000 }, world => world.Finding())),
        new("PT-02a", "Not a yuan more.", Disposal, Dispose("OnTheSpot", new() { ["violation"] = "V12", ["heard"] = true, ["fine"] = 1_001 }, world => world.Finding()), "spot.too-heavy"),
        new("PT-02a", "Not without having heard the unit.", Disposal, Dispose("OnTheSpot", new() { ["violation"] = "V12", ["fine"] = 100 }, world => world.Finding()), "spot.not-heard"),
        new("PT-02a", "Not for what must be ordered first.", Disposal, Dispose("OnTheSpot", new() { ["violation"] = "V01", ["heard"] = true }, world => world.Finding()), "penalty.order-first"),
        new("PT-02a", "Not by an officer of another case.", Disposal, Dispose("OnTheSpot", new() { ["violation"] = "V12", ["heard"] = true }, world => world.Finding()) with { Actor = "off3" }, "officers.not-yours"),
        new("TR-13", "A violation that needs no order is penalised at once; the step opens the penalty case.", Disposal, Dispose("Penalty", new() { ["violation"] = "V07" }, world => world.Finding())),
        new("TR-13", "One that needs an order is not.", Disposal, Dispose("Penalty", new() { ["violation"] = "V01" }, world => world.Finding()), "penalty.order-first"),
        new("TR-13", "A campaign that orders and warns at once may also open a case.", Disposal, Dispose("Penalty", new() { ["violation"] = "V01" }, Warning)),
        new("TR-38", "What belongs to another authority is proposed for transfer.", Disposal, Dispose("Transfer", new() { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "深圳市工商行政管理局" }, world => world.Finding())),
        new("TR-38", "Not to one that is not competent.", Disposal, Dispose("Transfer", new() { ["matter"] = "ILLEGAL_NETBAR", ["authority"] = "深圳市文化局" }, world => world.Finding()), "transfer.not-competent"),

        new("TR-12", "Of several reasons the first is told: without a finding nobody asks about days.", Disposal, Dispose("Order", new() { ["termDays"] = 31 }, _ => { }), "disposal.no-findings"),
        new("TR-13", "Where the campaign does not warn, nobody asks who does.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01" }, world => world.Finding()) with { Actor = "off3" }, "order.warning-not-set"),
        new("TR-13", "Nor, of an officer of another case, whether the unit was heard.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01" }, Warning) with { Actor = "off3" }, "officers.not-yours"),
        new("TR-13", "Nor, where it was not heard, about days.", Disposal, Dispose("OrderAndWarn", new() { ["violation"] = "V01", ["termDays"] = 31 }, Warning), "spot.not-heard"),
        new("PT-02a", "Nor, of an officer of another case, about an order.", Disposal, Dispose("OnTheSpot", new() { ["violation"] = "V01" }, world => world.Finding()) with { Actor = "off3" }, "officers.not-yours"),
        new("PT-02a", "Nor, where an order comes first, whether the unit was heard.", Disposal, Dispose("OnTheSpot", new() { ["violation"] = "V01" }, world => world.Finding()), "penalty.order-first"),

        new("TR-14", "The legal officer finds the basis in order.", LegalCheck, new("Pass", Actor: "legal") { Given = world => world.Draft(16, 7, null) }),
        new("TR-15", "Or returns the draft, which is withdrawn.", LegalCheck, new("Return", Actor: "legal") { Given = world => world.Draft(16, 7, null) }),
        new("TR-24a", "A draft of a recheck goes back to the officers: a new visit, the findings open again.", LegalCheck, new("Return", Actor: "legal") { Given = world => Rechecked(world, InspectionResult.PartlyFixed).Draft(16, 7, null) }),
        new("TR-14", "The lead officer of the case does not check its draft, whoever wrote it.", LegalCheck, new("Pass", Actor: "lead2") { Given = world => world.Draft(16, 7, null).Case.LeadOfficerId = "lead2" }, "order.own-draft-checked"),
        new("TR-14", "Nor whoever drafted it.", LegalCheck, new("Pass", Actor: "off1") { Given = world => world.Draft(16, 7, null).Case.LeadOfficerId = "lead2" }, "order.own-draft-checked"),

        new("TR-14", "The head approves: the order stands over every open finding.", Approval, new("Approve", Actor: "lead") { Given = world => world.Finding(status: FindingStatus.NotFixed).Finding("g", status: FindingStatus.Fixed).Draft(15, 7, null) }),
        new("TR-15", "Or rejects, and the draft is withdrawn.", Approval, new("Reject", Actor: "lead") { Given = world => world.Finding().Draft(15, 7, null) }),
        new("TR-14", "Over fifteen days a legal officer checks first.", Approval, new("Approve", Actor: "lead") { Given = world => world.Draft(16, 7, null) }, "order.legal-check-first"),
        new("TR-14", "So also where something stops at once.", Approval, new("Approve", Actor: "lead") { Given = world => world.Draft(5, 0, null) }, "order.legal-check-first"),
        new("TR-14", "What was checked is approved.", Approval, new("Approve", Actor: "lead") { Given = world => world.Draft(16, 0, "legal") }),
        new("TR-14", "Not by whoever checked it.", Approval, new("Approve", Actor: "legal") { Given = world => world.Draft(16, 7, "legal") }, "order.own-check"),
        new("TR-15", "A rejection needs no check.", Approval, new("Reject", Actor: "lead") { Given = world => world.Draft(30, 0, null) }),
        new("TR-14", "Whoever drafted it hears that first, checked or not.", Approval, new("Approve", Actor: "off1") { Given = world => world.Draft(16, 7, null) }, "order.own-draft"),
        new("TR-14", "Nobody rejects or approves their own draft.", Approval, new("Reject", Actor: "off1") { Given = world => world.Draft(7, 7, null) }, "order.own-draft"),

        new("TR-19", "The unit reports completion; what was fixed before is not reported.", Rectification, new("Report", "2005-05-16", "rep", new() { ["measures"] = "x", ["evidence"] = "x" }) { Given = world => world.Order().Finding().Finding("g", status: FindingStatus.Fixed) }),
        new("TR-19", "It may do so when the period is over.", Rectification, new("Report", "2005-05-18", "rep") { Given = world => world.Order() }),
        new("TR-17", "Without a running order there is nothing to report.", Rectification, new("Report", "2005-05-16", "rep"), "order.none-running"),
        new("TR-17", "An order that was not served does not run.", Rectification, new("Report", "2005-05-16", "rep") { Given = world => world.Order(isServed: false) }, "order.none-running"),
        new("T-08", "More time is asked for a working day before the end.", Rectification, Ask(5, "2005-05-16")),
        new("T-08", "Not on the last day.", Rectification, Ask(5, "2005-05-17"), "extension.asked-too-late"),
        new("TR-17", "Not a second time.", Rectification, Ask(5, "2005-05-16", extensions: 1), "extension.used-up"),
        new("T-06", "Not for thirty-one days.", Rectification, Ask(31, "2005-05-16"), "order.term"),
        new("TR-17", "On the last day it may still be granted.", Extension, Grant("Grant", 5, "2005-05-17")),
        new("TR-17", "Not afterwards.", Extension, Grant("Grant", 5, "2005-05-18"), "extension.decided-too-late"),
        new("TR-18", "Nor refused: the recheck is due.", Extension, Grant("Refuse", 5, "2005-05-18"), "extension.decided-too-late"),
        new("TR-18", "It may be refused; a request is spent, an extension is not.", Extension, Grant("Refuse", 0, "2005-05-17")),
        new("TR-17", "What was granted once is not granted again.", Extension, Grant("Grant", 5, "2005-05-17", extensions: 1), "extension.used-up"),
        new("TR-17", "But a second request may be refused.", Extension, Grant("Refuse", 5, "2005-05-17", extensions: 1)),
        new("T-06", "No extension of no days.", Extension, Grant("Grant", 0, "2005-05-17"), "order.term"),
        new("TR-17", "What was not asked for is not granted.", Extension, new("Grant", "2005-05-17", "lead", new() { ["days"] = 5 }) { Given = world => world.Order() }, "extension.none-asked"),

        new("TR-22", "Everything is fixed; whoever was present signs.", Recheck, Visit("Fixed", ("f", true), ("g", true))),
        new("TR-22", "Not while one finding is open.", Recheck, Visit("Fixed", ("f", true), ("g", false)), "recheck.not-all-fixed"),
        new("TR-24", "Part is fixed: the rest is ordered anew within its own term.", Recheck, Visit("Partly", ("f", true), ("g", false)) with { Form = Results(7, ("f", true), ("g", false)) }),
        new("TR-24", "Not when everything is.", Recheck, Visit("Partly", ("f", true), ("g", true)), "recheck.not-partly"),
        new("TR-24", "Not when nothing is.", Recheck, Visit("Partly", ("f", false), ("g", false)), "recheck.not-partly"),
        new("T-06", "The rest has thirty days at the most.", Recheck, Visit("Partly", ("f", true), ("g", false)) with { Form = Results(31, ("f", true), ("g", false)) }, "order.term"),
        new("TR-23", "When the period is over, what is open is overdue.", Recheck, Visit("NotFixed", ("f", true), ("g", false)) with { Today = "2005-05-18" }),
        new("TR-23", "On its last day nothing is.", Recheck, Visit("NotFixed", ("f", true), ("g", false)), "recheck.too-early"),
        new("TR-23", "What is all fixed is not overdue.", Recheck, Visit("NotFixed", ("f", true), ("g", true)) with { Today = "2005-05-18" }, "recheck.all-fixed"),
        new("TR-22", "While the period runs the unit may go on rectifying.", Recheck, Visit("Continue", ("f", true), ("g", false))),
        new("TR-23", "When it is over the recheck concludes.", Recheck, Visit("Continue", ("f", true), ("g", false)) with { Today = "2005-05-18" }, "recheck.period-over"),
        new("TR-22", "Every finding is answered.", Recheck, Visit("Fixed", ("f", true)), "recheck.findings-unanswered"),
        new("TR-22", "A signature that was refused needs a witness.", Recheck, Visit("Fixed", ("f", true), ("g", true)) with { Form = Refused(Results(7, ("f", true), ("g", true)), null) }, "inspection.witness-missing"),
        new("TR-22", "With one it is put on record.", Recheck, Visit("Fixed", ("f", true), ("g", true)) with { Form = Refused(Results(7, ("f", true), ("g", true)), "王五") }),
        new("TR-21", "A recheck that was not begun finds nothing.", Recheck, new("Fixed", "2005-05-17", "off1", Results(7, ("f", true))) { Given = world => world.Order().Finding() }, "inspection.not-started"),
        new("TR-21", "Nor does one that was concluded.", Recheck, new("Fixed", "2005-05-17", "off1", Results(7, ("f", true))) { Given = world => world.Order().Finding().Recheck(InspectionResult.AllFixed) }, "inspection.not-started"),
        new("TR-21", "Nor does a first inspection.", Recheck, new("Fixed", "2005-05-17", "off1", Results(7, ("f", true))) { Given = world => world.Order().Finding().Visit(InspectionKind.Full, null) }, "inspection.not-started"),
        new("G-P1", "Only its own officers conclude it.", Recheck, Visit("Fixed", ("f", true), ("g", true)) with { Actor = "off3" }, "officers.not-yours"),

        new("TR-22", "The head confirms that everything is fixed: the order was obeyed on that day.", Confirmation, Confirm("Confirm", InspectionResult.AllFixed)),
        new("TR-22", "After a penalty without an order there is no order to close.", Confirmation, new("Confirm", "2005-05-18", "lead") { Given = world => world.Finding(status: FindingStatus.Fixed).Recheck(InspectionResult.AllFixed) }),
        new("TR-23", "The head confirms that it was not: the order failed, and stays open.", Confirmation, Confirm("Confirm", InspectionResult.NotFixed)),
        new("TR-23", "Without an order nothing failed.", Confirmation, new("Confirm", "2005-05-18", "lead") { Given = world => world.Recheck(InspectionResult.NotFixed) }),
        new("TR-24", "Partly fixed: a new order replaces the old.", Confirmation, Confirm("Confirm", InspectionResult.PartlyFixed, 7)),
        new("TR-24", "After a penalty without an order the new order replaces none.", Confirmation, new("Confirm", "2005-05-18", "lead") { Given = world => world.Finding().Recheck(InspectionResult.PartlyFixed).Draft(7, 7, null) }),
        new("TR-24", "Its draft is checked by legal first where it gives more than fifteen days.", Confirmation, Confirm("Confirm", InspectionResult.PartlyFixed, 16), "order.legal-check-first"),
        new("TR-22", "The head returns it: the same two officers visit again, and what was fixed is open.", Confirmation, Confirm("Return", InspectionResult.PartlyFixed, 16)),
        new("TR-22", "Returned without a draft, nothing is withdrawn.", Confirmation, Confirm("Return", InspectionResult.AllFixed)),
        new("TR-22", "Returned after a penalty without an order, what no order demands is open again.", Confirmation, new("Return", "2005-05-18", "lead") { Given = world => world.Finding(status: FindingStatus.Fixed).Finding("g", "A08", FindingStatus.NotFixed, "o2").Recheck(InspectionResult.PartlyFixed) }),
        new("TR-22", "The officers do not confirm their own recheck.", Confirmation, Confirm("Confirm", InspectionResult.AllFixed) with { Actor = "off1" }, "recheck.own-result"),
        new("TR-22", "Whatever the draft lacks, they hear that first.", Confirmation, Confirm("Confirm", InspectionResult.PartlyFixed, 16) with { Actor = "off1" }, "recheck.own-result"),
        new("TR-22", "Neither of them.", Confirmation, Confirm("Return", InspectionResult.AllFixed) with { Actor = "off2" }, "recheck.own-result"),
        new("TR-22", "An inspection is not a recheck to confirm.", Confirmation, new("Confirm", Actor: "lead") { Given = world => world.Order().Visit(InspectionKind.Full, InspectionResult.Clean) }, "recheck.not-finished"),
        new("TR-22", "What has not been concluded is not confirmed.", Confirmation, new("Confirm", Actor: "lead") { Given = world => world.Order().Recheck(null) }, "recheck.not-finished"),
    ];

    private static Ask Dispose(string outcome, JsonObject form, Action<GuardWorld> given) => new(outcome, "2005-05-10", "off1", form) { Given = given, Reason = "涉及工商" };

    private static void Warning(GuardWorld world) => world.Finding().WarnsOnOrder = true;

    private static JsonObject Items(params (string Finding, int Days, string? Reason)[] rows) =>
        new() { ["items"] = new JsonArray([.. rows.Select(row => OrderForms.Row(row.Finding, "落实制度", ["公安部令第33号第十条"], row.Days, row.Reason))]) };

    private static JsonObject Items((string Finding, int Days, string? Reason) row, int term)
    {
        var form = Items(row);
        form["termDays"] = term;
        return form;
    }

    private static JsonObject Items(string requirement, string[] bases) => new() { ["items"] = new JsonArray(OrderForms.Row("f", requirement, bases, 10, null)) };

    private static Ask Ask(int days, string today, int extensions = 0) => new("AskExtension", today, "rep", new() { ["days"] = days, ["grounds"] = "设备未到货" }) { Given = world => world.Order(extensions: extensions) };

    private static Ask Grant(string outcome, int days, string today, int extensions = 0) => new(outcome, today, "lead", new() { ["days"] = days }) { Given = world => world.Order(extensions: extensions, isPending: true) };

    // Findings "f" and "g" are rechecked on the last day of the order.
    private static Ask Visit(string outcome, params (string Finding, bool Fixed)[] results) =>
        new(outcome, "2005-05-17", "off1", Results(7, results)) { Given = world => world.Order().Finding().Finding("g", "A08").Recheck(null) };

    private static JsonObject Results(int term, params (string Finding, bool Fixed)[] results) =>
        new() { ["termDays"] = term, ["results"] = new JsonArray([.. results.Select(result => new JsonObject { ["finding"] = result.Finding, ["fixed"] = result.Fixed, ["note"] = "" })]) };

    private static JsonObject Refused(JsonObject form, string? witness)
    {
        form["signatureRefused"] = true;
        form["witness"] = witness;
        return form;
    }

    private static Ask Confirm(string outcome, InspectionResult result, int? draftDays = null) => new(outcome, "2005-05-18", "lead")
    {
        Given = world =>
        {
            Rechecked(world, result);
            if (draftDays is { } days)
                world.Draft(days, 7, null);
        },
    };

    // The recheck found "f" fixed and left "g" open; "h" was never under the order.
    private static GuardWorld Rechecked(GuardWorld world, InspectionResult result)
    {
        world.Order().Finding(status: FindingStatus.Fixed, orderId: "o").Finding("g", "A08", FindingStatus.NotFixed, "o").Finding("h", "A01", FindingStatus.NotFixed, "o2").Recheck(result);
        foreach (var state in new[] { UnitCaseState.U10, UnitCaseState.U11, UnitCaseState.U14, UnitCaseState.U20, UnitCaseState.U21, UnitCaseState.U23, UnitCaseState.U30, UnitCaseState.U31, UnitCaseState.U32, UnitCaseState.U33, UnitCaseState.U35 })
            world.Case.MoveTo(state, default);
        return world;
    }
}
