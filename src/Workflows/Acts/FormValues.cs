using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Workflows.Acts;

/// <summary>Typed reading of a form that <see cref="FormCheck"/> has already found good. An absent field reads as its zero.</summary>
internal sealed class FormValues(JsonObject json)
{
    public static FormValues Empty { get; } = new([]);

    public JsonObject Json { get; } = json;

    public string Text(string name) => Json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>().Trim() : "";

    public string? TextOrNull(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public int Integer(string name) => (int)Number(name);

    public int? IntegerOrNull(string name) => Has(name) ? Integer(name) : null;

    public decimal Money(string name) => Number(name);

    public bool Flag(string name) => Json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public LocalDate Date(string name) => LocalDatePattern.Iso.Parse(Text(name)).Value;

    public LocalDate? DateOrNull(string name) => TextOrNull(name) is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;

    /// <summary>Checklist findings: item, fact, evidence.</summary>
    public IReadOnlyList<(string Item, string Fact, string Evidence)> Findings(string name) =>
        [.. Rows(name).Select(row => (row.Text("item"), row.Text("fact"), row.Text("evidence")))];

    /// <summary>Results of open findings: finding id, whether it is fixed, a note.</summary>
    public IReadOnlyList<(string Finding, bool Fixed, string Note)> FindingResults(string name) =>
        [.. Rows(name).Select(row => (row.Text("finding"), row.Flag("fixed"), row.Text("note")))];

    /// <summary>Items of an order: finding, requirement, bases, days and the reason for them.</summary>
    /// <param name="findings">The findings by whose ids the items are told.</param>
    public IReadOnlyList<OrderItem> OrderItems(string name, IEnumerable<Finding> findings)
    {
        var codes = findings.ToDictionary(finding => finding.Id, finding => finding.ItemCode);
        return [.. Rows(name).Select(row => new OrderItem(row.Text("finding"), codes.GetValueOrDefault(row.Text("finding"), ""), row.Text("requirement"), row.Texts("bases"), row.Integer("days"), row.TextOrNull("reason")))];
    }

    /// <summary>Whether a list was given, with a row or without.</summary>
    public bool HasRows(string name) => Json[name] is JsonArray;

    private IReadOnlyList<string> Texts(string name) => Json[name] is JsonArray rows
        ? [.. rows.OfType<JsonValue>().Where(row => row.GetValueKind() == JsonValueKind.String).Select(row => row.GetValue<string>().Trim()).Where(text => text.Length > 0).Distinct()] : [];

    private bool Has(string name) => Json[name] is JsonValue value && value.GetValueKind() is not JsonValueKind.Null;

    private IEnumerable<FormValues> Rows(string name) => Json[name] is JsonArray rows ? rows.OfType<JsonObject>().Select(row => new FormValues(row)) : [];

    private decimal Number(string name) => NumberOf(Json[name]) ?? 0;

    internal static decimal? NumberOf(JsonNode? node) => node is not JsonValue value ? null : value.GetValueKind() switch
    {
        JsonValueKind.Number => decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        JsonValueKind.String => decimal.TryParse(value.GetValue<string>(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };
}
