using Microsoft.AspNetCore.Components;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Layout;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Reconciliation;

/// <summary>The findings of the comparison, by rule, and what officers decide about them.</summary>
public sealed partial class ReconciliationPage
{
    private static readonly FindingState[] Shown = [FindingState.Open, FindingState.Explained, FindingState.Confirmed, FindingState.Closed, FindingState.Resolved];

    private readonly List<ReconciliationFinding> _rows = [];
    private ComparisonOverview? _overview;
    private Refusal? _refusal;
    private bool _busy;
    private bool _more;
    private string? _state;
    private string? _grade;
    private string? _open;
    private FindingState _decision = FindingState.Explained;
    private string _reason = "";

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    [SupplyParameterFromQuery]
    private string? Rule { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Grade { get; set; }

    private bool MayDecide => Reader.Is(Role.Officer) || Reader.Is(Role.Lead) || Reader.Is(Role.Office);

    protected override async Task OnParametersSetAsync()
    {
        if (!Reader.IsStaff)
            return;
        (_state, _grade) = (State, Grade);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _overview = await Comparisons.OverviewAsync();
        _rows.Clear();
        await LoadMoreAsync();
    }

    private async Task LoadMoreAsync()
    {
        if (_overview is null)
            return;
        var page = await Comparisons.ListAsync(_overview.CampaignId, string.IsNullOrEmpty(Rule) ? null : Rule, Enum.TryParse<FindingState>(State, out var state) ? state : null,
            Enum.TryParse<LeadGrade>(Grade, out var grade) ? grade : null, _rows is [.., var last] ? (last.Score, last.Id) : null);
        _rows.AddRange(page);
        _more = page.Count == ComparisonReader.PageSize;
    }

    private int Count(string rule, FindingState state) => _overview?.Counts.Where(count => count.Rule == rule && count.State == state).Sum(count => count.Count) ?? 0;

    private void Go() => Navigation.NavigateTo(Link.To("/reconciliation", ("rule", Rule), ("state", _state), ("grade", _grade)));

    private void Open(string id) => (_open, _reason) = (_open == id ? null : id, "");

    private async Task RunAsync()
    {
        _busy = true;
        try
        {
            var answer = await Task.Run(() => Comparisons.RunAsync(_overview!.CampaignId, Reader.Actor));
            _refusal = answer.Refusal;
        }
        finally
        {
            _busy = false;
        }
        await LoadAsync();
    }

    private async Task OpenCaseAsync(string findingId)
    {
        var answer = await Comparisons.OpenCaseAsync(findingId, Reader.Actor);
        _refusal = answer.Refusal;
        if (_refusal is null)
            Navigation.NavigateTo($"/cases/{answer.Value}");
    }

    private async Task DecideAsync()
    {
        var answer = await Comparisons.DecideAsync(_open!, _decision, _reason, Reader.Actor);
        _refusal = answer.Refusal;
        if (_refusal is not null)
            return;
        _open = null;
        await LoadAsync();
    }
}
