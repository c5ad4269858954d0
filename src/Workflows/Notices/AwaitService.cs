using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Engine;
using Orchestrator.Engine.Values;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Notices;

/// <summary>
/// Waits until a document has been served, or records at once that it was published or sent electronically. Service, not issuance, starts the clock.
/// </summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "等待送达", DisplayNameEn = "Await service",
    Description = "等待文书送达并登记送达回执；公布和电子送达即时登记。", DescriptionEn = "Waits for service and records the receipt; publication and electronic service are recorded at once.")]
[FlowNode(ServedOutcome + "|已送达|Served", FailedOutcome + "|未能送达|Failed")]
internal sealed class AwaitService : Activity
{
    public const string ServedOutcome = "Served";
    public const string FailedOutcome = "Failed";
    private const string TimerKey = "PublicNoticeTimer";
    private const string ServedOnKey = "PublicNoticeServedOn";
    private const string MediaKey = "PublicNoticeMedia";

    [Input(DisplayName = "文书标识", DisplayNameEn = "Document id", Order = 1)]
    public Input<string> NoticeId { get; set; } = new("");

    [Input(DisplayName = "方式", DisplayNameEn = "Mode", Order = 2, UIHint = UIHints.Dropdown, Options = ["|1 由人员送达|1 By a person", "Published|2 公布|2 Published", "Electronic|3 电子送达|3 Electronic"])]
    public Input<string> Mode { get; set; } = new("");

    [Input(DisplayName = "角色", DisplayNameEn = "Role", Order = 3, UIHint = UIHints.Dropdown, Options = ["OFF|承办民警|Case officer", "CLERK|内勤|Clerk", "HEAR|听证人员|Hearing panel"])]
    public Input<string> Role { get; set; } = new("OFF");

    [Input(DisplayName = "办理时限", DisplayNameEn = "Due in", Order = 4)]
    public Input<string> DueIn { get; set; } = new("");

    [Output(DisplayName = "送达日期", DisplayNameEn = "Served on")]
    public Output<string>? ServedOn { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var notice = await NoticeAsync(context);
        if (context.Get(Mode) is { Length: > 0 } mode)
        {
            var kind = mode == "Published" ? ServiceMode.PublicNotice : ServiceMode.Electronic;
            var today = context.GetRequiredService<LegalClock>().Today;
            await ServeAsync(context, file, notice, new Delivery(kind, today, notice.AddresseeName, Remark: mode == "Published" ? "在公安机关网站和公示栏公布" : "经系统电子送达"));
            return;
        }
        await OpenTaskAsync(context, file, notice, [ServiceActs.Served, ServiceActs.Failed, ServiceActs.Publish]);
    }

    protected override async ValueTask OnCanceledAsync(ActivityExecutionContext context) => await context.GetRequiredService<TaskOpening>().WithdrawAsync(context);

    [Continuation("done")]
    private async ValueTask DoneAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var notice = await NoticeAsync(context);
        var form = new FormValues(JsonNode.Parse(PlainValue.ToJson(context.ResumeInput.GetValueOrDefault(AwaitDecision.FormKey))) as JsonObject ?? []);
        var outcome = context.ResumeInput.GetValueOrDefault(AwaitDecision.OutcomeKey) as string;
        if (outcome == ServiceActs.Publish)
        {
            await PublishAsync(context, file, notice, form);
            return;
        }
        if (outcome != ServiceActs.Served)
        {
            context.GetRequiredService<ServiceDesk>().Fail(file, notice, form.TextOrNull("reason"));
            await context.CompleteActivityWithOutcomesAsync(FailedOutcome);
            return;
        }
        if (context.GetProperty<string>(TimerKey) is { } timer)
            await context.GetRequiredService<DeadlineArming>().CancelAsync(file, context.WorkflowExecutionContext.Id, timer, "公告期内已直接送达", context.CancellationToken);
        await ServeAsync(context, file, notice, new Delivery(Enum.Parse<ServiceMode>(form.Text("mode")), form.Date("servedOn"), form.Text("receiver"),
            form.TextOrNull("relation"), form.TextOrNull("witness"), form.TextOrNull("remark")));
    }

    /// <summary>The public notice runs; meanwhile whoever meets the addressee may still serve in person.</summary>
    private async ValueTask PublishAsync(ActivityExecutionContext context, CaseFile file, Notice notice, FormValues form)
    {
        var term = PublicNoticeTerm.For(notice.TemplateCode, file.Campaign, file.Profile);
        var deadline = await context.GetRequiredService<DeadlineArming>().ArmAsync(file, context.WorkflowExecutionContext.Id, term.Timer, form.Text("publishedOn"), term.Length.ToString(), replaces: true, context.CancellationToken);
        var servedOn = deadline.DueOn.PlusDays(1);
        await context.GetRequiredService<ServiceDesk>().PublishAsync(file, notice, form.Date("publishedOn"), form.Text("media"), term, servedOn, context.CancellationToken);
        context.Properties[TimerKey] = term.Timer;
        context.Properties[ServedOnKey] = LocalDatePattern.Iso.Format(servedOn);
        context.Properties[MediaKey] = form.Text("media");
        context.CreateBookmark(DeadlineStimulus.Bookmark(term.Timer, DeemedAsync));
        await OpenTaskAsync(context, file, notice, [ServiceActs.Served], deadline.DueOn);
    }

    /// <summary>The period of the public notice has ended: the document counts as served (T-25, T-18).</summary>
    [Continuation("deemed")]
    private async ValueTask DeemedAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var notice = await NoticeAsync(context);
        await context.GetRequiredService<TaskOpening>().WithdrawAsync(context);
        var servedOn = LocalDatePattern.Iso.Parse(context.GetProperty<string>(ServedOnKey)!).Value;
        await ServeAsync(context, file, notice, new Delivery(ServiceMode.PublicNotice, servedOn, notice.AddresseeName, Remark: $"公告期满视为送达，公告媒体：{context.GetProperty<string>(MediaKey)}"));
    }

    /// <param name="dueOn">Last day of the public notice while it runs; the time for service has been kept by publishing.</param>
    private async ValueTask OpenTaskAsync(ActivityExecutionContext context, CaseFile file, Notice notice, IReadOnlyList<string> outcomes, LocalDate? dueOn = null)
    {
        var bookmark = context.CreateBookmark(new CreateBookmarkArgs { Callback = DoneAsync });
        var (role, title) = (context.Get(Role, "OFF"), TitleOf(notice));
        await context.GetRequiredService<TaskOpening>().OpenAsync(context, file, bookmark,
            new TaskWish(ServiceActs.Group, title.Zh, title.En, role, outcomes)
            {
                DueIn = dueOn is null ? context.Get(DueIn) : null,
                DueOn = dueOn,
                AssignTo = role == People.Role.Officer ? "LeadOfficer" : null,
                NoticeId = notice.Id,
            });
    }

    private async ValueTask ServeAsync(ActivityExecutionContext context, CaseFile file, Notice notice, Delivery delivery)
    {
        var service = await context.GetRequiredService<ServiceDesk>().ServeAsync(file, notice, delivery, context.CancellationToken);
        context.Set(ServedOn, LocalDatePattern.Iso.Format(service.ServedOn));
        await context.CompleteActivityWithOutcomesAsync(ServedOutcome);
    }

    private async ValueTask<Notice> NoticeAsync(ActivityExecutionContext context) =>
        await context.GetRequiredService<IRecords>().StandingNoticeAsync(context.Get(NoticeId, ""), context.CancellationToken);

    /// <summary>What the task of serving a document is called.</summary>
    internal static (string Zh, string En) TitleOf(Notice notice) => ($"送达《{notice.Title}》{notice.DocumentNumber}", $"Serve {notice.TemplateCode} {notice.DocumentNumber}".TrimEnd());
}
