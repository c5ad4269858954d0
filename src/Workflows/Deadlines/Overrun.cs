using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>报负责人: when a period of the catalogue that is escalated runs out, those who should have acted and the head of the division are told by mail.</summary>
internal sealed class Overrun(IRecords records, TaskHolders holders, StaffMail mail)
{
    private const int MostTasks = 20;

    /// <summary>Tells nobody twice of the same period, and nothing of what the task is about but its number: a tip's mail names no informant.</summary>
    public async Task TellAsync(CaseFile file, Deadline deadline, CancellationToken cancellationToken)
    {
        if (TimerCatalogue.Find(deadline.Timer) is not { Escalates: true } timer)
            return;
        var open = await records.ListAsync<WorkTask>(row => row.InstanceId == deadline.InstanceId && row.Status == WorkTaskStatus.Open, MostTasks, rows => rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id), cancellationToken);
        var recused = file.CaseOrNull?.RecusedPersons ?? [];
        var people = new List<string>();
        foreach (var task in open)
            people.AddRange(await holders.OfAsync(task, recused, cancellationToken));
        var district = open.Select(task => task.District).FirstOrDefault() ?? file.District;
        people.AddRange((await holders.OfRolesAsync([Role.Lead], district, null, cancellationToken)).Where(id => !recused.Contains(id)));
        var name = new MailText(timer.NameZh, timer.NameEn);
        MailText? waiting = open.Count == 0 ? null
            : MailText.Of("overrun.waiting", new MailText(string.Join("、", open.Select(task => $"{task.Title}（{task.Subject}）")), string.Join("; ", open.Select(task => $"{task.TitleEn} ({task.Subject})"))));
        var body = MailText.Of("overrun.body", name, $"{deadline.DueOn:yyyy-MM-dd}", timer.Id, new MailText(timer.BasisZh, timer.BasisEn)).Then(waiting);
        await mail.WriteAsync(file.Campaign, file.CaseOrNull?.Id, deadline.Id, people, "alert", MailText.Of("overrun.subject", name), body, $"overrun:{deadline.Id}", cancellationToken);
    }
}
