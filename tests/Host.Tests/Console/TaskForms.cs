using System.Globalization;
using System.Text.Json.Nodes;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using NodaTime;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Approvals;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Host.Workbench.Orders;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Workbench;

/// <summary>The form beside the diagram, rendered as the browser gets it.</summary>
public sealed class TaskForms : BunitContext, IActCatalog, ITaskActions, IOrderPreviews
{
    private static readonly Reader Officer = new(new Actor("off1", "陈志强", [Role.Officer]), "福田");
    private List<ActForm> _forms = [Forms.FormOf()];
    private Answer<TaskCompleted> _answer = new TaskCompleted("t1", null, null, []);
    private CompleteTask? _sent;

    public TaskForms()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<Texts>();
        Services.AddSingleton<TimeProvider>(new FixedClock(new DateTimeOffset(2005, 5, 11, 1, 0, 0, TimeSpan.Zero)));
        Services.AddSingleton<IActCatalog>(this);
        Services.AddSingleton<ITaskActions>(this);
        Services.AddSingleton<IOrderPreviews>(this);
        Services.AddScoped<DraftStore>();
        // What officers do with an approval beside deciding it reads the database; the browser walks it.
        ComponentFactories.AddStub<ApprovalPanel>();
    }

    [Fact]
    public void Each_kind_of_field_has_its_control_and_a_label_tied_to_it()
    {
        _forms = [Forms.FormOf([.. Enum.GetValues<FormFieldKind>().Select(kind => Forms.Field(kind.ToString(), kind) with { Choices = [new FormChoice("a", "甲", "A")] })])];
        var panel = Show();

        Assert.Equal("date", Control(panel, "Date").GetAttribute("type"));
        Assert.Equal("number", Control(panel, "Money").GetAttribute("type"));
        Assert.Equal("number", Control(panel, "Integer").GetAttribute("type"));
        Assert.Equal("text", Control(panel, "Text").GetAttribute("type"));
        Assert.Equal("checkbox", Control(panel, "Flag").GetAttribute("type"));
        Assert.Equal("TEXTAREA", Control(panel, "LongText").TagName);
        Assert.Equal(["请选择", "甲"], Control(panel, "Choice").Children.Select(option => option.TextContent));
        Assert.Equal(["请选择", "林晓燕 041019 福田"], Control(panel, "Officer").Children.Select(option => option.TextContent.Trim()));
        Assert.Equal("FIELDSET", Control(panel, "Findings").TagName);
        Assert.Contains("A04", Control(panel, "FindingResults").TextContent, StringComparison.Ordinal);
        Assert.Contains("没有待处置的问题", Control(panel, "OrderItems").TextContent, StringComparison.Ordinal);
        Assert.All(panel.FindAll(".field > label[for]"), label => Assert.NotNull(panel.Find("#" + label.GetAttribute("for"))));
    }

    Task<Answer<OrderPreview>> IOrderPreviews.PreviewAsync(string caseId, JsonObject form, LocalDate servedOn) =>
        Task.FromResult<Answer<OrderPreview>>(new Refusal("disposal.no-findings", "没有待处置的问题。", "There is no finding to dispose of."));

    [Fact]
    public void A_refusal_shows_both_languages_and_the_rule_and_loses_nothing()
    {
        _forms = [Forms.FormOf(Forms.Field("opinion", FormFieldKind.LongText))];
        _answer = new Refusal("order.term", "期限超过规定。", "The term is too long.", "公安部令第33号第20条");
        var panel = Show();
        Control(panel, "opinion").Change("同意限期整改");
        panel.Find("form").Submit();

        var note = panel.Find(".refusal");
        Assert.Contains("期限超过规定。", note.TextContent, StringComparison.Ordinal);
        Assert.Contains("The term is too long.", note.TextContent, StringComparison.Ordinal);
        Assert.Contains("公安部令第33号第20条", note.TextContent, StringComparison.Ordinal);
        Assert.Equal("同意限期整改", Control(panel, "opinion").GetAttribute("value"));
    }

    [Fact]
    public void What_is_sent_is_the_outcome_the_form_and_the_revision_that_was_seen()
    {
        _forms = [Forms.FormOf(Forms.Field("days", FormFieldKind.Integer)) with { NeedsReason = true }];
        var panel = Show();
        Control(panel, "days").Change("10");
        panel.Find("#reason-t1").Change("情节较轻");
        panel.Find("form").Submit();

        Assert.NotNull(_sent);
        Assert.Equal(("t1", "Accept", "情节较轻", 7L), (_sent.TaskId, _sent.Outcome, _sent.Reason, _sent.ExpectedRevision));
        Assert.Equal("""{"days":10}""", _sent.Form!.ToJsonString());
    }

    [Fact]
    public void A_missing_field_is_named_before_anything_is_sent()
    {
        _forms = [Forms.FormOf(Forms.Field("days", FormFieldKind.Integer))];
        var panel = Show();
        panel.Find("form").Submit();
        Assert.Null(_sent);
        Assert.Equal("必须填写", panel.Find(".field.wrong .field-problem").TextContent);
    }

    [Fact]
    public void Of_several_outcomes_one_is_chosen_and_brings_its_own_form()
    {
        _forms = [Forms.FormOf(), Forms.FormOf(Forms.Field("due", FormFieldKind.Date)) with { Outcome = "Return", LabelZh = "退回补正" }];
        var panel = Show();
        Assert.Empty(panel.FindAll("button[type=submit]"));
        panel.Find("input[value=Return]").Change("Return");
        Assert.NotNull(panel.Find("#f-act-Return-due"));
        Assert.Contains("退回补正", panel.Find("button[type=submit]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_before_a_reload_is_there_again()
    {
        _forms = [Forms.FormOf(Forms.Field("opinion", FormFieldKind.Text))];
        JSInterop.Setup<string?>("orchestrator.loadDraft", "t1").SetResult(new FormDraft { Outcome = "Accept", Values = { ["opinion"] = "半句话" } }.Save());
        Assert.Equal("半句话", Control(Show(), "opinion").GetAttribute("value"));
    }

    [Fact]
    public void Who_did_the_step_before_is_told_why_there_is_no_form()
    {
        var panel = Show(task => task.ExcludedPersons.Add("off1"));
        Assert.Empty(panel.FindAll("form"));
        Assert.Contains("职责分离", panel.Find(".note").TextContent, StringComparison.Ordinal);
    }

    IReadOnlyCollection<ActForm> IActCatalog.Forms => _forms;

    IReadOnlyList<ActForm> IActCatalog.For(WorkTask task) => _forms;

    Task<Answer<TaskCompleted>> ITaskActions.CompleteAsync(CompleteTask command, Actor actor, CancellationToken cancellationToken)
    {
        _sent = command;
        return Task.FromResult(_answer);
    }

    Task<Answer<WorkTask>> ITaskActions.ClaimAsync(string taskId, Actor actor, CancellationToken cancellationToken) => throw new NotSupportedException();

    private IRenderedComponent<TaskPanel> Show(Action<WorkTask>? shape = null)
    {
        var task = Rows.Task("t1", Role.Officer, new LocalDate(2005, 5, 12));
        task.Revision = 7;
        shape?.Invoke(task);
        return Render<TaskPanel>(p => p.Add(t => t.Work, task).Add(t => t.Reader, Officer).Add(t => t.IsOpen, true)
            .Add(t => t.Officers, [Rows.Person("off2", "林晓燕", Role.Officer)])
            .Add(t => t.OpenFindings, [new OpenFinding("f1", "A04", "无制度", "B")]));
    }

    private static AngleSharp.Dom.IElement Control(IRenderedComponent<TaskPanel> panel, string field) => panel.Find($"#f-act-Accept-{field}");
}
