using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Bench.Engine;

/// <summary>From JSON to a graph, beside what the JSON reader alone needs.</summary>
public class Compiling
{
    private readonly Machine machine = new();
    private string json = "";

    [Params(200, 800)]
    public int Nodes { get; set; }

    [GlobalSetup]
    public void Draw() => json = Drawing.Define("wf", Drawing.Chain(Nodes, i => i.EndsWith('5')
        ? Drawing.Activity("WriteLine", i, ("text", Drawing.Input("JavaScript", "'count: ' + getCount()")))
        : Drawing.Say(i)));

    [Benchmark(Baseline = true, Description = "parse the JSON alone")]
    public JsonNode? Parse() => JsonNode.Parse(json);

    [Benchmark(Description = "read and compile")]
    public WorkflowGraph Compile() => machine.Get<GraphCompiler>().Compile(machine.Get<DefinitionReader>().Read(json)).Graph;
}
