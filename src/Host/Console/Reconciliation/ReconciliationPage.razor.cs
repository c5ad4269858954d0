using Microsoft.AspNetCore.Components;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Layout;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Reconciliation;

/// <summary>The findings of the comparison, by rule, and what officers decide about them.</summary>
public sealed partial class ReconciliationPage
{
    private static readonly FindingState[] Shown = [FindingState.Open, FindingState.Explained, FindingState.Confirmed, FindingState.Closed, FindingState.Resolved];

    private readonly List<ReconciliationFinding> _rows = [];
    private ComparisonOverview? _overview;
    private WorkTask? _task;
    private Refusal? _refusal;
    private bool _busy;
    private bool _more;
    private string? _state;
    private string? _grade;
    private string? _open;
    private FindingState _decision = FindingState.Explained;
    private string _reason = "";
    private string _question = "";
    private IReadOnlyList<AskedQuestion> _questions = [];

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    [SupplyParameterFromQuery]
    private string? Rule { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Grade { get; set; }

    /// <summary>The task of a lead whose form is open, from the address.</summary>
    [SupplyParameterFromQuery(Name = "task")]
    private string? TaskId { get; set; }

    private bool MayDecide => Reader.Is(Role.Officer) || Reader.Is(Role.Lead) || Reader.Is(Role.Office);

    protected override async Task OnParametersSetAsync()
    {
        if (!Reader.IsStaff)
            return;
        (_state, _grade) = (State, Grade);
        _task = TaskId is null ? null : await Comparisons.TaskAsync(TaskId);
        await LoadAsync();
    }

    private async Task TaskDoneAsync(TaskCompleted done)
    {
        _task = null;
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

    private async Task OpenAsync(string id)
    {
        (_open, _reason, _question) = (_open == id ? null : id, "", "");
        _questions = _open is null ? [] : await Comparisons.QuestionsAsync(id);
    }

    private async Task AskAsync()
    {
        _refusal = (await Comparisons.AskAsync(_open!, _question, Reader.Actor)).Refusal;
        if (_refusal is null)
            (_question, _questions) = ("", await Comparisons.QuestionsAsync(_open!));
    }

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
