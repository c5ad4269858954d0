using Microsoft.AspNetCore.Components;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Worklist;

/// <summary>The same for many tasks: one decision with one form, or one person whom they are given to. It becomes a job; whether each task may be done is decided when its turn comes.</summary>
public sealed partial class BatchPanel
{
    private const string Assignee = "(assignee)";

    private static readonly FormFieldKind[] OfOneCase = [FormFieldKind.Findings, FormFieldKind.FindingResults, FormFieldKind.OrderItems];

    private FormDraft _draft = new();
    private IReadOnlyList<FieldProblem> _problems = [];
    private IReadOnlyList<Person> _people = [];
    private JobKind? _kind;
    private string _assignee = "";
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired]
    public IReadOnlyList<TaskRow> Rows { get; set; } = [];

    [Parameter, EditorRequired]
    public Reader Reader { get; set; } = Reader.Nobody;

    /// <summary>The reader wants none of them any more.</summary>
    [Parameter]
    public EventCallback OnClear { get; set; }

    /// <summary>What all chosen tasks allow and what can be the same for all: tasks of one act, by forms that ask for nothing of a single case.</summary>
    private IReadOnlyList<ActForm> Forms => Rows.Select(row => row.Task.Act).Distinct().Count() != 1 ? []
        : [.. Acts.For(Rows[0].Task).Where(form => !form.Fields.Any(part => OfOneCase.Contains(part.Kind)) && Rows.All(row => Acts.For(row.Task).Any(other => other.Outcome == form.Outcome)))];

    private ActForm? Chosen => _kind == JobKind.Complete ? Forms.FirstOrDefault(form => form.Outcome == _draft.Outcome) : null;

    private bool NeedsReason => _kind == JobKind.Assign || Chosen is { NeedsReason: true };

    protected override async Task OnInitializedAsync() => _people = await Jobs.StaffAsync();

    private bool Wrong(string field) => _problems.Any(problem => problem.Field == field);

    private void Choose(JobKind kind)
    {
        (_kind, _problems, _refusal) = (kind, [], null);
        if (kind == JobKind.Complete && Forms is [var only])
            ChooseForm(only);
    }

    private void ChooseForm(ActForm form)
    {
        _draft.Outcome = form.Outcome;
        _draft.Prepare(form, []);
        (_problems, _refusal) = ([], null);
    }

    private async Task SubmitAsync()
    {
        if (_kind is not { } kind || _busy)
            return;
        var order = new JobOrder { AssigneeId = kind == JobKind.Assign && _assignee.Length > 0 ? _assignee : null };
        var reason = _draft.Reason.Trim();
        if (Chosen is { } form)
        {
            var submission = FormSubmission.Of(form, _draft);
            (_problems, order) = (submission.Problems, new JobOrder { Outcome = form.Outcome, Form = submission.Form });
        }
        else
        {
            _problems = [.. new[] { order.AssigneeId is null ? new FieldProblem(Assignee, "form.required") : null, reason.Length == 0 ? new FieldProblem(FormSubmission.Reason, "form.required") : null }.OfType<FieldProblem>()];
        }

        if (_problems.Count > 0)
            return;
        _busy = true;
        try
        {
            var ordered = await Jobs.OrderAsync(kind, order, [.. Rows.Select(row => row.Task.Id)], reason.Length == 0 ? null : reason, Reader.Actor);
            if (ordered.Refusal is { } refusal)
                _refusal = refusal;
            else
                Navigation.NavigateTo($"/jobs/{ordered.Value.Id}");
        }
        finally
        {
            _busy = false;
        }
    }
}
