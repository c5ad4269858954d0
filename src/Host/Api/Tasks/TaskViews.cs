using Orchestrator.Client.Tasks;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Api.Tasks;

/// <summary>Tasks and forms as the contract shows them.</summary>
internal static class TaskViews
{
    public static TaskSummary Summary(this WorkTask task, DateTimeOffset now) => new()
    {
        Id = task.Id,
        CampaignId = task.CampaignId,
        CaseId = task.CaseId,
        PenaltyCaseId = task.PenaltyCaseId,
        InstanceId = task.InstanceId,
        ActivityNodeId = task.ActivityNodeId,
        Act = task.Act,
        Title = task.Title,
        TitleEn = task.TitleEn,
        Role = task.Role,
        AssigneeId = task.AssigneeId,
        District = task.District,
        Subject = task.Subject,
        NoticeId = task.NoticeId,
        DueOn = task.DueOn.OnWire(),
        IsOverdue = task.Status == WorkTaskStatus.Open && task.DueAt <= now,
        CreatedAt = task.CreatedAt,
        Status = task.Status.ToString(),
        Outcome = task.Outcome,
        CompletedFor = task.CompletedFor,
        IsHeld = task.Held is not null,
        ReturnReason = task.ReturnReason,
        Urges = task.Urges,
        Revision = task.Revision,
    };

    public static TaskForm Show(this ActForm form) =>
        new(form.Outcome, form.LabelZh, form.LabelEn, form.NeedsReason, [.. form.Fields.Select(field => new TaskFormField(
            field.Name, field.Kind.ToString(), field.LabelZh, field.LabelEn, field.Required,
            field.Choices is null ? null : [.. field.Choices.Select(choice => new TaskFormChoice(choice.Value, choice.LabelZh, choice.LabelEn))],
            field.Default))]);
}
