using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Host.Workbench.Orders;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>
/// A draft turned into the JSON that the command takes, or the fields that stand in the way. It looks only at what the browser's fields cannot
/// hold by themselves; what is lawful is the guard's matter.
/// </summary>
public sealed record FormSubmission(JsonObject Form, IReadOnlyList<FieldProblem> Problems)
{
    /// <summary>Key of the reason among the problems.</summary>
    public const string Reason = "(reason)";

    public static FormSubmission Of(ActForm form, FormDraft draft)
    {
        var json = new JsonObject();
        var problems = new List<FieldProblem>();
        foreach (var field in form.Fields)
        {
            var (value, problem) = ValueOf(field, draft);
            if (problem is not null)
                problems.Add(new FieldProblem(field.Name, problem));
            else if (value is not null)
                json[field.Name] = value;
        }
        if (form.NeedsReason && string.IsNullOrWhiteSpace(draft.Reason))
            problems.Add(new FieldProblem(Reason, "form.required"));
        return new FormSubmission(json, problems);
    }

    private static (JsonNode? Value, string? Problem) ValueOf(FormField field, FormDraft draft)
    {
        switch (field.Kind)
        {
            case FormFieldKind.Findings:
                return Findings(field, draft.Findings.GetValueOrDefault(field.Name, []));
            case FormFieldKind.FindingResults:
                return Results(field, draft.Results.GetValueOrDefault(field.Name, []));
            case FormFieldKind.OrderItems:
                return Items(draft.OrderItems.GetValueOrDefault(field.Name, []), draft["termDays"].Trim());
            case FormFieldKind.Flag:
                return (JsonValue.Create(draft[field.Name] == "true"), null);
        }
        var text = draft[field.Name].Trim();
        if (text.Length == 0)
            return (null, field.Required ? "form.required" : null);
        return field.Kind switch
        {
            FormFieldKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (JsonValue.Create(whole), null) : (null, "form.integer"),
            FormFieldKind.Money => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) ? (JsonValue.Create(yuan), null) : (null, "form.money"),
            FormFieldKind.Date => LocalDatePattern.Iso.Parse(text).Success ? (JsonValue.Create(text), null) : (null, "form.date"),
            _ => (JsonValue.Create(text), null),
        };
    }

    private static (JsonNode? Value, string? Problem) Findings(FormField field, List<FindingEntry> entries)
    {
        var rows = entries.Where(entry => !entry.IsEmpty).ToList();
        if (rows.Count == 0)
            return field.Required ? (null, "form.findingsNone") : (new JsonArray(), null);
        if (rows.Exists(row => row.Item.Length == 0 || string.IsNullOrWhiteSpace(row.Fact) || string.IsNullOrWhiteSpace(row.Evidence)))
            return (null, "form.findingsIncomplete");
        return (new JsonArray([.. rows.Select(row => new JsonObject { ["item"] = row.Item, ["fact"] = row.Fact.Trim(), ["evidence"] = row.Evidence.Trim() })]), null);
    }

    /// <summary>Items of which nobody has seen the proposal are left to it.</summary>
    private static (JsonNode? Value, string? Problem) Items(List<OrderItemEntry> entries, string termDays)
    {
        if (entries.Count == 0 || entries.Exists(entry => entry.IsBlank))
            return (null, null);
        var term = int.TryParse(termDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : (int?)null;
        var rows = entries.Select(entry => entry.AsRow(term)).ToList();
        return rows.Contains(null) ? (null, "form.integer") : (new JsonArray([.. rows]), null);
    }

    private static (JsonNode? Value, string? Problem) Results(FormField field, List<FindingResultEntry> entries)
    {
        if (entries.Exists(entry => entry.Fixed is null) && field.Required)
            return (null, "form.resultsIncomplete");
        return (new JsonArray([.. entries.Where(entry => entry.Fixed is not null).Select(entry => new JsonObject
        {
            ["finding"] = entry.Finding,
            ["fixed"] = entry.Fixed,
            ["note"] = entry.Note.Trim(),
        })]), null);
    }
}

/// <summary>A field that stands in the way of submitting: its name and the key of the text that says why.</summary>
public sealed record FieldProblem(string Field, string TextKey);
