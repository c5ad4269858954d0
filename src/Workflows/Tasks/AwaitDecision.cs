using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tasks;

/// <summary>
/// A step that waits for people: it puts a task on the worklist of a role, with its outcomes as ports. It may end without them: with <c>Expired</c>
/// when a deadline of the instance fires, with <c>Closed</c> when a phase begins.
/// </summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "等待决定", DisplayNameEn = "Await a decision", Kind = ActivityKind.Action,
    Description = "为某一角色生成待办，按其选择的结果走相应出口；可设期限，届满时走“期限届满”出口，阶段开始时走“阶段开始”出口。",
    DescriptionEn = "Makes a task for a role and goes the way of its outcome; with a deadline, Expired when it ends, Closed when a phase begins.")]
internal sealed class AwaitDecision : Activity
{
    public const string OutcomeKey = "Outcome";
    public const string FormKey = "Form";
    public const string DecidedByKey = "DecidedBy";
    public const string ExpiredOutcome = "Expired";
    public const string ClosedOutcome = "Closed";
    /// <summary>The way of a case that is reopened (TR-42); no person chooses it at the task.</summary>
    public const string ReopenedOutcome = "Reopened";

    [Input(DisplayName = "事项组", DisplayNameEn = "Act", Description = "决定适用的表单和合法性检查，例如 self-check-review。", DescriptionEn = "Chooses form and guard, for example self-check-review.", Order = 1)]
    public Input<string> Act { get; set; } = new("");

    [Input(DisplayName = "标题", DisplayNameEn = "Title (Chinese)", Order = 2)]
    public Input<string> Title { get; set; } = new("");

    [Input(DisplayName = "英文标题", DisplayNameEn = "Title (English)", Order = 3)]
    public Input<string> TitleEn { get; set; } = new("");

    [Input(DisplayName = "角色", DisplayNameEn = "Role", Order = 4, UIHint = UIHints.Dropdown, Options =
        ["OFF|承办民警|Case officer", "LEAD|部门负责人|Head of division", "LEGAL|法制员|Legal", "HEAR|听证人员|Hearing panel", "CMD|分管局领导|Commander", "OFFICE|专项办|Campaign office", "CLERK|内勤|Clerk", "ACC|验收组|Acceptance", "UREP|单位|Unit"])]
    public Input<string> Role { get; set; } = new("OFF");

    [Input(DisplayName = "结果", DisplayNameEn = "Outcomes", Order = 5, UIHint = UIHints.DynamicOutcomes)]
    public Input<ICollection<string>> Outcomes { get; set; } = new([]);

    [Input(DisplayName = "办理时限", DisplayNameEn = "Due in", Description = "例如 3 wd，或者 T-10（按其法定长度）；空白时取到期期限的末日。", DescriptionEn = "For example 3 wd, or T-10 for its lawful length; when empty, the last day of the deadline.", Order = 6)]
    public Input<string> DueIn { get; set; } = new("");

    [Input(DisplayName = "随期限届满", DisplayNameEn = "Expires with", Description = "本流程已设定的期限编号，例如 T-06；届满时走“期限届满”出口。", DescriptionEn = "A timer armed in this workflow, for example T-06.", Order = 7)]
    public Input<string> ExpiresWith { get; set; } = new("");

    [Input(DisplayName = "至阶段开始", DisplayNameEn = "Until phase", Description = "阶段序号；该阶段开始时走“阶段开始”出口。0 为不限。", DescriptionEn = "Number of a phase; Closed when it begins. 0 for none.", Order = 8)]
    public Input<int> UntilPhase { get; set; } = new(0);

    [Input(DisplayName = "职责分离", DisplayNameEn = "Not by the doers of", Description = "办理过这些事项的人员不得办理本事项。", DescriptionEn = "Whoever did these acts may not do this one.", Order = 9, UIHint = UIHints.MultiText)]
    public Input<ICollection<string>> NotBy { get; set; } = new([]);

    [Input(DisplayName = "指派给", DisplayNameEn = "Assign to", Order = 10, UIHint = UIHints.Dropdown, Options = ["|1 不指派|1 Nobody", "LeadOfficer|2 主办民警|2 Lead officer", "UnitRepresentative|3 单位代表|3 Representative of the unit"])]
    public Input<string> AssignTo { get; set; } = new("");

    [Input(DisplayName = "文书", DisplayNameEn = "Document", Description = "事项所涉文书的标识。", DescriptionEn = "Id of the document that the act is about.", Order = 11)]
    public Input<string> NoticeId { get; set; } = new("");

    [Input(DisplayName = "到期日", DisplayNameEn = "Due day", Description = "例如 hearing（听证日期）、visit（安排的检查日期）、feedback（提示函反馈日期）；确定后代替办理时限。", DescriptionEn = "For example hearing, visit or feedback, the day that was set for them; once set it stands in place of the period.", Order = 12)]
    public Input<string> DueOn { get; set; } = new("");

    [Output(DisplayName = "结果", DisplayNameEn = "Outcome")]
    public Output<string>? Outcome { get; set; }

    [Output(DisplayName = "表单", DisplayNameEn = "Form")]
    public Output<object>? Form { get; set; }

    [Output(DisplayName = "办理人", DisplayNameEn = "Decided by")]
    public Output<string>? DecidedBy { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var clock = context.GetRequiredService<LegalClock>();
        var instanceId = context.WorkflowExecutionContext.Id;
        var timer = context.Get(ExpiresWith, "");
        var phase = context.Get(UntilPhase, 0);
        var deadline = timer.Length == 0 ? null : await LatestAsync(context, instanceId, timer);
        if (deadline?.Status == DeadlineStatus.Fired)
        {
            await EndAsync(context, ExpiredOutcome);
            return;
        }
        if (phase > 0 && clock.Today >= file.Campaign.PhaseNumber(phase).First)
        {
            await EndAsync(context, ClosedOutcome);
            return;
        }

        var decision = context.CreateBookmark(new CreateBookmarkArgs { Callback = DecidedAsync });
        if (timer.Length > 0)
            context.CreateBookmark(DeadlineStimulus.Bookmark(timer, ExpiredAsync));
        if (phase > 0)
        {
            await context.GetRequiredService<DeadlineArming>().ArmPhaseAsync(file, instanceId, phase, context.CancellationToken);
            context.CreateBookmark(DeadlineStimulus.Bookmark(Wait.Phase(phase), ClosedAsync));
        }
        var day = await context.GetRequiredService<DeadlineArming>().DayOrNullAsync(file, instanceId, context.Get(DueOn), context.CancellationToken);
        var outcomes = context.Get(Outcomes) ?? [];
        await context.GetRequiredService<TaskOpening>().OpenAsync(context, file, decision,
            new TaskWish(context.Get(Act, ""), context.Get(Title, ""), context.Get(TitleEn, ""), context.Get(Role, ""), [.. outcomes.Where(outcome => outcome is not (ExpiredOutcome or ClosedOutcome or ReopenedOutcome))])
            {
                DueIn = day is null ? context.Get(DueIn) : null,
                DueOn = day ?? deadline?.DueOn ?? (phase > 0 ? file.Campaign.PhaseNumber(phase).First.PlusDays(-1) : null),
                NotBy = [.. context.Get(NotBy) ?? []],
                AssignTo = context.Get(AssignTo),
                NoticeId = context.Get(NoticeId) is { Length: > 0 } noticeId ? (await context.GetRequiredService<IRecords>().StandingNoticeAsync(noticeId, context.CancellationToken)).Id : null,
            });
    }

    protected override async ValueTask OnCanceledAsync(ActivityExecutionContext context) => await context.GetRequiredService<TaskOpening>().WithdrawAsync(context);

    [Continuation("decided")]
    private async ValueTask DecidedAsync(ActivityExecutionContext context)
    {
        if (!context.ResumeInput.TryGetValue(OutcomeKey, out var value) || value is not string outcome)
            throw new RefusedException(new Refusal("decision.without-outcome", "待办只能通过任务办理，未给出结果。", "The step is completed by doing its task; no outcome was given."));
        context.Set(Outcome, outcome);
        context.Set(Form, context.ResumeInput.GetValueOrDefault(FormKey));
        context.Set(DecidedBy, context.ResumeInput.GetValueOrDefault(DecidedByKey) as string);
        await context.CompleteActivityWithOutcomesAsync(outcome);
    }

    [Continuation("expired")]
    private async ValueTask ExpiredAsync(ActivityExecutionContext context)
    {
        await context.GetRequiredService<TaskOpening>().WithdrawAsync(context);
        await EndAsync(context, ExpiredOutcome);
    }

    [Continuation("closed")]
    private async ValueTask ClosedAsync(ActivityExecutionContext context)
    {
        await context.GetRequiredService<TaskOpening>().WithdrawAsync(context);
        await EndAsync(context, ClosedOutcome);
    }

    private async ValueTask EndAsync(ActivityExecutionContext context, string outcome)
    {
        context.Set(Outcome, outcome);
        await context.CompleteActivityWithOutcomesAsync(outcome);
    }

    private static async Task<Deadline?> LatestAsync(ActivityExecutionContext context, string instanceId, string timer) =>
        await context.GetRequiredService<IRecords>().FirstAsync<Deadline>(row => row.InstanceId == instanceId && row.Timer == timer && row.Kind != DeadlineKind.Reminder,
            rows => rows.OrderByDescending(row => row.ArmedAt).ThenByDescending(row => row.Id), context.CancellationToken);
}
