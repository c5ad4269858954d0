using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using Orchestrator.Host.Absences;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>One open task of a case: what is asked, by when, and the form of each outcome that its step allows.</summary>
public sealed partial class TaskPanel
{
    private IReadOnlyList<ActForm> _forms = [];
    private FormDraft _draft = new();
    private string? _draftOf;
    private IReadOnlyList<FieldProblem> _problems = [];
    private Refusal? _refusal;
    private bool _busy;
    private bool _showWrong;

    [Parameter, EditorRequired]
    public WorkTask Work { get; set; } = null!;

    [Parameter, EditorRequired]
    public Reader Reader { get; set; } = Reader.Nobody;

    /// <summary>The task's case; null for a task of the campaign itself.</summary>
    [Parameter]
    public UnitCase? Case { get; set; }

    /// <summary>The settings of its campaign, which say what is offered; null where nothing depends on them.</summary>
    [Parameter]
    public CampaignSettings? Settings { get; set; }

    [Parameter]
    public string? AssigneeName { get; set; }

    [Parameter]
    public bool IsOpen { get; set; }

    [Parameter]
    public IReadOnlyList<OpenFinding> OpenFindings { get; set; } = [];

    [Parameter]
    public IReadOnlyList<Person> Officers { get; set; } = [];

    /// <summary>What was asked for that the task decides about; null where nothing was.</summary>
    [Parameter]
    public AskedFor? Asked { get; set; }

    /// <summary>The pieces of evidence that the task is about.</summary>
    [Parameter]
    public IEnumerable<KeptPiece> Kept { get; set; } = [];

    /// <summary>The reader opened or closed this task, given by its id.</summary>
    [Parameter]
    public EventCallback<string> OnToggle { get; set; }

    /// <summary>The task is done.</summary>
    [Parameter]
    public EventCallback<TaskCompleted> OnCompleted { get; set; }

    /// <summary>Something beside the decision was done with it: asked, transferred, returned.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>The absent person in whose right the reader would do it; null when it is their own.</summary>
    private Principal? Standing => Reader.Is(Work.Role) && (Work.AssigneeId is null || Work.AssigneeId == Reader.Actor.Id) ? null
        : Reader.StandsInFor.FirstOrDefault(absent => absent.Id == Work.AssigneeId || (Work.AssigneeId is null && absent.Roles.Contains(Work.Role)));

    private bool MayDo => TaskAccess.MayDo(Work, Case, Reader);

    private ActForm? Chosen => _forms.FirstOrDefault(form => form.Outcome == _draft.Outcome);

    protected override async Task OnParametersSetAsync()
    {
        if (!IsOpen || !MayDo || _draftOf == Work.Id)
            return;
        _draftOf = Work.Id;
        _forms = [.. Acts.For(Work).Where(form => Settings is null || form.IsOffered(Settings))];
        _draft = FormDraft.Load(await Drafts.LoadAsync(Work.Id));
        if (_draft.Outcome is null && _forms.Count == 1)
            _draft.Outcome = _forms[0].Outcome;
        if (Chosen is { } form)
            _draft.Prepare(form, OpenFindings);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_showWrong)
            return;
        _showWrong = false;
        await Js.InvokeVoidAsync("orchestrator.focusWrong", $"task-{Work.Id}");
    }

    private async Task ChooseAsync(ActForm form)
    {
        _draft.Outcome = form.Outcome;
        _draft.Prepare(form, OpenFindings);
        _problems = [];
        _refusal = null;
        await KeepAsync();
    }

    private async Task PutReasonAsync(ChangeEventArgs e)
    {
        _draft.Reason = e.Value as string ?? "";
        await KeepAsync();
    }

    private async Task KeepAsync() => await Drafts.SaveAsync(Work.Id, _draft.Save());

    private async Task SubmitAsync()
    {
        if (Chosen is not { } form || _busy)
            return;
        var submission = FormSubmission.Of(form, _draft);
        _problems = submission.Problems;
        _refusal = null;
        if (_problems.Count > 0)
        {
            _showWrong = true;
            return;
        }
        _busy = true;
        try
        {
            var reason = string.IsNullOrWhiteSpace(_draft.Reason) ? null : _draft.Reason.Trim();
            var answer = await Actions.CompleteAsync(new CompleteTask(Work.Id, form.Outcome, submission.Form, reason, Work.Revision), Reader.Actor);
            if (answer.Refusal is { } refusal)
            {
                _refusal = refusal;
                return;
            }
            await Drafts.DropAsync(Work.Id);
            Snackbar.Add(T[answer.Value.IsHeld ? "task.held" : "task.done", Texts.Pick(Work.Title, Work.TitleEn)], Severity.Success);
            await OnCompleted.InvokeAsync(answer.Value);
        }
        finally
        {
            _busy = false;
        }
    }
}
