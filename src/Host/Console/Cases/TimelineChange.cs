using System.Text.Json;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>
/// What an event changed, in words: states by their names, a task by its title and the name of the outcome chosen, a choice between two laws by both of them
/// and its ground, everything else as recorded.
/// </summary>
internal sealed record TimelineChange(string? Before, string? After)
{
    /// <summary>Null when the event changed nothing that can be shown.</summary>
    public static TimelineChange? Of(AuditEvent e, IActCatalog acts, Texts texts)
    {
        if (e.Act == "law.chosen")
            return new TimelineChange(null, Choice(e, texts));
        if (e is { Act: "acceptance.drawn", After: { } drawn })
            return new TimelineChange(null, texts.Find($"drawn.{drawn}", drawn));
        if (e.Act.StartsWith("task.", StringComparison.Ordinal))
            return e.After is null ? null : new TimelineChange(null, Title(e, acts));
        return e.Before is null && e.After is null ? null : new TimelineChange(Word(e.Before), Word(e.After));
    }

    private static string? Word(string? recorded) => recorded is null ? null : Words.OfRecorded(recorded);

    /// <summary>The event names the outcome by its port; people know it by its label.</summary>
    private static string Title(AuditEvent e, IActCatalog acts)
    {
        if (e.Data is null)
            return e.After!;
        using var data = JsonDocument.Parse(e.Data);
        if (Text(data.RootElement, "outcome") is not { } outcome || !e.After!.EndsWith(" " + outcome, StringComparison.Ordinal))
            return e.After!;
        var act = Text(data.RootElement, "act");
        var form = acts.Forms.FirstOrDefault(f => f.Act == act && f.Outcome == outcome);
        var title = e.After[..^(outcome.Length + 1)];
        return $"{title} · {(form is null ? outcome : Texts.Pick(form.LabelZh, form.LabelEn))}";
    }

    /// <summary>The law chosen is often the one that the case was under already: which two there were says what was chosen.</summary>
    private static string Choice(AuditEvent e, Texts texts)
    {
        using var data = JsonDocument.Parse(e.Data ?? "{}");
        string Said(string name) => Text(data.RootElement, name) ?? "";
        // What was recorded at first named the law that the case was under alone.
        var both = e.Before!.Contains('/') ? e.Before : $"{e.Before} / {Said("newProfile")}";
        var chosen = texts["law.chosen", both, e.After!, texts[$"lawGround.{Said("ground")}"]];
        return Said("procedureProfile") is { Length: > 0 } procedure ? $"{chosen} {texts["law.proceeds", e.After!, procedure]}" : chosen;
    }

    private static string? Text(JsonElement data, string name)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in data.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind == JsonValueKind.String)
                return property.Value.GetString();
        }
        return null;
    }
}
