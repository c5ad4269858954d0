using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>报负责人: when a period of the catalogue that is escalated runs out, those who should have acted and the head of the division are told by mail.</summary>
internal sealed class Overrun(Responsible responsible, StaffMail mail)
{
    /// <summary>Tells nobody twice of the same period, and nothing of what the task is about but its number: a tip's mail names no informant.</summary>
    public async Task TellAsync(CaseFile file, Deadline deadline, CancellationToken cancellationToken)
    {
        if (TimerCatalogue.Find(deadline.Timer) is not { Escalates: true } timer)
            return;
        var open = await responsible.TasksAsync(deadline, cancellationToken);
        var people = await responsible.PeopleAsync(file, open, cancellationToken);
        var name = new MailText(timer.NameZh, timer.NameEn);
        var body = MailText.Of("overrun.body", name, $"{deadline.DueOn:yyyy-MM-dd}", timer.Id, new MailText(timer.BasisZh, timer.BasisEn)).Then(Responsible.Waiting(open));
        await mail.WriteAsync(file.Campaign, file.CaseOrNull?.Id, deadline.Id, people, "alert", MailText.Of("overrun.subject", name), body, $"overrun:{deadline.Id}", cancellationToken);
    }
}
