using Microsoft.AspNetCore.Components;
using Orchestrator.Client.Incidents;
using Orchestrator.Engine.Alterations;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Incidents;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Layout;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Incidents;

/// <summary>What is stuck, why and since when; each filter is a part of the address.</summary>
public sealed partial class IncidentsPage
{
    private const string WaitsView = "waits";
    private const int ShownLetters = 160;

    private readonly List<IncidentInfo> _rows = [];
    private readonly HashSet<string> _chosen = [];
    private IReadOnlyList<IncidentGroup> _groups = [];
    private IReadOnlyList<VainWait> _waits = [];
    private IReadOnlyList<KeyValuePair<string, string>> _definitions = [];
    private Refusal? _refusal;
    private string? _planId;
    private string? _definition;
    private string? _search;
    private string _reason = "";
    private int _count;
    private bool _loaded;
    private bool _more;
    private bool _busy;

    [Inject]
    private IncidentReader Incidents { get; set; } = null!;

    [Inject]
    private AlterationOrders Orders { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery]
    public string? Definition { get; set; }

    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    [SupplyParameterFromQuery]
    public string? Message { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    private bool IsWaits => View == WaitsView;

    private IncidentFilter Filter => new(Definition, Step, Message, Search);

    protected override async Task OnParametersSetAsync()
    {
        if (!Reader.MaySeeIncidents)
            return;
        (_definition, _search) = (Definition, Search);
        _definitions = await Incidents.DefinitionsAsync();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        // The groups show everything that the definition and the search leave, so that another group is one click away.
        _groups = await Incidents.GroupsAsync(Filter with { ActivityId = null, Message = null });
        _waits = await Incidents.WaitsAsync(Definition);
        _count = await Incidents.CountAsync(Filter);
        _rows.Clear();
        _chosen.Clear();
        await LoadMoreAsync();
        _loaded = true;
    }

    private async Task LoadMoreAsync()
    {
        var page = await Incidents.ListAsync(Filter, _rows.LastOrDefault());
        _rows.AddRange(page);
        _more = page.Count == IncidentReader.PageSize;
    }

    private Task RetryAsync() => OrderAsync(new InstanceSelection { InstanceIds = [.. _chosen] });

    private async Task RetryAllAsync() => await OrderAsync(new InstanceSelection { InstanceIds = await Incidents.InstanceIdsAsync(Filter, AlterationRules.MostInstances + 1) });

    private async Task OrderAsync(InstanceSelection selection)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var answer = await Orders.OrderAsync([new RetryActivity()], selection, _reason, Reader.Actor);
            (_refusal, _planId) = (answer.Refusal, answer.IsRefused ? _planId : answer.Value.Id);
            if (!answer.IsRefused)
            {
                _reason = "";
                await LoadAsync();
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private void Choose(string instanceId)
    {
        if (!_chosen.Remove(instanceId))
            _chosen.Add(instanceId);
    }

    private void ChooseAll(ChangeEventArgs e)
    {
        _chosen.Clear();
        if (e.Value is true)
            _chosen.UnionWith(_rows.Select(r => r.InstanceId));
    }

    private void Go() => Navigation.NavigateTo(Link.To("/incidents", ("view", View), ("definition", _definition), ("q", _search)));

    private string To(string? view) => Link.To("/incidents", ("view", view), ("definition", Definition), ("q", Search));

    private string To(IncidentGroup group) => IsChosen(group) ? To(view: null) : Link.To("/incidents", ("definition", group.DefinitionId), ("step", group.ActivityId), ("message", group.Message), ("q", Search));

    private bool IsChosen(IncidentGroup group) => group.ActivityId == Step && group.Message == Message && group.DefinitionId == Definition;

    private string NameOf(string definitionId) => _definitions.FirstOrDefault(d => d.Key == definitionId).Value ?? definitionId;

    private static string Short(string message) => message.Length <= ShownLetters ? message : message[..ShownLetters] + "…";
}
