using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>Chooses an outcome on a case page and types its form, field by field, as a person does.</summary>
/// <param name="panel">Where the form is.</param>
/// <param name="reasonId">The id of the field for the reason.</param>
internal sealed class FormTypist(ILocator panel, string reasonId)
{
    public Task ChooseAsync(ActForm form) => panel.Locator($".outcomes input[value='{form.Outcome}']").CheckAsync();

    public async Task TypeAsync(ActForm form, JsonObject answers, string? reason)
    {
        foreach (var field in form.Fields)
        {
            if (answers.TryGetPropertyValue(field.Name, out var value) && value is not null)
                await TypeAsync(field, $"f-{form.Act}-{form.Outcome}-{field.Name}", value);
        }

        if (form.NeedsReason)
            await FillAsync(panel.Locator($"#{reasonId}"), reason ?? throw new InvalidOperationException($"{form.Act}/{form.Outcome} needs a reason."));
    }

    public Task SubmitAsync() => panel.Locator("button[type=submit]").ClickAsync();

    private async Task TypeAsync(FormField field, string id, JsonNode value)
    {
        var element = panel.Locator($"#{id}");
        switch (field.Kind)
        {
            case FormFieldKind.Flag:
                await element.SetCheckedAsync(value.GetValue<bool>());
                break;
            case FormFieldKind.Choice or FormFieldKind.Officer or FormFieldKind.Panellist or FormFieldKind.Staff:
                await element.SelectOptionAsync(value.GetValue<string>());
                break;
            case FormFieldKind.Findings:
                await TypeFindingsAsync(element, value.AsArray());
                break;
            case FormFieldKind.FindingResults:
                await TypeResultsAsync(element, value.AsArray());
                break;
            default:
                await FillAsync(element, value.ToString());
                break;
        }
    }

    private static async Task TypeFindingsAsync(ILocator rows, JsonArray findings)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var row = rows.Locator(".finding-row").Nth(i);
            if (i > 0)
                await rows.Locator("> button").ClickAsync();
            await row.Locator("select").SelectOptionAsync(findings[i]!["item"]!.GetValue<string>());
            await FillAsync(row.Locator("textarea"), findings[i]!["fact"]!.GetValue<string>());
            await FillAsync(row.Locator("input"), findings[i]!["evidence"]!.GetValue<string>());
        }
    }

    private static async Task TypeResultsAsync(ILocator rows, JsonArray results)
    {
        await Assertions.Expect(rows.Locator(".result-row")).ToHaveCountAsync(results.Count);
        for (var i = 0; i < results.Count; i++)
            await rows.Locator(".result-row").Nth(i).Locator("input[type=radio]").Nth(results[i]!["fixed"]!.GetValue<bool>() ? 0 : 1).CheckAsync();
    }

    // The page takes a value when the field is left.
    private static async Task FillAsync(ILocator element, string text)
    {
        await element.FillAsync(text);
        await element.BlurAsync();
    }
}
