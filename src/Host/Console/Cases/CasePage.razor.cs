using Microsoft.AspNetCore.Components;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Host.Workbench.Worklist;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>
/// One case: the live diagram, what is to be done with its forms, deadlines, documents, facts and history. It follows the case: an act of somebody else
/// is shown at once on the same node, and within <see cref="PollPeriod"/> on another.
/// </summary>
public sealed partial class CasePage
{
    private static readonly TimeSpan PollPeriod = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _left = new();
    private CaseFile? _file;
    private bool _loaded;
    private string? _loadedId;
    private string? _openTask;
    private string? _chosenInstance;
    private DueCalendar _calendar = null!;
    private IDisposable? _watching;

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The task whose form is open, from the address.</summary>
    [SupplyParameterFromQuery(Name = "task")]
    public string? TaskId { get; set; }

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    private string? Instance => _chosenInstance ?? _file?.Case.InstanceId;

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedId == Id && TaskId == _openTask)
            return;
        var isOtherCase = _loadedId != Id;
        _loadedId = Id;
        if (isOtherCase)
        {
            _chosenInstance = null;
            await LoadAsync();
            _watching?.Dispose();
            _watching = Notices.Watch(Id, () => _ = InvokeAsync(RefreshAsync));
        }
        _openTask = TaskId ?? FirstOfMine();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = PollAsync();
    }

    private async Task LoadAsync()
    {
        _calendar = new DueCalendar(Clock.Today());
        _file = await Files.ReadAsync(Id, Reader);
        _loaded = true;
    }

    /// <summary>Reads again; the form that is open stays as it is, unless its task is gone.</summary>
    private async Task RefreshAsync()
    {
        if (_left.IsCancellationRequested)
            return;
        await LoadAsync();
        if (_file?.OpenTasks.Any(task => task.Id == _openTask) != true)
            _openTask = FirstOfMine();
        StateHasChanged();
    }

    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(PollPeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(_left.Token))
                await InvokeAsync(RefreshAsync);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private string? FirstOfMine() => _file?.OpenTasks.FirstOrDefault(task => TaskAccess.MayDo(task, _file.Case, Reader))?.Id;

    private void Toggle(string taskId)
    {
        _openTask = _openTask == taskId ? null : taskId;
        TaskId = _openTask;
    }

    private async Task CompletedAsync(TaskCompleted completed)
    {
        TaskId = null;
        _openTask = null;
        await RefreshAsync();
    }

    /// <summary>A click on a step in the diagram opens its task beside it.</summary>
    private void OpenByActivity(StudioClick click)
    {
        var task = _file?.OpenTasks.FirstOrDefault(open => open.InstanceId == Instance && (open.ActivityId == click.ActivityId || open.ActivityNodeId == click.NodeId));
        if (task is null)
            return;
        TaskId = _openTask = task.Id;
        StateHasChanged();
    }

    /// <summary>The step of the open task, or of any that waits in this diagram.</summary>
    private string? StepOf(string instanceId)
    {
        var here = _file?.OpenTasks.Where(task => task.InstanceId == instanceId).ToList() ?? [];
        return (here.Find(task => task.Id == _openTask) ?? here.FirstOrDefault())?.ActivityId;
    }

    /// <summary>The pieces of evidence about whose fate a task decides.</summary>
    private static IEnumerable<KeptPiece> KeptFor(CaseFile file, WorkTask task) => task.Act == "preservation-decision" ? file.Kept.Where(piece => piece.NoticeId == task.NoticeId) : [];

    private void ChooseInstance(string instanceId) => _chosenInstance = instanceId;

    private List<KeyValuePair<string, string>> Instances(CaseFile file)
    {
        var choices = new List<KeyValuePair<string, string>>();
        if (file.Case.InstanceId is { } main)
            choices.Add(new(main, T["case.flow"]));
        choices.AddRange(file.Penalties.Where(p => p.InstanceId is not null).Select(p => new KeyValuePair<string, string>(p.InstanceId!, T["case.penaltyFlow", p.FilingNumber ?? p.State.ToString()])));
        choices.AddRange(file.OpenTasks.Select(t => t.InstanceId).Distinct().Where(id => choices.TrueForAll(c => c.Key != id)).ToList().Select(id => new KeyValuePair<string, string>(id, T["case.subFlow"])));
        return choices;
    }

    public async ValueTask DisposeAsync()
    {
        _watching?.Dispose();
        await _left.CancelAsync();
        _left.Dispose();
    }
}
