using System.Text;
using Orchestrator.Testing;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>What each step asks a person for, as it is read on the form.</summary>
public sealed class ActFormsTests
{
    [Fact]
    public void Every_form_asks_in_both_languages_for_what_is_approved()
    {
        var text = new StringBuilder();
        foreach (var code in ActCatalog.Codes.Order(StringComparer.Ordinal))
        {
            var group = ActCatalog.Find(code)!;
            Line(text, $"{code}, on {group.Needs}");
            foreach (var form in group.Forms)
            {
                Line(text, $"  {form.Outcome}: {form.LabelZh} · {form.LabelEn}{(form.NeedsReason ? ", with reason" : "")}{(form.Returns ? ", sends back" : "")}{(form.IsOffered(new CampaignSettings()) ? "" : ", only where the campaign says so")}");
                foreach (var field in form.Fields)
                    Line(text, $"    {field.Name} {field.Kind}{(field.Required ? "" : "?")}: {field.LabelZh} · {field.LabelEn}{(field.Default is { } preset ? $" = {preset}" : "")}{Choices(field)}");
            }
        }
        Approved.Check("tests/Workflows.Tests/Acts/Approved/forms.txt", text.ToString());
    }

    [Fact]
    public void Every_form_is_of_its_group_and_is_found_by_its_outcome() =>
        Assert.All(ActCatalog.Codes.Select(code => ActCatalog.Find(code)!), group =>
            Assert.All(group.Forms, form => Assert.Equal((group.Code, form.LabelZh), (form.Act, ActCatalog.FormOf(group.Code, form.Outcome).LabelZh))));

    private static string Choices(FormField field) => field.Choices is null ? "" : $" [{string.Join(" | ", field.Choices.Select(choice => $"{choice.Value} {choice.LabelZh} · {choice.LabelEn}"))}]";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
