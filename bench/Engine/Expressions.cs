using BenchmarkDotNet.Attributes;

namespace Orchestrator.Bench.Engine;

/// <summary>One evaluation of one input, beside a literal.</summary>
public class Expressions
{
    private readonly Machine machine = new();
    private readonly Dictionary<string, Probe.Held> held = [];

    [GlobalSetup]
    public async Task HoldAsync()
    {
        await HoldAsync("Literal", "case 7");
        await HoldAsync("Object", """{"case":7,"tags":["a","b"],"open":true}""");
        await HoldAsync("Variable", """{"id":"count","name":"Count"}""");
        await HoldAsync("JavaScript", "'case ' + (getCount() + 7)");
        await HoldAsync("Liquid", "case {{ Variables.Count | plus: 7 }}");
    }

    [Benchmark(Baseline = true, Description = "Literal")]
    public object? Literal() => held["Literal"].Evaluate();

    [Benchmark(Description = "Variable")]
    public object? Variable() => held["Variable"].Evaluate();

    [Benchmark(Description = "Object")]
    public object? Object() => held["Object"].Evaluate();

    [Benchmark(Description = "JavaScript")]
    public object? JavaScript() => held["JavaScript"].Evaluate();

    [Benchmark(Description = "Liquid")]
    public object? Liquid() => held["Liquid"].Evaluate();

    private async Task HoldAsync(string type, string value)
    {
        machine.Publish(type, Drawing.Define(type, Drawing.Activity("Bench.Probe", "Probe", ("value", Drawing.Input(type, value)))));
        await machine.StartAsync(type);
        held[type] = Probe.Last ?? throw new InvalidOperationException($"{type} did not run.");
    }
}
