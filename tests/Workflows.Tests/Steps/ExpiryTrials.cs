using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What happens when a period or a reminder falls due. A period raises a state or a task; it never punishes anybody.</summary>
internal static class ExpiryTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("T-06", "When the time to put right is over the order has expired, and the step that waited goes on.", Fire, "True", desk => desk.Add(Due("T-06"), DeadlineTrials.Order(OrderStatus.Running))),
        new("T-06", "The unit is told at nine in the morning that its time is over.", Fire, "True", desk => { Reachable(desk); desk.Add(Due("T-06"), DeadlineTrials.Order(OrderStatus.Running)); }),
        new("T-06", "An order that was closed before stays so.", Fire, "True", desk => desk.Add(Due("T-06"), DeadlineTrials.Order(OrderStatus.Withdrawn))),
        new("T-10", "Another period leaves the order alone.", Fire, "True", desk => desk.Add(Due("T-10"), DeadlineTrials.Order(OrderStatus.Running))),
        new("§2.6", "A period that has not ended does nothing.", Fire, "False", desk => desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-20"))),
        new("§2.6", "It ends at midnight after its last day.", Fire, "True", desk => desk.Add(Due("T-10"))),
        new("§2.6", "One that was cancelled meanwhile does nothing either.", Fire, "False", desk => desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-19", status: DeadlineStatus.Cancelled))),
        new("T-14", "报负责人: what is escalated is told to those who should have acted, and to the head, but to nobody who is recused.", Fire, "True", desk => { desk.Case.RecusedPersons.Add("off2"); desk.Add(Due("T-14"), Task("t1", "off1"), Task("t2", null), Task("t3", null, role: Role.Legal), Task("t4", "cmd", instance: "other"), Task("t5", "cmd", status: WorkTaskStatus.Completed)); }),
        new("T-14", "Without a task the head alone.", Fire, "True", desk => desk.Add(Due("T-14"))),
        new("T-16", "Who heads the division and is recused is not told.", Fire, "True", desk => { desk.Case.RecusedPersons.Add("lead"); desk.Add(Due("T-16")); }),
        new("T-42", "What is not escalated is told to nobody.", Fire, "True", desk => desk.Add(Due("T-42"), Task("t1", "off1"))),
        new("T-07", "A reminder goes to the unit by mail and short message.", FireReminder, "True", desk => { Reachable(desk); desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-21"), DeadlineTrials.Reminder("r", "d")); }),
        new("T-07", "On the day itself.", FireReminder, "True", desk => { Reachable(desk); desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-20"), DeadlineTrials.Reminder("r", "d", offset: 0)); }),
        new("T-02", "And after it.", FireReminder, "True", desk => { Reachable(desk); desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-19"), DeadlineTrials.Reminder("r", "d", offset: 1)); }),
        new("T-15", "Of what the police have to do in time the officers, whoever it waits for and the head are told; the unit is not, nor who is recused.", FireReminder, "True", desk =>
        {
            Reachable(desk);
            desk.Case.RecusedPersons.Add("off2");
            desk.Add(DeadlineTrials.Running("d", "T-15", "2005-05-21", instance: "u"), DeadlineTrials.Reminder("r", "d"), Task("t1", "legal"));
        }),
        new("T-15", "Where nothing waits any more, the officers and the head.", FireReminder, "True", desk => { Reachable(desk); desk.Add(DeadlineTrials.Running("d", "T-15", "2005-05-21", instance: "u"), DeadlineTrials.Reminder("r", "d")); }),
    ];

    private static Deadline Due(string timer) => DeadlineTrials.Running("d", timer, "2005-05-19", instance: "u");

    private static WorkTask Task(string id, string? assignee, string role = Role.Officer, string instance = "u", WorkTaskStatus status = WorkTaskStatus.Open) => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = "c",
        InstanceId = instance,
        BookmarkId = id,
        ActivityId = "x",
        ActivityNodeId = "x",
        Act = "x",
        Title = $"事项{id}",
        TitleEn = $"matter {id}",
        Role = role,
        AssigneeId = assignee,
        District = "福田区",
        Subject = "2005-166-00001",
        CreatedAt = default,
        Status = status,
    };

    private static void Reachable(CaseOnTheDesk desk) => (desk.Unit.Email, desk.Unit.Phone) = ("unit@example.invalid", "0755-00000001");

    private static async Task<string> Fire(CaseOnTheDesk desk)
    {
        if (desk.Rows.InHand<Deadline>()[0] is { InstanceId: "u", Status: DeadlineStatus.Armed } deadline)
            await desk.MeetsAsync("u", "AwaitDeadline", ("timer", deadline.Timer));
        return $"{await desk.InAsync((DeadlineDesk deadlines) => deadlines.FireAsync("d"))}";
    }

    private static async Task<string> FireReminder(CaseOnTheDesk desk) => $"{await desk.InAsync((DeadlineDesk deadlines) => deadlines.FireAsync("r"))}";
}
