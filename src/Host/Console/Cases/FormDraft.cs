using System.Text.Json;
using Orchestrator.Host.Workbench.Orders;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>
/// What a person has typed so far for one task, as text, exactly as typed: nothing is lost or tidied until it is submitted. It is kept in the
/// browser's session storage, so that a refusal, a lost connection or a reload brings it back.
/// </summary>
public sealed class FormDraft
{
    /// <summary>The outcome chosen, or null.</summary>
    public string? Outcome { get; set; }
    public string Reason { get; set; } = "";
    /// <summary>Plain fields by name; a flag is <c>true</c> or <c>false</c>.</summary>
    public Dictionary<string, string> Values { get; init; } = [];
    /// <summary>Rows of fields of kind <see cref="FormFieldKind.Findings"/>.</summary>
    public Dictionary<string, List<FindingEntry>> Findings { get; init; } = [];
    /// <summary>Rows of fields of kind <see cref="FormFieldKind.FindingResults"/>.</summary>
    public Dictionary<string, List<FindingResultEntry>> Results { get; init; } = [];

    /// <summary>Rows of fields of kind <see cref="FormFieldKind.OrderItems"/>.</summary>
    public Dictionary<string, List<OrderItemEntry>> OrderItems { get; init; } = [];

    public string this[string field]
    {
        get => Values.GetValueOrDefault(field, "");
        set => Values[field] = value;
    }

    /// <summary>Puts the form's presets, and one row for each open finding, where nothing has been typed yet.</summary>
    public void Prepare(ActForm form, IReadOnlyList<OpenFinding> openFindings)
    {
        foreach (var field in form.Fields)
        {
            switch (field.Kind)
            {
                case FormFieldKind.Findings:
                    Findings.TryAdd(field.Name, [new FindingEntry()]);
                    break;
                case FormFieldKind.FindingResults:
                    var rows = Results.TryGetValue(field.Name, out var kept) ? kept : [];
                    Results[field.Name] = [.. openFindings.Select(open => rows.Find(row => row.Finding == open.Id) ?? new FindingResultEntry { Finding = open.Id })];
                    break;
                case FormFieldKind.OrderItems:
                    var items = OrderItems.TryGetValue(field.Name, out var typed) ? typed : [];
                    OrderItems[field.Name] = [.. openFindings.Select(open => items.Find(row => row.Finding == open.Id) ?? new OrderItemEntry { Finding = open.Id })];
                    break;
                default:
                    Values.TryAdd(field.Name, field.Default ?? "");
                    break;
            }
        }
    }

    public string Save() => JsonSerializer.Serialize(this);

    /// <summary>A draft saved before; one that cannot be read is as good as none.</summary>
    public static FormDraft Load(string? saved)
    {
        if (string.IsNullOrEmpty(saved))
            return new FormDraft();
        try
        {
            return JsonSerializer.Deserialize<FormDraft>(saved) ?? new FormDraft();
        }
        catch (JsonException)
        {
            return new FormDraft();
        }
    }
}

/// <summary>A checklist item found not to conform, as typed.</summary>
public sealed class FindingEntry
{
    public string Item { get; set; } = "";
    public string Fact { get; set; } = "";
    public string Evidence { get; set; } = "";

    public bool IsEmpty => Item.Length + Fact.Trim().Length + Evidence.Trim().Length == 0;
}

/// <summary>What a recheck found of one open finding, as chosen; null while nothing is chosen.</summary>
public sealed class FindingResultEntry
{
    public string Finding { get; set; } = "";
    public bool? Fixed { get; set; }
    public string Note { get; set; } = "";
}

/// <summary>A finding of the case that has not been fixed, as the forms show it.</summary>
public sealed record OpenFinding(string Id, string ItemCode, string Fact, string Severity);
