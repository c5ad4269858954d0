using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>Before the last day of a period within which the police act, the officers of the case, whoever it waits for and the head of the division are told by mail. The unit is not.</summary>
internal sealed class DutyReminder(Responsible responsible, StaffMail mail)
{
    public async Task TellAsync(CaseFile file, Deadline reminder, Deadline announced, CancellationToken cancellationToken)
    {
        var timer = TimerCatalogue.Get(announced.Timer);
        var open = await responsible.TasksAsync(announced, cancellationToken);
        var recused = file.CaseOrNull?.RecusedPersons ?? [];
        var people = new[] { file.LeadOfficerId, file.CoOfficerId }.OfType<string>().Where(id => !recused.Contains(id)).Concat(await responsible.PeopleAsync(file, open, cancellationToken));
        var name = new MailText(timer.NameZh, timer.NameEn);
        var body = MailText.Of("duty.body", file.Subject, name, $"{announced.DueOn:yyyy-MM-dd}", timer.Id, new MailText(timer.BasisZh, timer.BasisEn), new MailText(timer.EffectZh, timer.EffectEn)).Then(Responsible.Waiting(open));
        await mail.WriteAsync(file.Campaign, file.CaseOrNull?.Id, reminder.Id, people, "reminder", MailText.Of("duty.subject", name), body, $"reminder:{reminder.Id}", cancellationToken);
    }
}
