using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Simulation;

/// <summary>Fills in a form as a person would: the given answers, else the preset, else something plain of the right kind; officers are the given pair, a hearing panel the given people in their order.</summary>
public static class FormFilling
{
    public static JsonObject Fill(ActForm form, IReadOnlyDictionary<string, JsonNode?> answers, string leadOfficer, string coOfficer, LegalClock clock, IReadOnlyList<string>? panel = null)
    {
        var filled = new JsonObject();
        var seat = 0;
        foreach (var field in form.Fields)
        {
            if (answers.TryGetValue(field.Name, out var answer))
                filled[field.Name] = answer?.DeepClone();
            else if (field.Kind == FormFieldKind.Officer)
                filled[field.Name] = field.Name.StartsWith("co", StringComparison.Ordinal) ? coOfficer : leadOfficer;
            else if (field.Kind == FormFieldKind.Panellist && panel is { Count: > 0 })
                filled[field.Name] = panel[seat++ % panel.Count];
            else if (Plain(field, clock) is { } value)
                filled[field.Name] = value;
        }

        return filled;
    }

    private static JsonNode? Plain(FormField field, LegalClock clock) => field.Kind switch
    {
        FormFieldKind.Integer => int.Parse(field.Default ?? "0", CultureInfo.InvariantCulture),
        FormFieldKind.Money => decimal.Parse(field.Default ?? "0", CultureInfo.InvariantCulture),
        FormFieldKind.Date => clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FormFieldKind.Flag => field.Required,
        FormFieldKind.Choice => field.Default ?? field.Choices![0].Value,
        FormFieldKind.Text or FormFieldKind.LongText when field.Default is not null => field.Default,
        FormFieldKind.Text or FormFieldKind.LongText when field.Required => $"{field.LabelZh}（模拟）",
        _ => null,
    };
}
