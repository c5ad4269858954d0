using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Costs;

/// <summary>A burst costs as much as it has steps, however many nodes the drawing has. Counted in bytes allocated and in executions, never in time.</summary>
public sealed class BurstCostTests
{
    private const int Few = 200;
    private const int Many = 4 * Few;
    // Lists that grow by doubling make a little difference.
    private const double Same = 1.1;

    [Theory]
    [InlineData("chain", "CounterBased")]
    [InlineData("chain", "TokenBased")]
    [InlineData("sequence", "CounterBased")]
    [InlineData("parallel", "CounterBased")]
    [InlineData("fan WaitAll", "CounterBased")]
    [InlineData("fan WaitAny", "CounterBased")]
    [InlineData("fan WaitAllActive", "CounterBased")]
    [InlineData("fan WaitAll", "TokenBased")]
    [InlineData("fan WaitAny", "TokenBased")]
    [InlineData("fan Stream", "TokenBased")]
    [InlineData("fan Converge", "TokenBased")]
    [InlineData("fan Cascade", "TokenBased")]
    [InlineData("races", "CounterBased")]
    [InlineData("races", "TokenBased")]
    public async Task Four_times_the_steps_cost_four_times_as_much(string shape, string mode)
    {
        var few = await CostAsync(Draw(shape, Few, mode));
        var many = await CostAsync(Draw(shape, Many, mode));
        Assert.InRange(many.Executions, 3.9 * few.Executions, 4.1 * few.Executions);
        Assert.True(many.Bytes <= 4.3 * few.Bytes, $"{Few} steps allocate {few.Bytes:N0} bytes, {Many} steps {many.Bytes:N0}: {(double)many.Bytes / few.Bytes:0.00} times as much.");
    }

    [Theory]
    [InlineData("CounterBased")]
    [InlineData("TokenBased")]
    public async Task A_round_costs_the_same_whatever_stands_around_it(string mode)
    {
        var small = await RoundAsync(nodesAround: 10, mode);
        var large = await RoundAsync(nodesAround: Many, mode);
        Assert.True(large <= Same * small, $"{small:N0} and {large:N0} bytes");
    }

    [Theory]
    [InlineData("CounterBased")]
    [InlineData("TokenBased")]
    public async Task A_step_costs_the_same_however_many_others_wait(string mode)
    {
        var few = await ResumptionAsync(waits: 10, mode);
        var many = await ResumptionAsync(waits: Many, mode);
        Assert.True(many <= Same * few, $"{few:N0} and {many:N0} bytes");
    }

    [Fact]
    public async Task Ways_that_are_not_taken_cost_a_counter_each_and_no_execution()
    {
        var few = await CostAsync(Draw("dead ends", Few, "CounterBased"));
        var many = await CostAsync(Draw("dead ends", Many, "CounterBased"));
        Assert.Equal(few.Executions, many.Executions);
        // A step has one way in and one out: three numbers and a flag in memory, and in the document that is copied on its way.
        Assert.InRange((many.Bytes - few.Bytes) / (double)(Many - Few), 0, 400);
    }

    // Fifty steps more of one and the same burst, so that loading and saving cancel out.
    private static async Task<double> ResumptionAsync(int waits, string mode)
    {
        var costs = new List<long>();
        foreach (var steps in new[] { 50, 100 })
        {
            var events = Enumerable.Range(0, waits).Select(i => Wf.Event($"E{i}")).ToArray();
            JsonObject[] after = [.. Enumerable.Range(0, steps).Select(i => Say($"S{i}"))];
            await using var s = Scenario.From(Define(
                Flowchart([Say("From"), .. events, .. after], [.. events.Select(e => $"From->{(string)e["id"]!}"), "E0->S0", .. Enumerable.Range(1, steps - 1).Select(i => $"S{i - 1}->S{i}")]),
                customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = mode }));
            await s.StartAsync();
            await s.ResumeAsync("E0");
            await s.StartAsync();
            costs.Add(await CountAsync(() => s.ResumeAsync("E0")));
        }
        return costs[1] - costs[0];
    }

    private static async Task<double> RoundAsync(int nodesAround, string mode)
    {
        var costs = new List<long>();
        foreach (var rounds in new[] { 20, 40 })
        {
            JsonObject[] around = [.. Enumerable.Range(0, nodesAround).Select(i => Say($"N{i}"))];
            await using var s = Scenario.From(Define(
                Flowchart([Set("Count", "Rounds", Js("getRounds() + 1")), Say("Body"), Decide("Again", $"getRounds() < {rounds}"), .. around],
                    ["Count->Body", "Body->Again", "Again:True->Count", "Again:False->N0", .. Enumerable.Range(1, nodesAround - 1).Select(i => $"N{i - 1}->N{i}")]),
                variables: Variables(("Rounds", "Int32", "0")), customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = mode }));
            await s.StartAsync();
            costs.Add(await CountAsync(() => s.StartAsync()));
            Assert.Equal(2 * (3 * rounds + nodesAround + 2), s.Store.Executions.Count);
        }
        return costs[1] - costs[0];
    }

    private static async Task<(long Bytes, int Executions)> CostAsync(string definition)
    {
        await using var s = Scenario.From(definition);
        // The first run compiles the definition and the code.
        await s.StartAsync();
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        var before = s.Store.Executions.Count;
        return (await CountAsync(() => s.StartAsync()), s.Store.Executions.Count - before);
    }

    private static async Task<long> CountAsync(Func<Task> act)
    {
        var thread = Environment.CurrentManagedThreadId;
        var before = GC.GetAllocatedBytesForCurrentThread();
        await act();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        return bytes;
    }

    private static string Draw(string shape, int size, string mode)
    {
        JsonObject[] steps = [.. Enumerable.Range(0, size).Select(i => Say($"S{i}"))];
        string[] fan = [.. Enumerable.Range(0, size).Select(i => $"From->S{i}")];
        var root = shape.Split(' ') switch
        {
            ["chain"] => Flowchart(steps, [.. Enumerable.Range(1, size - 1).Select(i => $"S{i - 1}->S{i}")]),
            ["sequence"] => Sequence("Sequence1", steps),
            ["parallel"] => Activity("Parallel", "Parallel1", ("activities", new JsonArray([.. steps]))),
            ["races"] => Flowchart(
                [Say("From"), .. steps, .. Enumerable.Range(0, size).Select(i => Join($"J{i}", "WaitAny"))],
                [.. fan, .. Enumerable.Range(0, size).Select(i => $"S{i}->J{i}")]),
            ["dead", "ends"] => Flowchart(
                [Decide("From", "true"), .. steps, Join("To", "WaitAllActive"), Say("Live")],
                ["From:True->Live", "Live->To", .. Enumerable.Range(0, size).SelectMany(i => new[] { $"From:False->S{i}", $"S{i}->To" })]),
            ["fan", ("WaitAll" or "WaitAny" or "WaitAllActive") and var join] => Flowchart(
                [Say("From"), .. steps, Join("To", join)], [.. fan, .. Enumerable.Range(0, size).Select(i => $"S{i}->To")]),
            [_, var merge] => Flowchart([Say("From"), .. steps, Merging("To", merge)], [.. fan, .. Enumerable.Range(0, size).Select(i => $"S{i}->To")]),
            _ => throw new ArgumentException(shape, nameof(shape)),
        };
        return Define(root, customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = mode });
    }

    private static JsonObject Merging(string id, string mode)
    {
        var step = Say(id);
        step["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        return step;
    }
}
