using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>Who of the police has to act within a period: whoever may do what its workflow waits for, and the head of the division; nobody who was recused.</summary>
internal sealed class Responsible(IRecords records, TaskHolders holders)
{
    private const int MostTasks = 20;

    /// <summary>What the workflow of a deadline waits for people to do, oldest first.</summary>
    public Task<IReadOnlyList<WorkTask>> TasksAsync(Deadline deadline, CancellationToken cancellationToken) =>
        records.ListAsync<WorkTask>(row => row.InstanceId == deadline.InstanceId && row.Status == WorkTaskStatus.Open, MostTasks, rows => rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id), cancellationToken);

    public async Task<IReadOnlyList<string>> PeopleAsync(CaseFile file, IReadOnlyList<WorkTask> open, CancellationToken cancellationToken)
    {
        var recused = file.CaseOrNull?.RecusedPersons ?? [];
        var people = new List<string>();
        foreach (var task in open)
            people.AddRange(await holders.OfAsync(task, recused, cancellationToken));
        var district = open.Select(task => task.District).FirstOrDefault() ?? file.District;
        people.AddRange((await holders.OfRolesAsync([Role.Lead], district, null, cancellationToken)).Where(id => !recused.Contains(id)));
        return people;
    }

    /// <summary>Says what still waits; null where nothing does.</summary>
    public static MailText? Waiting(IReadOnlyList<WorkTask> open) => open.Count == 0 ? null
        : MailText.Of("overrun.waiting", new MailText(string.Join("、", open.Select(task => $"{task.Title}（{task.Subject}）")), string.Join("; ", open.Select(task => $"{task.TitleEn} ({task.Subject})"))));
}
