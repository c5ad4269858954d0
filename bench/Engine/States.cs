using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;

namespace Orchestrator.Bench.Engine;

/// <summary>An instance that waits at many steps at once: its state read and written, beside a plain reader and writer of the same document.</summary>
public class States
{
    private static readonly Dictionary<string, object?> Nothing = [];
    private readonly Machine machine = new();
    private WorkflowInstance instance = null!;
    private WorkflowGraph graph = null!;

    [Params(1, 100)]
    public int Waits { get; set; }

    [GlobalSetup]
    public async Task WaitAsync()
    {
        machine.Publish("waits", Drawing.Define("waits", Drawing.Fan(Waits, Drawing.Wait)));
        instance = (await machine.Store.LockInstanceAsync((await machine.StartAsync("waits")).InstanceId))!;
        graph = (await machine.Get<GraphCache>().GetForAsync(instance, machine.Store))!;
    }

    [Benchmark(Baseline = true, Description = "parse and write the document alone")]
    public string Document() => JsonNode.Parse(instance.State)!.ToJsonString();

    [Benchmark(Description = "load")]
    public object Load() => machine.Get<InstanceStateProjector>().Incidents(instance, graph);

    [Benchmark(Description = "load and save")]
    public Task<bool> LoadAndSave() => machine.With(runtime => runtime.SetVariablesAsync(instance.Id, Nothing));
}
