using System.Text.Json.Nodes;
using CsCheck;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Alterations;

/// <summary>Random flowcharts, moved to other versions at random moments, do what they would have done undisturbed.</summary>
public sealed class MigrationModelTests
{
    private const string Added = "added";

    [Theory]
    [InlineData("CounterBased")]
    [InlineData("TokenBased")]
    public Task A_drawing_that_only_lies_differently_changes_nothing(string mode) => Gen.Int[0, int.MaxValue - 1].SampleAsync(async seed =>
    {
        var drawing = Drawing.Random(seed) with { Mode = mode };
        var undisturbed = await RunAsync(drawing, seed, null);
        var random = new Random(seed);
        var moved = await RunAsync(drawing, seed, () => drawing with { Steps = [.. drawing.Steps.OrderBy(_ => random.Next())] });
        Assert.Equal((undisturbed.Status, string.Join(' ', undisturbed.Lines)), (moved.Status, string.Join(' ', moved.Lines)));
    }, iter: 150);

    [Fact]
    public Task Steps_inserted_anywhere_lose_no_token_and_run_nothing_twice() => Gen.Int[0, int.MaxValue - 1].SampleAsync(async seed =>
    {
        var drawing = Drawing.Random(seed);
        var undisturbed = await RunAsync(drawing, seed, null);
        var (random, grown, number) = (new Random(seed), drawing, 0);
        var moved = await RunAsync(drawing, seed, () => grown = grown.WithStepOn(random.Next(grown.Ways.Length), $"{Added}{++number}"));
        Assert.Equal(undisturbed.Status, moved.Status);
        Assert.Equal(undisturbed.Lines.Order(StringComparer.Ordinal), moved.Lines.Where(line => !line.StartsWith(Added, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(moved.Lines.Count, moved.Lines.Distinct().Count());
    }, iter: 150);

    private static async Task<(WorkflowSubStatus Status, IReadOnlyList<string> Lines)> RunAsync(Drawing drawing, int seed, Func<Drawing>? redraw)
    {
        await using var s = await Scenario.From(drawing.Write()).StartAsync();
        var random = new Random(seed);
        while (s.Instance.Status == WorkflowStatus.Running)
        {
            var open = s.Store.Bookmarks.Values.Select(b => b.ActivityId).Order(StringComparer.Ordinal).ToList();
            if (open.Count == 0)
                break;
            var chosen = open[random.Next(open.Count)];
            if (redraw is not null)
            {
                s.Publish(redraw().Write());
                var report = await s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, [new Migrate()])));
                Assert.True(!report.IsRefused, string.Join(' ', report.Refusals));
                // A join for which nothing more comes may have gone on at once; what was chosen still waits.
                Assert.Contains(s.Store.Bookmarks.Values, b => b.ActivityId == chosen);
            }
            await s.ResumeAsync(chosen);
        }
        return (s.Instance.SubStatus, [.. s.Lines]);
    }

    /// <summary>A flowchart without loops: waits, lines, decisions, forks and joins, each step reachable from the start.</summary>
    private sealed record Drawing(JsonObject[] Steps, string[] Ways)
    {
        public string Mode { get; init; } = "CounterBased";

        public static Drawing Random(int seed)
        {
            var random = new Random(seed);
            var count = random.Next(4, 14);
            var steps = new List<JsonObject> { Activity("Start", "Begin") };
            var ports = new List<string[]> { new[] { "Done" } };
            var ways = new List<string>();
            for (var i = 1; i <= count; i++)
            {
                var (id, kind) = ($"S{i}", random.Next(10));
                (JsonObject step, string[] leaves) = kind switch
                {
                    < 4 => (Wf.Event(id), new[] { "Done" }),
                    < 7 => (Say(id), new[] { "Done" }),
                    7 => (Decide(id, random.Next(2) == 0 ? "true" : "false"), ["True", "False"]),
                    8 => (Fork(id, "L", "R"), ["L", "R"]),
                    _ => (Join(id, random.Next(2) == 0 ? "WaitAll" : "WaitAllActive"), ["Done"]),
                };
                foreach (var source in Enumerable.Range(0, steps.Count).OrderBy(_ => random.Next()).Take(random.Next(1, 4)))
                    ways.Add($"{(string)steps[source]["id"]!}:{ports[source][random.Next(ports[source].Length)]}->{id}");
                steps.Add(step);
                ports.Add(leaves);
            }
            return new Drawing([.. steps], [.. ways.Distinct()]);
        }

        public Drawing WithStepOn(int way, string id)
        {
            var ends = Ways[way].Split("->");
            return new Drawing([.. Steps, Say(id)], [.. Ways[..way], $"{ends[0]}->{id}", $"{id}->{ends[1]}", .. Ways[(way + 1)..]]);
        }

        public string Write() => Define(Flowchart([.. Steps.Select(step => (JsonObject)step.DeepClone())], Ways), customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = Mode });
    }
}
