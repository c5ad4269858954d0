using System.Text.Json.Nodes;
using Orchestrator.Workflows.Guards.Acceptance;
using Orchestrator.Workflows.Guards.Closing;
using Orchestrator.Workflows.Guards.Inspections;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Guards.SelfChecks;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>The guards of the unit case: self-check, inspection, order and recheck, acceptance, closing.</summary>
internal static class CaseGuardTrials
{
    public static IReadOnlyList<GuardTrial> All { get; } =
    [
        new(new ASelfCheckIsDeclaredTrue(), new("Submit", Form: new() { ["truthful"] = true }), new("Submit", Form: new() { ["truthful"] = false }), "self-check.not-declared-true"),
        new(new ASelfCheckIsReturnedOnlySoOften(), new("Return") { Given = world => world.Case.SelfCheckReturns = 1 }, new("Return") { Given = world => world.Case.SelfCheckReturns = 2 }, "self-check.too-many-returns"),
        new(new AnInspectionIsPlannedForTwoOfficersInItsPhase(), Plan("off1", "off2", "2005-05-10"), Plan("off1", "off1", "2005-05-10"), "officers.not-two"),
        new(new AnInspectionIsPlannedForTwoOfficersInItsPhase(), Plan("off1", "off2", "2005-05-02"), Plan("off1", "off2", "2005-05-01"), "inspection.before-phase"),
        new(new AnInspectionIsPlannedForTwoOfficersInItsPhase(), Plan("off1", "off2", "2005-05-20", "2005-05-20"), Plan("off1", "off2", "2005-05-19", "2005-05-20"), "inspection.date-past"),
        new(new OfficersShowTheirIdentification(), new("Start", Actor: "off1", Form: new() { ["identified"] = true }), new("Start", Actor: "off1", Form: new() { ["identified"] = false }), "inspection.not-identified"),
        new(new OfficersShowTheirIdentification(), new("Start", Actor: "off2", Form: new() { ["identified"] = true }), new("Start", Actor: "off3", Form: new() { ["identified"] = true }), "officers.not-yours"),
        new(new ARefusedSignatureNeedsAWitness(), new("Issues", Form: new() { ["signatureRefused"] = true, ["witness"] = "王五" }), new("Issues", Form: new() { ["signatureRefused"] = true }), "inspection.witness-missing"),
        new(new AnOrderNeedsAtLeastOneItem(), new("Order") { Given = world => world.Finding() }, new("Order"), "disposal.no-findings"),
        new(new AnOrderCoversEveryOpenFindingOnce(), Order("f"), Order("g"), "order.items-unknown"),
        new(new AnOrderCoversEveryOpenFindingOnce(), Order("f"), Order(null), "order.items-missing"),
        new(new AnOrderItemRestsOnLawInForce(), Order("f"), Order("f", basis: "网络安全法第二十一条"), "order.law-not-in-force"),
        new(new AnOrderItemRestsOnLawInForce(), Order("f"), Order("f", basis: ""), "order.no-basis"),
        new(new AnOrderItemRestsOnLawInForce(), Order("f"), Order("f", requirement: ""), "order.no-requirement"),
        new(new TheDaysOfAnItemKeepToTheirBounds(), Order("f"), Order("f", days: 31), "order.days"),
        new(new TheDaysOfAnItemKeepToTheirBounds(), Order("f", days: 12, reason: "设备订货"), Order("f", days: 12), "order.days-reason"),
        new(new TheDaysOfAnItemKeepToTheirBounds(), Order("f", days: 7, term: 7), Order("f", term: 7), "order.item-outlasts"),
        new(new AWarningJoinsAnOrderOnlyWhereTheCampaignSaysSo(), Warn("V01"), Warn("V01", isSet: false), "order.warning-not-set"),
        new(new AWarningJoinsAnOrderOnlyWhereTheCampaignSaysSo(), Warn("V01"), Warn("V07"), "order.warning-needs-no-order"),
        new(new SomeViolationsNeedAnOrderFirst(), new("Penalty", Form: new() { ["violation"] = "V07" }), new("Penalty", Form: new() { ["violation"] = "V01" }), "penalty.order-first"),
        new(new WhoDraftsAnOrderDoesNotApproveIt(), new("Approve", Actor: "lead") { Given = world => world.Order(OrderStatus.Draft, isServed: false) }, new("Approve", Actor: "off1") { Given = world => world.Order(OrderStatus.Draft, isServed: false) }, "order.own-draft"),
        new(new WhoDraftsAnOrderDoesNotApproveIt(), new("Approve", Actor: "lead") { Given = world => world.Order(OrderStatus.Draft, isServed: false) }, new("Approve", Actor: "lead"), "order.no-draft"),
        new(new ALongOrStoppingOrderIsCheckedByLegalFirst(), Approve(termDays: 15), Approve(termDays: 16), "order.legal-check-first"),
        new(new ALongOrStoppingOrderIsCheckedByLegalFirst(), Approve(termDays: 30, checkedBy: "legal"), Approve(termDays: 30), "order.legal-check-first"),
        new(new ALongOrStoppingOrderIsCheckedByLegalFirst(), Approve(itemDays: 1), Approve(itemDays: 0), "order.legal-check-first"),
        new(new ALongOrStoppingOrderIsCheckedByLegalFirst(), Approve(itemDays: 0, checkedBy: "legal"), Approve(itemDays: 0, checkedBy: "lead"), "order.own-check"),
        new(new WhoDraftsAnOrderDoesNotCheckIt(), Check("legal"), Check("off1"), "order.own-draft-checked"),
        new(new WhoDraftsAnOrderDoesNotCheckIt(), Check("legal"), Check("off2"), "order.own-draft-checked"),
        new(new WhoDraftsAnOrderDoesNotCheckIt(), Check("legal"), new("Pass", Actor: "legal"), "order.no-draft"),
        new(new AnExtensionIsAskedForOnceAndInTime(), Extend("2005-05-16"), Extend("2005-05-17"), "extension.asked-too-late"),
        new(new AnExtensionIsAskedForOnceAndInTime(), Extend("2005-05-16"), Extend("2005-05-16", extensions: 1), "extension.used-up"),
        new(new AnExtensionIsAskedForOnceAndInTime(), Extend("2005-05-16"), new("AskExtension", "2005-05-16", Form: new() { ["days"] = 5 }), "order.none-running"),
        new(new AnExtensionIsDecidedWhileThePeriodRuns(), Grant("2005-05-17", isPending: true), Grant("2005-05-18", isPending: true), "extension.decided-too-late"),
        new(new AnExtensionIsDecidedWhileThePeriodRuns(), Grant("2005-05-17", isPending: true), Grant("2005-05-17", isPending: false), "extension.none-asked"),
        new(new EveryOpenFindingIsRechecked(), Recheck("Fixed", "2005-05-18", "f"), Recheck("Fixed", "2005-05-18", "g"), "recheck.findings-unanswered"),
        new(new NothingIsOverdueBeforeItsDueDate(), Recheck("NotFixed", "2005-05-18", "f"), Recheck("NotFixed", "2005-05-17", "f"), "recheck.too-early"),
        new(new NothingIsOverdueBeforeItsDueDate(), Recheck("Continue", "2005-05-17", "f"), Recheck("Continue", "2005-05-18", "f"), "recheck.period-over"),
        new(new WhoRechecksDoesNotConfirm(), Confirm("lead", InspectionResult.NotFixed), Confirm("off2", InspectionResult.NotFixed), "recheck.own-result"),
        new(new WhoRechecksDoesNotConfirm(), Confirm("lead", InspectionResult.AllFixed), Confirm("lead", null), "recheck.not-finished"),
        new(new APenaltyForAnOrderRestsOnServiceAndRecheck(), Propose(world => world.Order().Recheck(InspectionResult.NotFixed)), Propose(world => world.Order(isServed: false).Recheck(InspectionResult.NotFixed)), "penalty.order-not-served"),
        new(new APenaltyForAnOrderRestsOnServiceAndRecheck(), Propose(world => world.Order().Recheck(InspectionResult.NotFixed)), Propose(world => world.Order(isPending: true).Recheck(InspectionResult.NotFixed)), "penalty.extension-pending"),
        new(new APenaltyForAnOrderRestsOnServiceAndRecheck(), Propose(world => world.Order().Recheck(InspectionResult.NotFixed)), Propose(world => world.Order().Recheck(InspectionResult.AllFixed)), "penalty.no-recheck"),
        new(new TheOfficersOfAUnitDoNotAcceptIt(), new("Pass", Actor: "acc"), new("Pass", Actor: "off2"), "acceptance.own-unit"),
        new(new AUnitThatCameBackIsNotAccepted(), new("Pass", Actor: "acc"), new("Pass", Actor: "acc") { Given = world => world.Resurgences.Add(GuardWorld.CameBack()) }, "acceptance.came-back"),
        new(new AUnitThatCameBackIsNotAccepted(), new("Fail", Actor: "acc") { Given = world => world.Resurgences.Add(GuardWorld.CameBack()) }, new("Pass", Actor: "acc") { Given = world => world.Resurgences.Add(GuardWorld.CameBack()) }, "acceptance.came-back"),
        new(new ACaseClosesOnlyWhenNothingIsLeftOpen(), new("Close"), new("Close") { Given = world => world.Finding() }, "close.findings-open"),
        new(new ACaseClosesOnlyWhenNothingIsLeftOpen(), new("Close"), new("Close") { Given = world => world.Unserved.Add("复查意见书") }, "close.documents-unserved"),
        new(new ACaseClosesOnlyWhenNothingIsLeftOpen(), new("Close", Form: new() { ["penaltyContinues"] = true }) { Given = world => world.OpenPenaltyCases = 1 }, new("Close") { Given = world => world.OpenPenaltyCases = 1 }, "close.penalty-open"),
        new(new ACaseClosesOnlyWhenNothingIsLeftOpen(), new("Close"), new("Close") { Given = world => world.OpenTips = 1 }, "close.tips-open"),
        new(new AnIndexIsCompleteBeforeTheFileIsArchived(), new("Archive", Form: new() { ["indexComplete"] = true }), new("Archive", Form: new() { ["indexComplete"] = false }), "archive.index-incomplete"),
    ];

    private static Ask Plan(string lead, string second, string date, string today = "2005-04-28") => new("Plan", today, Form: new() { ["leadOfficer"] = lead, ["coOfficer"] = second, ["date"] = date });

    private static Ask Order(string? finding, string requirement = "落实制度", string basis = "公安部令第33号第十条", int days = 10, string? reason = null, int? term = null)
    {
        var form = new JsonObject { ["items"] = new JsonArray(finding is null ? [] : [OrderForms.Row(finding, requirement, basis.Length == 0 ? [] : [basis], days, reason)]) };
        if (term is { } whole)
            form["termDays"] = whole;
        return new("Order", "2005-05-10", Form: form) { Given = world => world.Finding() };
    }

    private static Ask Warn(string violation, bool isSet = true) => new("OrderAndWarn", Form: new() { ["violation"] = violation }) { Given = world => world.WarnsOnOrder = isSet };

    private static Ask Approve(int termDays = 10, int itemDays = 7, string? checkedBy = null) => new("Approve", Actor: "lead") { Given = world => world.Draft(termDays, itemDays, checkedBy) };

    private static Ask Check(string actor) => new("Pass", Actor: actor) { Given = world => world.Draft(30, 7, null) };

    private static Ask Extend(string today, int extensions = 0) => new("AskExtension", today, Form: new() { ["days"] = 5 }) { Given = world => world.Order(extensions: extensions) };

    private static Ask Grant(string today, bool isPending) => new("Grant", today, Form: new() { ["days"] = 5 }) { Given = world => world.Order(isPending: isPending) };

    private static Ask Recheck(string outcome, string today, string answered) =>
        new(outcome, today, "off1", new() { ["results"] = new JsonArray(new JsonObject { ["finding"] = answered, ["fixed"] = true, ["note"] = "" }) }) { Given = world => world.Order().Finding().Recheck(null) };

    private static Ask Confirm(string actor, InspectionResult? result) => new("Confirm", Actor: actor) { Given = world => world.Order().Recheck(result) };

    private static Ask Propose(Action<GuardWorld> given) => new("Propose") { Given = given };
}
