using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Tests.Harness;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Tests.Catalog;

/// <summary>
/// What the designer is told of Elsa's activities is what Elsa 3.8 tells it: <c>elsa-activities.txt</c> holds its facts, a line each, without its texts.
/// Where we tell something else, <c>elsa-activities.differences.txt</c> says so and why: <c>-</c> is Elsa's, <c>+</c> is ours.
/// </summary>
public sealed partial class ElsaDescriptorTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Catalog");

    [Fact]
    public void The_facts_differ_from_Elsas_only_where_it_is_said()
    {
        var elsa = File.ReadAllLines(Path.Combine(Folder, "elsa-activities.txt"));
        var ours = Scenario.From().Registry.List(CultureInfo.GetCultureInfo("en")).Where(d => d.Namespace == "Elsa").SelectMany(FactsOf).ToList();
        var differences = elsa.Except(ours).Select(line => "- " + line).Concat(ours.Except(elsa).Select(line => "+ " + line)).Order(StringComparer.Ordinal);
        var said = File.ReadAllLines(Path.Combine(Folder, "elsa-activities.differences.txt")).Where(line => line.Length > 0 && line[0] != '#').Order(StringComparer.Ordinal);

        Assert.Equal(said, differences);
    }

    private static IEnumerable<string> FactsOf(ActivityDescriptor activity)
    {
        string[] flags = [activity.IsContainer ? "container" : "", activity.IsBrowsable ? "" : "hidden", activity.IsStart ? "start" : "", activity.IsTerminal ? "terminal" : ""];
        yield return Line(activity.Name, activity.Category, activity.Kind.ToString(), string.Join(' ', flags.Where(f => f.Length > 0)));
        foreach (var input in activity.Inputs)
        {
            yield return Line($"{activity.Name} input {input.Name}", input.TypeName, input.UiHint, input.DefaultValue is null ? "" : "default " + Plain(input.DefaultValue.ToJsonString(PlainValue.Json)),
                input.IsWrapped ? "" : "plain", input.AutoEvaluate ? "" : "evaluated by the activity", input.IsSensitive ? "sensitive" : "", input.IsBrowsable ? "" : "hidden", input.Category ?? "", input.DefaultSyntax ?? "");
        }
        foreach (var output in activity.Outputs)
            yield return Line($"{activity.Name} output {output.Name}", output.TypeName);
        foreach (var port in activity.Ports)
            yield return Line($"{activity.Name} port {port.Name}", port.Type.ToString(), port.IsBrowsable ? "" : "hidden");
    }

    private static string Line(string subject, params string[] facts) => subject + ": " + string.Join(", ", facts.Where(fact => fact.Length > 0));

    private static string Plain(string json) => Blanks().Replace(json, "");

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();
}
