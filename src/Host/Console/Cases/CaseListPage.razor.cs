using Microsoft.AspNetCore.Components;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Layout;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Host.Workbench.Worklist;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>All cases that the reader may see; each filter is a part of the address.</summary>
public sealed partial class CaseListPage
{
    private readonly List<CaseRow> _rows = [];
    private CaseChoices? _choices;
    private DueCalendar _calendar = null!;
    private int _count;
    private bool _loaded;
    private bool _more;
    private string? _state;
    private string? _district;
    private string? _category;
    private string? _officer;
    private string? _search;

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    /// <summary>A state's code, or the name of a stage.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? District { get; set; }

    [SupplyParameterFromQuery]
    public string? Category { get; set; }

    [SupplyParameterFromQuery]
    public string? Officer { get; set; }

    [SupplyParameterFromQuery]
    public string? Campaign { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    private CaseFilter Filter => new(Empty(Campaign), StatesOf(State), Empty(District), Enum.TryParse<UnitCategory>(Category, out var category) ? category : null, Empty(Officer), Empty(Search));

    protected override async Task OnParametersSetAsync()
    {
        (_state, _district, _category, _officer, _search) = (State, District, Category, Officer, Search);
        _calendar = new DueCalendar(Clock.Today());
        _choices ??= await List.ChoicesAsync();
        _count = await List.CountAsync(Reader, Filter);
        _rows.Clear();
        await LoadMoreAsync();
        _loaded = true;
    }

    private async Task LoadMoreAsync()
    {
        var page = await List.ListAsync(Reader, Filter, _rows.LastOrDefault());
        _rows.AddRange(page);
        _more = page.Count == CaseListReader.PageSize;
    }

    private void Go() => Navigation.NavigateTo(Link.To("/cases", ("state", _state), ("district", _district), ("category", _category), ("officer", _officer), ("campaign", Campaign), ("q", _search)));

    private static IReadOnlyList<UnitCaseState>? StatesOf(string? text) =>
        Enum.TryParse<CasePhase>(text, out var phase) && phase.ToString() == text ? CasePhases.StatesOf(phase)
        : Enum.TryParse<UnitCaseState>(text, out var state) && state.ToString() == text ? [state]
        : null;

    private static string? Empty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
