using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Measures;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>The guards of measures about a case (TR-36 to TR-42), for a case that has just been opened.</summary>
internal static class MeasureGuardTrials
{
    public static IReadOnlyList<GuardTrial> All { get; } =
    [
        new(new AMeasureIsAskedForByItsRole(), new("Suspend") { Role = Role.Officer }, new("Suspend") { Role = Role.Lead }, "measure.not-your-role"),
        new(new ACaseHasOneMeasureAtATime(), new("Terminate"), new("Terminate") { Given = world => world.Measures = Pending(MeasureKind.Suspend) }, "measure.one-at-a-time"),
        new(new AMeasureFitsTheStateOfTheCase(), new("Suspend"), new("Suspend") { Given = world => world.Case.Hold = Hold }, "measure.suspended-already"),
        new(new AMeasureFitsTheStateOfTheCase(), new("Resume") { Given = world => world.Case.Hold = Hold }, new("Resume"), "measure.not-suspended"),
        new(new AMeasureFitsTheStateOfTheCase(), new("Void"), new("Void") { Given = world => Move(world, UnitCaseState.U20) }, "case.transition"),
        new(new AMeasureFitsTheStateOfTheCase(), new("Terminate"), new("Terminate") { Given = world => Move(world, UnitCaseState.X4) }, "measure.case-ended"),
        new(new AMeasureFitsTheStateOfTheCase(), new("Transfer"), new("Transfer") { Given = world => world.Measures = MeasureFacts.None with { OpenPenaltyCases = 1 } }, "measure.penalty-open"),
        new(new NothingIsTerminatedAfterAPenalty(), new("Terminate"), new("Terminate") { Given = world => world.Measures = MeasureFacts.None with { PenaltyWasDecided = true } }, "measure.penalty-decided"),
        new(new NothingServedIsVoided(), new("Void"), new("Void") { Given = world => world.Measures = MeasureFacts.None with { ServedOnUnit = 1 } }, "measure.served"),
        new(new AMergerIsOfOneUnitOrOneSite(), Merge("4403010000001", "深圳市南山区别处2号"), Merge("4403010000002", "深圳市南山区别处2号"), "measure.not-one-unit"),
        new(new AMergerIsOfOneUnitOrOneSite(), Merge("4403010000002", "福田区模拟路1号"), new("Merge"), "measure.target-unknown"),
        new(new AMergerIsOfOneUnitOrOneSite(), Merge("4403010000001", "x"), Merge("4403010000001", "x", isSelf: true), "measure.target-not-live"),
        new(new AReopeningRestsOnNewEvidenceInTime(), Reopen("2005-04-30", "A04"), Reopen("2003-05-01", "A04"), "measure.time-barred"),
        new(new AReopeningRestsOnNewEvidenceInTime(), Reopen("2005-04-30", "A04"), Reopen("2005-05-21", "A04"), "measure.act-in-future"),
        new(new AReopeningRestsOnNewEvidenceInTime(), Reopen("2005-04-30", "A04"), Reopen("2005-04-30", "Z99"), "inspection.item-unknown"),
        new(new WhoAsksForAMeasureDoesNotDecideIt(), new("Approve", Actor: "lead") { Given = world => world.Measures = Pending(MeasureKind.Suspend) }, new("Approve", Actor: "off1") { Given = world => world.Measures = Pending(MeasureKind.Suspend) }, "measure.own"),
        new(new WhoAsksForAMeasureDoesNotDecideIt(), new("Approve", Actor: "lead") { Given = world => world.Measures = Pending(MeasureKind.Suspend) }, new("Approve", Actor: "lead"), "measure.none"),
        new(new NobodyDecidesTheirOwnRecusal(), new("Approve", Actor: "cmd") { Given = world => world.Measures = RecusalOf("lead") }, new("Approve", Actor: "lead") { Given = world => world.Measures = RecusalOf("lead") }, "recusal.own"),
        new(new ARecusedOfficerIsReplacedByAnother(), Recuse("off1", "off3"), Recuse("off1", "off2"), "recusal.successor"),
        new(new ARecusedOfficerIsReplacedByAnother(), Recuse("legal", null), Recuse("nobody", null), "recusal.person"),
        new(new ARecusedOfficerIsReplacedByAnother(), Recuse("off1", "off3"), Recuse("off1", "off3", "off1"), "recusal.already"),
        .. DocumentTrials,
        new(new AdviceIsGivenUnderTheInspectionRulesOf2026(), new("Advise") { Given = world => world.Profile = "LP-2026B" }, new("Advise") { Given = world => world.Profile = "LP-2026A" }, "advice.not-yet"),
        new(new AdviceIsGivenUnderTheInspectionRulesOf2026(), new("Suspend"), new("Advise"), "advice.not-yet"),
        new(new AdviceIsAboutAHazardThatIsNoViolation(), Advise("2005-05-21"), Advise("2005-05-21", isInspected: false), "advice.no-inspection"),
        new(new AdviceIsAboutAHazardThatIsNoViolation(), Advise("2005-05-21"), Advise("2005-05-21", noViolation: false), "advice.violation"),
        new(new AdviceIsAboutAHazardThatIsNoViolation(), new("Suspend"), Advise("2005-05-20"), "advice.feedback-date"),
        new(new NobodyIsSilentBeforeTheDayOfFeedback(), Answered("Silent", "2005-05-19"), Answered("Silent", "2005-05-20"), "advice.feedback-running"),
        new(new NobodyIsSilentBeforeTheDayOfFeedback(), Answered("Received", "2005-05-25", "2005-05-10"), Answered("Received", "2005-05-25", "2005-05-09"), "advice.received-date"),
        new(new NobodyIsSilentBeforeTheDayOfFeedback(), Answered("Received", "2005-05-25", "2005-05-20"), Answered("Received", "2005-05-25", "2005-05-21"), "advice.received-date"),
        new(new ATransferEndsWithAReceipt(), Receipt("2005-05-15"), Receipt("2005-05-14"), "transfer.receipt-date"),
    ];

    private static IEnumerable<GuardTrial> DocumentTrials =>
    [
        VoidTrial("measure.document-unknown", null),
        VoidTrial("measure.document-voided", NoticeStatus.Voided),
        VoidTrial("measure.document-served", NoticeStatus.Served),
        VoidTrial("measure.document-published", NoticeStatus.ServiceFailed, isPublished: true),
        VoidTrial("measure.document-not-waiting", NoticeStatus.Issued, waits: false),
    ];

    private static GuardTrial VoidTrial(string code, NoticeStatus? status, bool waits = true, bool isPublished = false) =>
        new(new OnlyADocumentThatWaitsForServiceIsVoided(), VoidOf(NoticeStatus.Issued, true, false), VoidOf(status, waits, isPublished), code);

    private static Ask VoidOf(NoticeStatus? status, bool waits, bool isPublished) => new("VoidDocument")
    {
        Given = world => world.Measures = MeasureFacts.None with { Document = new VoidedDocument(status is { } known ? new GuardWorld(TimeProvider.System).Notice(known).Facts().Notice : null, waits ? Service : null, isPublished) },
    };

    private static WorkTask Service => new() { Id = "t", CampaignId = "k", InstanceId = "i", BookmarkId = "b", ActivityId = "a", ActivityNodeId = "a", Act = "service", Title = "x", TitleEn = "x", Role = Role.Officer, District = "福田", Subject = "x", CreatedAt = default };

    private static Ask Advise(string feedbackOn, bool isInspected = true, bool noViolation = true) => new("Advise", Form: new() { ["feedbackOn"] = feedbackOn, ["noViolation"] = noViolation })
    {
        Given = world =>
        {
            if (isInspected)
                world.Visit(InspectionKind.Full, InspectionResult.Clean);
        },
    };

    // To a letter of 2005-05-10.
    private static Ask Answered(string outcome, string feedbackOn, string? receivedOn = null) =>
        new(outcome, Actor: "off1", Form: new() { ["receivedOn"] = receivedOn }) { Given = world => world.Notice(NoticeStatus.Served, "D47", data: $$"""{"feedback_on":"{{feedbackOn}}"}""") };

    private static CaseHold Hold => new("not-found", "单位下落不明", new(2005, 5, 12));

    private static MeasureFacts Pending(MeasureKind kind) => MeasureFacts.None with { Pending = GuardWorld.MeasureOf(kind) };

    private static MeasureFacts RecusalOf(string person) => MeasureFacts.None with { Pending = GuardWorld.MeasureOf(MeasureKind.Recuse, form: $$"""{"person":"{{person}}"}""") };

    private static Ask Recuse(string person, string? successor, string? recused = null) => new("Recuse")
    {
        Given = world =>
        {
            if (recused is not null)
                world.Case.RecusedPersons.Add(recused);
            world.Measures = MeasureFacts.None with { Recused = person == "nobody" ? null : PersonOf(person), Successor = successor is null ? null : PersonOf(successor) };
        },
    };

    private static Person PersonOf(string id) => new() { Id = id, SignInName = id, DisplayName = id, Roles = [id.StartsWith("off", StringComparison.Ordinal) ? Role.Officer : Role.Legal] };

    private static void Move(GuardWorld world, UnitCaseState state) => world.Case.MoveTo(state, default);

    private static Ask Merge(string number, string address, bool isSelf = false) => new("Merge")
    {
        Given = world => world.Measures = MeasureFacts.None with { MergeTarget = isSelf ? world.Case : new GuardWorld(TimeProvider.System, "c2").Case, MergeTargetUnit = GuardWorld.UnitOf("u2", number, address) },
    };

    private static Ask Reopen(string ended, string item) =>
        new("Reopen", Form: new() { ["actEndedOn"] = ended, ["findings"] = new JsonArray(new JsonObject { ["item"] = item, ["fact"] = "x", ["evidence"] = "x" }) });

    private static Ask Receipt(string day) => new("Received", Form: new() { ["receivedOn"] = day }) { Given = world => world.Measures = MeasureFacts.None with { Transfer = GuardWorld.MeasureOf(MeasureKind.Transfer, MeasureStatus.CarriedOut) } };
}
