using Microsoft.AspNetCore.Components;
using Orchestrator.Client.Alterations;
using Orchestrator.Engine.Alterations;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Incidents;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Alterations;

/// <summary>Plans a migration: tries it on the instances of one version, asks what became of steps that are gone, and orders it for those chosen.</summary>
public sealed partial class MigratePage
{
    private const int PageSize = 25;

    private readonly List<InstanceTrial> _items = [];
    private readonly HashSet<string> _chosen = [];
    private readonly Dictionary<string, string> _map = [];
    private readonly SortedSet<string> _unmapped = new(StringComparer.Ordinal);
    private IReadOnlyList<KeyValuePair<string, string>> _definitions = [];
    private IReadOnlyList<VersionRow> _versions = [];
    private AlterationTrial? _trial;
    private Refusal? _refusal;
    private string? _planId;
    private string? _definition;
    private string _reason = "";
    private int _from;
    private int _to;
    private bool _busy;

    [Inject]
    private IncidentReader Incidents { get; set; } = null!;

    [Inject]
    private PlanReader Plans { get; set; } = null!;

    [Inject]
    private AlterationTrials Trials { get; set; } = null!;

    [Inject]
    private AlterationOrders Orders { get; set; } = null!;

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    [SupplyParameterFromQuery]
    public string? Definition { get; set; }

    [SupplyParameterFromQuery]
    public int? From { get; set; }

    /// <summary>Only this instance.</summary>
    [SupplyParameterFromQuery]
    public string? Instance { get; set; }

    private InstanceSelection Everybody => Instance is { Length: > 0 } one ? new InstanceSelection { InstanceIds = [one] } : new InstanceSelection { DefinitionId = _definition, Version = _from };

    private Migrate Order => new() { TargetVersion = _to, Map = _map.Where(m => m.Value.Length > 0).ToDictionary() };

    protected override async Task OnParametersSetAsync()
    {
        if (!Reader.MayAlter)
            return;
        _definitions = await Incidents.DefinitionsAsync();
        _definition ??= Definition;
        await ChooseDefinition();
        _from = From ?? _from;
    }

    private async Task ChooseDefinition()
    {
        _versions = string.IsNullOrEmpty(_definition) ? [] : await Plans.VersionsAsync(_definition);
        _to = _versions.OrderByDescending(v => v.IsPublished).Select(v => v.Version).FirstOrDefault();
        _from = _versions.FirstOrDefault(v => v.Instances > 0 && v.Version != _to)?.Version ?? 0;
        _trial = null;
        _unmapped.Clear();
        _map.Clear();
    }

    private async Task GoAsync()
    {
        _items.Clear();
        _chosen.Clear();
        _trial = null;
        await MoreAsync();
    }

    private Task MoreAsync() => BusyAsync(async () =>
    {
        _trial = await Trials.TryAsync([Order], Everybody, _trial?.Next, PageSize);
        _items.AddRange(_trial.Items);
        _chosen.UnionWith(_trial.Items.Where(i => !i.IsRefused).Select(i => i.InstanceId));
        // Steps for which the target has no counterpart: the person is asked once for each, whatever the number of instances.
        _unmapped.UnionWith(_trial.Items.SelectMany(i => i.Refusals).Where(r => r is { Code: "migration.step-gone", Place: not null }).Select(r => r.Place![(r.Place!.LastIndexOf(':') + 1)..]));
    });

    private Task OrderChosenAsync() => OrderAsync(new InstanceSelection { InstanceIds = [.. _chosen] });

    private Task OrderAllAsync() => OrderAsync(Everybody);

    private Task OrderAsync(InstanceSelection selection) => BusyAsync(async () =>
    {
        var answer = await Orders.OrderAsync([Order], selection, _reason, Reader.Actor);
        _refusal = answer.Refusal;
        if (answer.IsRefused)
            return;
        (_planId, _reason, _trial) = (answer.Value.Id, "", null);
        _versions = await Plans.VersionsAsync(_definition!);
    });

    private async Task BusyAsync(Func<Task> act)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            await act();
        }
        finally
        {
            _busy = false;
        }
    }
}
