using BenchmarkDotNet.Attributes;
using Orchestrator.Engine;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Bench.Engine;

/// <summary>A thousand steps in one burst, without persistence. A step costs the same wherever it is drawn, so all stand beside a small loop.</summary>
public class Bursts
{
    private const int Steps = 1000;
    private readonly Machine machine = new();

    [GlobalSetup]
    public void Draw()
    {
        machine.Publish("loop", Drawing.Define("loop", Drawing.Loop(9, Steps / 10)));
        machine.Publish("chain", Drawing.Define("chain", Drawing.Chain(Steps, Drawing.Say)));
        machine.Publish("tokens", Drawing.Define("tokens", Drawing.Chain(Steps, Drawing.Say), usesTokens: true));
        machine.Publish("sequence", Drawing.Define("sequence", Drawing.Sequence(Steps)));
        machine.Publish("fan", Drawing.Define("fan", Drawing.Fan(Steps - 2, Drawing.Say)));
        machine.Publish("fan of tokens", Drawing.Define("fan of tokens", Drawing.Fan(Steps - 2, Drawing.Say), usesTokens: true));
    }

    [Benchmark(Baseline = true, Description = "loop over 9 steps, 100 rounds")]
    public Task<WorkflowRunResult> Loop() => RunAsync("loop");

    [Benchmark(Description = "chain of 1,000")]
    public Task<WorkflowRunResult> Chain() => RunAsync("chain");

    [Benchmark(Description = "chain of 1,000, tokens")]
    public Task<WorkflowRunResult> Tokens() => RunAsync("tokens");

    [Benchmark(Description = "sequence of 1,000")]
    public Task<WorkflowRunResult> Sequence() => RunAsync("sequence");

    [Benchmark(Description = "fan of 998 into a join")]
    public Task<WorkflowRunResult> Fan() => RunAsync("fan");

    [Benchmark(Description = "fan of 998 into a join, tokens")]
    public Task<WorkflowRunResult> FanOfTokens() => RunAsync("fan of tokens");

    private async Task<WorkflowRunResult> RunAsync(string id)
    {
        var result = await machine.StartAsync(id);
        return result.SubStatus == WorkflowSubStatus.Finished ? result : throw new InvalidOperationException($"{id} ended as {result.SubStatus}.");
    }
}
