using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts;

/// <summary>Checks a submitted form against its description and names every wrong field at once.</summary>
internal static class FormCheck
{
    private const int LongestText = 10_000;
    private const int MostRows = 200;

    public static Refusal? Check(ActForm form, JsonObject values, string? reason)
    {
        var faults = new List<(string Zh, string En)>();
        if (form.NeedsReason && string.IsNullOrWhiteSpace(reason))
            faults.Add(("理由：必须填写", "reason: is required"));
        foreach (var field in form.Fields)
        {
            if (Fault(field, values[field.Name]) is { } fault)
                faults.Add(($"{field.LabelZh}（{field.Name}）：{fault.Zh}", $"{field.LabelEn} ({field.Name}): {fault.En}"));
        }
        return faults.Count == 0 ? null : new Refusal("form.invalid",
            $"表单有 {faults.Count} 处需要更正。{string.Join("；", faults.Select(fault => fault.Zh))}。",
            $"{faults.Count} part(s) of the form need correction. {string.Join("; ", faults.Select(fault => fault.En))}.");
    }

    private static (string Zh, string En)? Fault(FormField field, JsonNode? node)
    {
        var isMissing = node is null || (node is JsonValue blank && blank.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(blank.GetValue<string>()));
        if (isMissing)
            return field.Required ? ("必须填写", "is required") : null;
        return field.Kind switch
        {
            FormFieldKind.Text or FormFieldKind.LongText or FormFieldKind.Officer or FormFieldKind.Panellist or FormFieldKind.Staff => Text(node!) is not { } text ? ("应为文字", "must be text")
                : text.Length > LongestText ? ($"不得超过 {LongestText} 字", $"must not exceed {LongestText} characters") : null,
            FormFieldKind.Integer => FormValues.NumberOf(node) is { } whole && whole == decimal.Truncate(whole) && whole is >= 0 and <= 1_000_000_000 ? null : ("应为非负整数", "must be a whole number, not negative"),
            FormFieldKind.Money => FormValues.NumberOf(node) is { } money && money is >= 0 and <= 1_000_000_000 && decimal.Round(money, 2) == money ? null : ("应为非负金额，至多两位小数", "must be an amount, not negative, with at most two decimals"),
            FormFieldKind.Date => Text(node!) is { } date && LocalDatePattern.Iso.Parse(date).Success ? null : ("应为日期 yyyy-MM-dd", "must be a date yyyy-MM-dd"),
            FormFieldKind.Flag => node is JsonValue flag && flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : ("应为是或否", "must be true or false"),
            FormFieldKind.Choice => Text(node!) is { } choice && field.Choices!.Any(known => known.Value == choice) ? null
                : ($"应为下列之一：{string.Join("、", field.Choices!.Select(known => known.LabelZh))}", $"must be one of {string.Join(", ", field.Choices!.Select(known => known.Value))}"),
            FormFieldKind.Findings => Rows(field, node!, row => Text(row["item"]) is { Length: > 0 } && Text(row["fact"]) is { Length: > 0 } && Text(row["evidence"]) is { Length: > 0 },
                "每一项都要写明检查项、事实和证据", "each row needs item, fact and evidence"),
            FormFieldKind.FindingResults => Rows(field, node!, row => Text(row["finding"]) is { Length: > 0 } && row["fixed"]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
                "每一项都要写明问题和是否整改", "each row needs finding and fixed"),
            FormFieldKind.OrderItems => Items(field, node!),
            _ => throw new InvalidOperationException($"Form field kind {field.Kind} has no check."),
        };
    }

    private static (string Zh, string En)? Rows(FormField field, JsonNode node, Func<JsonObject, bool> isGood, string zh, string en) =>
        node is not JsonArray rows ? ("应为列表", "must be a list")
        : rows.Count == 0 && field.Required ? ("至少一项", "needs at least one row")
        : rows.Count > MostRows ? ($"不得超过 {MostRows} 项", $"must not exceed {MostRows} rows")
        : rows.All(row => row is JsonObject json && isGood(json)) ? null : (zh, en);

    private static (string Zh, string En)? Items(FormField field, JsonNode node) =>
        node is JsonArray { Count: 0 } ? ("至少一项", "needs at least one row")
        : Rows(field, node, row => Text(row["finding"]) is { Length: > 0 } && Text(row["requirement"]) is { Length: <= LongestText } && row["bases"] is JsonArray
            && FormValues.NumberOf(row["days"]) is { } days && days == decimal.Truncate(days) && days is >= 0 and <= 1_000 && (row["reason"] is null || Text(row["reason"]) is { Length: <= LongestText }),
            "每一项都要写明问题、整改要求、依据和天数", "each row needs finding, requirement, bases and days");

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>().Trim() : null;
}
