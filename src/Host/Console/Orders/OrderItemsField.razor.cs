using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Orders;

/// <summary>Composes the items of an order: what to do, by which rule, in how many days, and when that would end.</summary>
public sealed partial class OrderItemsField
{
    private OrderPreview? _preview;
    private Refusal? _refused;
    private LocalDate _servedOn;
    private string? _seenTerm;
    private string _instrument = "";
    private string _article = "";

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public string CaseId { get; set; } = "";

    [Parameter, EditorRequired]
    public List<OrderItemEntry> Rows { get; set; } = [];

    /// <summary>Days of the whole order as typed; empty for what the items need.</summary>
    [Parameter]
    public string TermDays { get; set; } = "";

    [Parameter]
    public EventCallback Changed { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_seenTerm == TermDays)
            return;
        if (_seenTerm is null)
            _servedOn = Clock.Today();
        _seenTerm = TermDays;
        await ReckonAsync();
    }

    /// <summary>Asks what the order would be; what stays unreadable while somebody types leaves the last answer in place.</summary>
    private async Task ReckonAsync()
    {
        var term = int.TryParse(TermDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : (int?)null;
        var form = new JsonObject();
        if (term is not null)
            form["termDays"] = term;
        var rows = Rows.Where(row => !row.IsBlank).Select(row => row.AsRow(term)).ToList();
        if (rows.Count > 0 && rows.TrueForAll(row => row is not null))
            form[OrderForms.Items] = new JsonArray([.. rows]);
        var answer = await Orders.PreviewAsync(CaseId, form, _servedOn);
        _refused = answer.Refusal;
        if (answer.IsRefused)
            return;
        _preview = answer.Value;
        foreach (var row in Rows.Where(row => row.IsBlank))
        {
            if (_preview.Items.FirstOrDefault(item => item.Proposal.Finding.Id == row.Finding) is { } proposed)
                row.Fill(proposed.Proposal);
        }
    }

    private async Task PutAsync(Action change)
    {
        change();
        await ReckonAsync();
        await Changed.InvokeAsync();
    }

    private Task PickAsync(OrderItemEntry row, string basis, bool isPicked) => PutAsync(() =>
    {
        row.Bases.Remove(basis);
        if (isPicked)
            row.Bases.Add(basis);
    });

    private Task AddLawAsync(OrderItemEntry row)
    {
        if (_instrument.Length == 0 || !int.TryParse(_article, NumberStyles.None, CultureInfo.InvariantCulture, out var article) || article is < 1 or > 999)
            return Task.CompletedTask;
        var basis = $"《{_instrument}》第{ArticleNumber.Zh(article)}条";
        (_instrument, _article) = ("", "");
        return row.Bases.Contains(basis) ? Task.CompletedTask : PickAsync(row, basis, true);
    }

    private async Task ServeAsync(ChangeEventArgs e)
    {
        if (LocalDatePattern.Iso.Parse(Text(e)) is { Success: true, Value: var day })
            _servedOn = day;
        await ReckonAsync();
    }

    private static string Text(ChangeEventArgs e) => e.Value as string ?? "";
}
