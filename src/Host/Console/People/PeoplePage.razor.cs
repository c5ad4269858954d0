using Microsoft.AspNetCore.Components;
using Orchestrator.Host.People;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Layout;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.People;

/// <summary>The administrator's page of people.</summary>
public sealed partial class PeoplePage : ComponentBase
{
    private List<Person> _rows = [];
    private bool _more;
    private bool _busy;
    private bool _goesUp;
    private ElementReference _top;
    private string _role = "";
    private string _state = "";
    private string? _search;
    private string _password = "";
    private PersonForm? _form;
    private Refusal? _refusal;
    private PersonKept? _done;
    private string _doneText = "people.saved";

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    [Inject]
    private PersonReader People { get; set; } = null!;

    [Inject]
    private PeopleActions Actions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "role")]
    private string? OfRole { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    private PersonFilter Filter => new(OfRole, State switch { "in" => true, "out" => false, _ => null }, Q);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        (_role, _state, _search) = (OfRole ?? "", State ?? "", Q);
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_goesUp)
            return;
        // The list is long, and what was opened or said stands above it.
        _goesUp = false;
        await _top.FocusAsync();
    }

    private async Task LoadAsync()
    {
        if (!Reader.Is(Role.Admin))
            return;
        _rows = [.. await People.ListAsync(Filter, null)];
        _more = _rows.Count == PersonReader.PageSize;
    }

    private async Task LoadMoreAsync()
    {
        var next = await People.ListAsync(Filter, _rows[^1].SignInName);
        _rows.AddRange(next);
        _more = next.Count == PersonReader.PageSize;
    }

    private void Go() => Navigation.NavigateTo(Link.To("/people", ("role", _role), ("state", _state), ("q", _search)));

    private void Open(PersonForm form) => (_form, _password, _refusal, _done, _goesUp) = (form, "", null, null, true);

    private Task SaveAsync() => DoAsync(_form!.PersonId is null ? "people.added" : "people.saved", async form =>
        form.PersonId is { } id ? await Actions.ChangeAsync(id, form.Details, form.Reason, Reader.Actor)
        : string.IsNullOrWhiteSpace(form.UnitCode) ? await Actions.AddAsync(form.SignInName, null, form.Details, form.Reason, Reader.Actor)
        // A code that belongs to no unit is passed on as it is, and refused as one.
        : await Actions.AddAsync(form.SignInName, await People.UnitAsync(form.UnitCode.Trim()) ?? form.UnitCode.Trim(), form.Details, form.Reason, Reader.Actor));

    private Task SetServiceAsync() => DoAsync(_form!.IsActive ? "people.left" : "people.returned", form => Actions.SetServiceAsync(form.PersonId!, !form.IsActive, form.Reason, Reader.Actor));

    private Task SetPasswordAsync() => DoAsync("people.passwordSet", async form =>
    {
        var answer = await Actions.SetPasswordAsync(form.PersonId!, _password, form.Reason, Reader.Actor);
        return answer.Refusal is { } refusal ? refusal : new PersonKept(answer.Value, new OpenWork(0, 0, 0, 0));
    });

    private async Task DoAsync(string doneText, Func<PersonForm, Task<Answer<PersonKept>>> act)
    {
        if (_busy || _form is not { } form)
            return;
        _busy = true;
        try
        {
            var answer = await act(form);
            _refusal = answer.Refusal;
            if (answer.IsRefused)
                return;
            // Who was added needs a password next.
            (_done, _doneText, _password, _form) = (answer.Value, doneText, "", form.PersonId is null ? PersonForm.Of(answer.Value.Person) : null);
            await LoadAsync();
            _goesUp = true;
        }
        finally
        {
            _busy = false;
        }
    }
}
