using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Testing;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Tests.Casework;

public sealed class DefinitionTests
{
    private const int NodeWidth = 220, NodeHeight = 60;

    public static TheoryData<string> Shipped => [.. Stage.Definitions];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_workflow_compiles_without_complaint(string id)
    {
        using var services = Engine();
        var document = services.GetRequiredService<DefinitionReader>().Read(Text(id), id, id + ":v1", 1);
        var compiled = services.GetRequiredService<GraphCompiler>().Compile(document);
        Assert.Empty(compiled.Issues);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_step_has_its_place_on_the_canvas_and_none_covers_another(string id)
    {
        var places = Steps(id).Select(step => (Id: (string)step["id"]!, At: step["metadata"]!["designer"]!["position"]!)).Select(step => (step.Id, X: (int)step.At["x"]!, Y: (int)step.At["y"]!)).ToList();
        foreach (var (a, b) in places.SelectMany((a, i) => places.Skip(i + 1).Select(b => (a, b))))
            Assert.False(Math.Abs(a.X - b.X) < NodeWidth && Math.Abs(a.Y - b.Y) < NodeHeight, $"{a.Id} and {b.Id} overlap");
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Whatever_issues_serves_counts_or_decides_is_marked_as_a_legal_act(string id)
    {
        string[] always = ["Case.IssueNotice", "Case.AwaitService", "Case.RecordState", "Case.ArmDeadline", "Case.CancelDeadline", "Case.OpenPenaltyCase", "Case.CloseCampaign"];
        using var services = Engine();
        var graph = services.GetRequiredService<GraphCompiler>().Compile(services.GetRequiredService<DefinitionReader>().Read(Text(id), id, id + ":v1", 1)).Graph;
        Assert.All(graph.Nodes.Where(node => always.Contains(node.Type)), node => Assert.True(node.IsLegalAct, node.Id));
        Assert.All(graph.Nodes.Where(node => node.Type.StartsWith("Elsa.", StringComparison.Ordinal)), node => Assert.False(node.IsLegalAct, node.Id));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_connection_leaves_by_a_port_of_its_step_and_way_back_is_drawn_around(string id)
    {
        using var services = Engine();
        var registry = services.GetRequiredService<ActivityRegistry>();
        var steps = Steps(id).ToDictionary(step => (string)step["id"]!);
        foreach (var connection in Root(id)["connections"]!.AsArray())
        {
            var (source, port) = (steps[(string)connection!["source"]!["activity"]!], (string)connection["source"]!["port"]!);
            var target = steps[(string)connection["target"]!["activity"]!];
            Assert.Contains(port, Ports(registry, source));
            var isBackwards = (int)target["metadata"]!["designer"]!["position"]!["x"]! < (int)source["metadata"]!["designer"]!["position"]!["x"]!;
            Assert.True(!isBackwards || connection["vertices"]!.AsArray().Count > 0, $"{source["id"]} → {target["id"]} runs back through the drawing");
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void No_step_waits_in_vain_in_the_second_round_of_a_loop(string id) => Assert.Empty(new DrawnLoops(Root(id)).WaitInVain());

    [Fact]
    public void A_step_that_a_second_round_cannot_reach_is_found()
    {
        var root = Root("tip");
        root["activities"]!.AsArray().Single(step => (string)step!["id"]! == "JoinOutcome")!["mode"]!["expression"]!["value"] = "WaitAllActive";
        Assert.Contains("JoinOutcome after ApproveTransferFound → Verify", new DrawnLoops(root).WaitInVain());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_outcome_that_a_step_offers_leads_somewhere(string id)
    {
        var connected = Root(id)["connections"]!.AsArray().Select(c => ((string)c!["source"]!["activity"]!, (string)c["source"]!["port"]!)).ToHashSet();
        foreach (var step in Steps(id).Where(step => (string)step["type"]! == "Case.AwaitDecision"))
        {
            foreach (var outcome in List(step, "outcomes"))
                Assert.Contains(((string)step["id"]!, outcome), connected);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_act_document_timer_and_state_that_it_names_exists(string id)
    {
        foreach (var step in Steps(id))
        {
            switch ((string)step["type"]!)
            {
                case "Case.AwaitDecision":
                    var group = ActCatalog.Find(Literal(step, "act")!);
                    Assert.NotNull(group);
                    foreach (var outcome in List(step, "outcomes").Where(outcome => outcome is not (AwaitDecision.ExpiredOutcome or AwaitDecision.ClosedOutcome or AwaitDecision.ReopenedOutcome)))
                        Assert.Contains(group.Forms, form => form.Outcome == outcome);
                    if (Literal(step, "expiresWith") is { Length: > 0 } timer)
                        Wait.Get(timer);
                    foreach (var act in List(step, "notBy"))
                        Assert.NotNull(ActCatalog.Find(act));
                    break;
                case "Case.IssueNotice" when Literal(step, "template") is { } code:
                    Assert.Contains(code, NoticeContents.Codes);
                    break;
                case "Case.ArmDeadline" or "Case.CancelDeadline" or "Case.AwaitDeadline" or "Case.Remind":
                    Wait.Get(Literal(step, "timer")!);
                    break;
                case "Case.RecordState":
                    Assert.True(Enum.TryParse<UnitCaseState>(Literal(step, "state"), out _) || Enum.TryParse<PenaltyState>(Literal(step, "state"), out _) || Enum.TryParse<TipState>(Literal(step, "state"), out _), Literal(step, "state"));
                    break;
                case "Case.BranchByState":
                    Assert.All(List(step, "states"), state => Assert.True(Enum.TryParse<UnitCaseState>(state, out _) || Enum.TryParse<PenaltyState>(state, out _), state));
                    break;
            }
        }
    }

    [Fact]
    public void Every_act_of_the_catalogue_is_used_by_a_workflow()
    {
        var used = Stage.Definitions.SelectMany(Steps).Select(step => Literal(step, "act")).OfType<string>().Append("service").ToHashSet();
        Assert.Empty(ActCatalog.Codes.Except(used));
    }

    private static ServiceProvider Engine()
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddCasework();
        return services.BuildServiceProvider();
    }

    private static string[] Ports(ActivityRegistry registry, JsonObject step)
    {
        var descriptor = registry.Find((string)step["type"]!);
        Assert.NotNull(descriptor);
        var declared = descriptor.Ports.Select(port => port.Name).ToList();
        var dynamic = descriptor.Inputs.Where(input => input.UiHint == "dynamic-outcomes").SelectMany(input => List(step, char.ToLowerInvariant(input.Name[0]) + input.Name[1..]).Append("Default"));
        var cases = step["cases"] is JsonArray array ? array.Select(c => (string)c!["label"]!).Append("Default") : [];
        string[] all = [.. declared, .. dynamic, .. cases];
        return all.Length == 0 ? ["Done"] : all;
    }

    private static string Text(string id) => File.ReadAllText(RepositoryFolder.Combine("workflows-json", id + ".json"));

    private static JsonObject Root(string id) => JsonNode.Parse(Text(id))!["root"]!.AsObject();

    private static IEnumerable<JsonObject> Steps(string id) => Root(id)["activities"]!.AsArray().Select(step => step!.AsObject());

    private static string? Literal(JsonObject step, string input) =>
        step[input]?["expression"] is JsonObject expression && (string)expression["type"]! == "Literal" ? (string)expression["value"]! : null;

    private static IEnumerable<string> List(JsonObject step, string input) =>
        step[input]?["expression"]?["value"] is { } value ? JsonNode.Parse((string)value!)!.AsArray().Select(item => (string)item!) : [];
}
