using System.Text.Json.Nodes;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>How a step that waits for people puts its task on a worklist: whose it is, until when, and who may not do it.</summary>
internal static class TaskTrials
{
    private const string Waits = "waits for Case.AwaitDecision , gives {\"Outcome\":null,\"Form\":null,\"DecidedBy\":null}";
    private const string OrPeriod = "waits for Case.AwaitDecision  or Case.Deadline {\"timer\":\"T-06\"}, gives {\"Outcome\":null,\"Form\":null,\"DecidedBy\":null}";

    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("L05", "A task is for a role of the case's district, without a day where none is set.", Await(), Waits),
        new("L05", "It can be the lead officer's.", Await(("assignTo", "LeadOfficer")), Waits),
        new("L05", "Or the representative's; what a unit does is told by its unit.", Await(("role", Role.Unit), ("assignTo", "UnitRepresentative")), Waits, desk => desk.Case.UnitRepresentativeId = "rep"),
        new("L05", "In a penalty case it is of both.", Await(), Waits, desk => desk.InThePenaltyCase()),
        new("L05", "Ways that nobody chooses are none of its outcomes.", Await(("outcomes", Names("Approve", "Expired", "Closed", "Reopened", "Refuse"))), Waits),

        new("T-10", "A period is counted from today in working days: 20 May 2005 is a Friday.", Await(("dueIn", "3 wd")), Waits),
        new("T-10", "Or in days.", Await(("dueIn", "10 cd")), Waits),
        new("T-10", "A timer stands for its lawful length.", Await(("dueIn", " T-10 ")), Waits),
        new("T-06", "With a period that ends it, its last day is the period's, and the step waits for both.", Await(("expiresWith", "T-06")), OrPeriod, desk => desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-30"))),
        new("T-06", "What was armed last counts, not what reminds of it, nor the period of another step.", Await(("expiresWith", "T-06")), OrPeriod, desk => desk.Add(
            DeadlineTrials.Running("d1", "T-06", "2005-05-28"), DeadlineTrials.Running("d2", "T-06", "2005-05-30", armed: 1), DeadlineTrials.Running("d3", "T-06", "2005-06-30", instance: "other", armed: 2),
            DeadlineTrials.Running("d4", "T-10", "2005-06-29", armed: 3), DeadlineTrials.Running("d5", "T-06", "2005-06-28", kind: DeadlineKind.Reminder, armed: 4))),
        new("T-06", "A period that has ended already ends it at once, without a task.", Await(("expiresWith", "T-06")), "goes on by Expired, gives {\"Outcome\":\"Expired\",\"Form\":null,\"DecidedBy\":null}", desk => desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-19", status: DeadlineStatus.Fired))),
        new("T-06", "One that was cancelled does not.", Await(("expiresWith", "T-06")), OrPeriod, desk => desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-19", status: DeadlineStatus.Cancelled))),
        new("T-06", "Nor does an unknown one: the step waits for it to be armed.", Await(("expiresWith", "T-06")), OrPeriod),
        new("T-06", "A length of its own comes before the period's last day.", Await(("expiresWith", "T-06"), ("dueIn", "2 wd")), OrPeriod, desk => desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-30"))),

        new("T-01", "Until a phase begins it is due on the day before, and the step waits for that too.", Await(("untilPhase", "3")), "waits for Case.AwaitDecision  or Case.Deadline {\"timer\":\"PHASE-3\"}, gives {\"Outcome\":null,\"Form\":null,\"DecidedBy\":null}"),
        new("T-01", "A phase that has begun ends it at once.", Await(("untilPhase", "2")), "goes on by Closed, gives {\"Outcome\":\"Closed\",\"Form\":null,\"DecidedBy\":null}"),
        new("T-01", "On its first day it has begun.", Await(("untilPhase", "2")), "goes on by Closed, gives {\"Outcome\":\"Closed\",\"Form\":null,\"DecidedBy\":null}", Today: "2005-05-02"),

        new("§0.3", "Who did an act from which this one is kept apart may not do it; each is named once.", Await(("notBy", Names("recheck", "disposal"))), Waits, desk => desk.Add(
            Done("t1", "recheck", "off1"), Done("t2", "recheck", "off1"), Done("t3", "disposal", "off3"))),
        new("§0.3", "Whoever did another act, in another case, of its penalty case or not to its end, may.", Await(("notBy", Names("recheck"))), Waits, desk => desk.Add(
            Done("t1", "extension", "off1"), Done("t2", "recheck", "off2", caseId: "c9"), Done("t3", "recheck", "off3", penalty: "p"), Done("t4", "recheck", "off1", WorkTaskStatus.Open), Done("t5", "recheck", null))),
        new("§0.3", "In the penalty case its own acts count.", Await(("notBy", Names("legal-review"))), Waits, desk => desk.InThePenaltyCase().Add(Done("t1", "legal-review", "legal", penalty: "p"), Done("t2", "legal-review", "off1"))),
        new("§0.3", "Of a task of the campaign those of the same instance count.", Campaign(("notBy", Names("bulletin-draft"))), Waits, desk => desk.Add(
            Done("t1", "bulletin-draft", "off1", caseId: null), Done("t2", "bulletin-draft", "off2", caseId: null, instance: "other"), Done("t3", "bulletin-draft", "off3"))),

        new("L04", "The document that it is about is the one that stands.", Await(("noticeId", "n1")), Waits, desk => ServiceTrials.Document(ServiceTrials.Document(desk, "D12", "n1", successor: "n2"), "D12", "n2")),
    ];

    private static Func<CaseOnTheDesk, Task<string>> Await(params (string Name, object Value)[] inputs) => desk => desk.StepAsync("AwaitDecision",
        [.. new (string, object)[] { ("act", "recheck"), ("title", "复查"), ("titleEn", "Recheck"), ("role", Role.Officer), ("outcomes", Names("Fixed", "NotFixed")) }.Where(preset => !Array.Exists(inputs, input => input.Name == preset.Item1)), .. inputs]);

    private static Func<CaseOnTheDesk, Task<string>> Campaign(params (string Name, object Value)[] inputs) => desk =>
    {
        desk.IsOfCampaign = true;
        return Await(inputs)(desk);
    };

    private static JsonArray Names(params string[] names) => [.. names.Select(name => (JsonNode)name)];

    private static WorkTask Done(string id, string act, string? by, WorkTaskStatus status = WorkTaskStatus.Completed, string? caseId = "c", string? penalty = null, string instance = "i") => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = caseId,
        PenaltyCaseId = penalty,
        InstanceId = instance,
        BookmarkId = "b",
        ActivityId = "a",
        ActivityNodeId = "n",
        Act = act,
        Title = "x",
        TitleEn = "x",
        Role = Role.Officer,
        District = "福田区",
        Subject = "x",
        CreatedAt = default,
        Status = status,
        CompletedBy = by,
    };
}
