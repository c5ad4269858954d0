using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What a measure does to a case once it is decided (TR-36 to TR-42, recusal).</summary>
internal static class MeasureTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("TR-36", "A suspended case stands still, and with it its periods: those of the service, of the campaign and of the order, not those of the law nor of its penalty case.", CarryOut(MeasureKind.Suspend, """{"ground":"not-found"}"""), Done, desk => desk.Add(
            Counted(desk, "d1", "T-06", DeadlineKind.Statutory), Counted(desk, "d2", "T-17", DeadlineKind.Statutory), Counted(desk, "d3", "T-10", DeadlineKind.Internal), DeadlineTrials.Running("d4", "T-01", "2005-05-31", kind: DeadlineKind.Campaign),
            DeadlineTrials.Running("d5", "T-10", "2005-05-19", DeadlineStatus.Fired), Counted(desk, "d6", "T-14", DeadlineKind.Statutory, "p"), DeadlineTrials.Reminder("r", "d1"), DeadlineTrials.Reminder("q", "d2"))),
        new("TR-37", "Resumed, it has no hold, and what stood still goes on: a counted period with what was left, a date as it is, hours as they are, each under its order.", CarryOut(MeasureKind.Resume), Done, desk =>
        {
            desk.Case.Hold = new CaseHold("not-found", "x", CaseOnTheDesk.Day("2005-05-14"));
            desk.Add(Still(Counted(desk, "d1", "T-06", DeadlineKind.Statutory)), Still(DeadlineTrials.Running("d4", "T-01", "2005-05-19", kind: DeadlineKind.Campaign)), Still(DeadlineTrials.Running("d5", "T-11", "2005-05-17", rule: "LP-2005; x; 24h")),
                Still(Counted(desk, "d6", "T-14", DeadlineKind.Statutory, "p")), Counted(desk, "d7", "T-10", DeadlineKind.Internal), DeadlineTrials.Order(OrderStatus.Running));
        }),
        new("TR-38", "A case that is transferred as a whole has ended, and with it its workflow and its hold.", CarryOut(MeasureKind.Transfer, caseWaits: true), Done, desk =>
        {
            desk.Case.Hold = new CaseHold("other", "x", CaseOnTheDesk.Day("2005-05-14"));
            Waiting(desk);
        }),
        new("TR-38", "Of one that is transferred in part the part of the police goes on.", CarryOut(MeasureKind.Refer, caseWaits: true), Done, Waiting),
        new("D47", "Where a letter of advice goes out the case goes on.", CarryOut(MeasureKind.Advise, caseWaits: true), Done, Waiting),
        new("TR-39", "A case that is merged ends in the other, which keeps the earlier day and takes over the tips.", CarryOut(MeasureKind.Merge, """{"targetCase":"2005-166-00002"}"""), Done, desk => desk.Add(Target(desk, later: true), TipOf("t1", "c"), TipOf("t2", "other"))),
        new("TR-39", "Its own, when that is the earlier.", CarryOut(MeasureKind.Merge, """{"targetCase":"2005-166-00002"}"""), Done, desk => desk.Add(Target(desk, later: false))),
        new("TR-39", "Another campaign's case of that number is not meant.", CarryOut(MeasureKind.Merge, """{"targetCase":"2005-166-00002"}"""), "stops: The case '2005-166-00002' to merge into is gone.", desk => desk.Add(Target(desk, later: false, campaign: "other"))),
        new("TR-40", "A terminated case ends, its workflow with it.", CarryOut(MeasureKind.Terminate, caseWaits: true), Done, Waiting),
        new("TR-41", "A file that was opened by mistake is void.", CarryOut(MeasureKind.Void), Done),
        new("TR-42", "A closed case is opened again for new findings, which rest on the checklist; its workflow goes back to their disposal.", Reopen, Done, desk =>
        {
            desk.In(UnitCaseState.U60).Add(Visit("v1", 1), Visit("v2", 2), Visit("v3", 3, caseId: "other"));
            (desk.Case.ClosedAt, desk.Case.ClosedOn) = (CaseOnTheDesk.At("2005-05-10"), CaseOnTheDesk.Day("2005-05-10"));
        }),
        new("TR-42", "One that does not wait to be archived cannot be.", CarryOut(MeasureKind.Reopen, Findings), "stops: The closed case 'c' does not wait to be archived.", desk => desk.In(UnitCaseState.U60)),
        new("T-16", "Whoever is recused does nothing more in the case: another takes over the case, what is open of its penalty cases, the visit that is going on and the tasks, and of the evidence it is decided anew whether it counts.",
            CarryOut(MeasureKind.Recuse, """{"person":"off1","successor":"off3"}"""), Done, desk => Involved(desk, "off1", "off2")),
        new("T-16", "So it is with the second officer.", CarryOut(MeasureKind.Recuse, """{"person":"off2","successor":"off3"}"""), Done, desk => Involved(desk, "off1", "off2")),
        new("T-16", "Without a successor the place stays empty, and whoever made a visit is named in it still.", CarryOut(MeasureKind.Recuse, """{"person":"off1"}"""), Done, desk => Involved(desk, "off1", "off2")),
        new("T-16", "A head who is recused is no officer: the task waits for another head.", CarryOut(MeasureKind.Recuse, """{"person":"lead"}"""), Done, desk => desk.Add(Task("t1", "lead", Role.Lead))),
        new("T-16", "Once is enough.", CarryOut(MeasureKind.Recuse, """{"person":"off2"}"""), Done, desk => desk.Case.RecusedPersons.Add("off2")),
    ];

    private const string Done = "goes on by Done";
    private const string Findings = """{"findings":[{"item":"A04","fact":"无制度文本","evidence":"照片"},{"item":"A10","fact":"未留存日志","evidence":"截图"}],"actEndedOn":"2005-05-19"}""";

    private static Func<CaseOnTheDesk, Task<string>> CarryOut(MeasureKind kind, string form = "{}", bool caseWaits = false) => async desk =>
    {
        if (caseWaits)
            await desk.MeetsAsync("u", "AwaitDeadline", ("timer", "T-10"));
        desk.Inputs[CaseFiles.MeasureInput] = "m";
        desk.Add(GuardWorld.MeasureOf(kind, form: form));
        return await desk.StepAsync("CarryOutMeasure");
    };

    private static void Waiting(CaseOnTheDesk desk) => desk.Add(DeadlineTrials.Running("d", "T-10", "2005-05-25", instance: "u"));

    private static async Task<string> Reopen(CaseOnTheDesk desk)
    {
        await desk.MeetsAsync("u", "AwaitDecision", ("act", "case-archive"), ("title", "归档"), ("titleEn", "Archive"), ("role", Role.Clerk), ("outcomes", new System.Text.Json.Nodes.JsonArray("Archive")));
        return await CarryOut(MeasureKind.Reopen, Findings)(desk);
    }

    private static Deadline Counted(CaseOnTheDesk desk, string id, string timer, DeadlineKind kind, string? penalty = null) => DeadlineDecisionTrials.Counted(desk, timer, "2005-05-10", "10cd", kind, penalty, id);

    private static Deadline Still(Deadline deadline) => DeadlineDecisionTrials.Standing(deadline, "2005-05-14");

    private static UnitCase Target(CaseOnTheDesk desk, bool later, string campaign = "k") =>
        new() { Id = "c2", CampaignId = campaign, UnitId = "u", Number = "2005-166-00002", UnitName = "u", District = "福田区", Category = desk.Case.Category, StateSince = desk.Now, OpenedAt = desk.Now.AddDays(later ? 1 : -1) };

    private static Orchestrator.Workflows.Tips.Tip TipOf(string id, string caseId)
    {
        var tip = GuardWorld.TipOf(id);
        tip.CaseId = caseId;
        return tip;
    }

    private static Inspection Visit(string id, int day, string caseId = "c", bool isFinished = true, string lead = "off1", string second = "off2") =>
        new() { Id = id, CaseId = caseId, CampaignId = "k", Kind = InspectionKind.Full, LeadOfficerId = lead, CoOfficerId = second, StartedAt = default(DateTimeOffset).AddDays(day), FinishedAt = isFinished ? default(DateTimeOffset).AddDays(day) : null };

    private static void Involved(CaseOnTheDesk desk, string lead, string second)
    {
        desk.InThePenaltyCase().Add(Ended(desk), Visit("v1", 1), Visit("v2", 2, isFinished: false), Visit("v3", 3, "other", isFinished: false));
        foreach (var (id, person) in new[] { ("1", lead), ("2", second) })
        {
            desk.Add(Task($"t{id}", person, Role.Officer), Task($"l{id}", person, Role.Lead), Task($"w{id}", person, Role.Officer, WorkTaskStatus.Completed), Task($"x{id}", person, Role.Officer, caseId: "other"));
            desk.Add(Slip($"s{id}", person, SlipKind.Countersign), Slip($"k{id}", person, SlipKind.Copy), Slip($"a{id}", person, SlipKind.Countersign, SlipStatus.Agreed));
        }
        desk.Add(Evidence(1, lead, "off4"), Evidence(2, "off4", second), Evidence(3, "off4", "off5"), Evidence(4, lead, second, EvidenceStanding.Kept));
    }

    private static PenaltyCase Ended(CaseOnTheDesk desk)
    {
        var penalty = new PenaltyCase { Id = "ended", CaseId = "c", CampaignId = "k", UnitId = "u", UnitName = "u", District = "福田区", StateSince = desk.Now, OpenedAt = desk.Now, Violation = "V01", LeadOfficerId = "off1", CoOfficerId = "off2" };
        penalty.MoveTo(PenaltyState.PX0, desk.Now);
        return penalty;
    }

    private static WorkTask Task(string id, string? assignee, string role, WorkTaskStatus status = WorkTaskStatus.Open, string caseId = "c") => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = caseId,
        InstanceId = "u",
        BookmarkId = id,
        ActivityId = "x",
        ActivityNodeId = "x",
        Act = "x",
        Title = "x",
        TitleEn = "x",
        Role = role,
        AssigneeId = assignee,
        District = "福田区",
        Subject = "x",
        CreatedAt = default,
        Status = status,
    };

    private static ApprovalSlip Slip(string id, string person, SlipKind kind, SlipStatus status = SlipStatus.Waiting) =>
        new() { Id = id, Subject = "x", CaseId = "c", Title = "x", TitleEn = "x", Kind = kind, Batch = "x", PersonId = person, AskedBy = "x", AskedAt = default, Status = status };

    private static EvidenceItem Evidence(int number, string by, string second, EvidenceStanding standing = EvidenceStanding.Unquestioned) =>
        new() { Id = $"e{number}", CampaignId = "k", CaseId = "c", InspectionId = "v1", Number = number, Description = "x", CollectedAt = default, CollectedBy = by, SecondOfficer = second, InPresenceOf = "x", Standing = standing };
}
