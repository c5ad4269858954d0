using System.Text.Json;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Orchestrator.Client.Incidents;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Values;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Incidents;

/// <summary>One stuck instance: why, since when, what has changed, and what can be done about it.</summary>
public sealed partial class IncidentPage
{
    private readonly Dictionary<string, string?> _edited = [];
    private IncidentDetails? _details;
    private Refusal? _refusal;
    private string? _planId;
    private string? _execution;
    private string? _outcome;
    private string _reason = "";
    private bool _loaded;
    private bool _busy;

    [Inject]
    private IncidentReader Incidents { get; set; } = null!;

    [Inject]
    private AlterationOrders Orders { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    [Parameter]
    public string InstanceId { get; set; } = "";

    private IReadOnlyList<string> Outcomes =>
        [.. (_details?.Incidents ?? []).Where(i => string.IsNullOrEmpty(_execution) || i.ActivityInstanceId == _execution).SelectMany(i => i.Outcomes).Distinct()];

    protected override async Task OnParametersSetAsync()
    {
        if (Reader.MaySeeIncidents)
            await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _details = await Incidents.TellAsync(InstanceId);
        _outcome = Outcomes is [{ } first, ..] ? first : null;
        _loaded = true;
    }

    private Task RetryAsync() => OrderAsync(
    [
        .. _edited.Select(e => new ModifyVariable { VariableId = e.Key, Value = Typed(e.Value) }),
        new RetryActivity { ActivityInstanceId = Execution },
    ]);

    private Task SkipAsync() => OrderAsync([new SkipActivity { ActivityInstanceId = Execution, Outcome = _outcome ?? "Done" }]);

    private async Task CancelAsync()
    {
        var sure = await Dialogs.ShowMessageBoxAsync(T["incidents.cancel"], T["incidents.cancelSure"], yesText: T["incidents.cancel"], cancelText: T["app.cancel"]);
        if (sure == true)
            await OrderAsync([new CancelInstance()]);
    }

    private string? Execution => string.IsNullOrEmpty(_execution) ? null : _execution;

    private async Task OrderAsync(IReadOnlyList<Alteration> alterations)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var answer = await Orders.OrderAsync(alterations, new InstanceSelection { InstanceIds = [InstanceId] }, _reason, Reader.Actor);
            _refusal = answer.Refusal;
            if (answer.IsRefused)
                return;
            (_planId, _reason) = (answer.Value.Id, "");
            _edited.Clear();
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private void Edit(VariableInfo variable, string? text)
    {
        if (text == Shown(variable))
            _edited.Remove(variable.Name);
        else
            _edited[variable.Name] = text;
    }

    private static string Shown(VariableInfo variable) => variable.Value switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };

    // Lists and objects are written as JSON; everything else is text that the engine converts to the variable's type.
    private static object? Typed(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.TrimStart() is not ['{' or '[', ..])
            return text;
        try
        {
            return PlainValue.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
