using Orchestrator.Templates.Authoring;

namespace Orchestrator.Templates.Rendering;

/// <summary>Words for fields that are missing or wrong, all of them in one message, the first as the fault's own place.</summary>
internal static class FieldFaults
{
    public static TemplateFault Of(DocumentTemplate template, IReadOnlyList<(Field Field, string Path, string? Wrong)> faults)
    {
        var (first, path, wrong) = faults[0];
        var place = PlaceOf(template, first);
        return new TemplateFault(
            wrong is null ? TemplateFault.FieldMissing : TemplateFault.FieldInvalid,
            place.File, path, place.Line, place.Column,
            string.Join("；", faults.Select(Zh)),
            string.Join("; ", faults.Select(En)));
    }

    // A field that is printed nowhere, only declared, is shown at the template's first line.
    private static Place PlaceOf(DocumentTemplate template, Field field) =>
        template.Uses.Find(field.Path) ?? new Place(template.Code, 1, 1);

    private static string Zh((Field Field, string Path, string? Wrong) fault) => fault.Wrong is null
        ? $"缺少必填字段“{fault.Field.Zh}”（{fault.Path}）"
        : $"字段“{fault.Field.Zh}”（{fault.Path}）的值“{fault.Wrong}”不是{Expectation(fault.Field).Zh}";

    private static string En((Field Field, string Path, string? Wrong) fault) => fault.Wrong is null
        ? $"required field '{fault.Path}' ({fault.Field.En}) is missing or empty"
        : $"field '{fault.Path}' ({fault.Field.En}) is '{fault.Wrong}', not {Expectation(fault.Field).En}";

    private static (string Zh, string En) Expectation(Field field) => field.Type switch
    {
        FieldType.Text => ("文字", "a text"),
        FieldType.Date => ("日期（如 2005-05-10）", "a date such as 2005-05-10"),
        FieldType.Instant => ("带时差的时刻（如 2005-05-10T09:30:00+08:00）", "an instant with an offset such as 2005-05-10T09:30:00+08:00"),
        FieldType.Money => ("非负且至多两位小数的金额", "an amount, not negative, of at most two decimals"),
        FieldType.Integer => ("整数", "a whole number"),
        FieldType.Number => ("数字", "a number"),
        FieldType.YesNo => ("是或否", "true or false"),
        FieldType.Choice => ($"{string.Join("、", field.Choices)} 之一", $"one of {string.Join(", ", field.Choices)}"),
        FieldType.Laws => ("法律依据", "a citation of law"),
        FieldType.List when field.DistinctBy is not null => ($"至少 {field.Minimum} 项且“{field.DistinctBy}”互不相同的列表", $"a list of at least {field.Minimum} whose '{field.DistinctBy}' all differ"),
        FieldType.List => ($"至少 {field.Minimum} 项的列表", $"a list of at least {field.Minimum}"),
        _ => ("字段组", "a group of fields"),
    };
}
