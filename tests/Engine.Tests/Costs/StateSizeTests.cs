using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Costs;

/// <summary>The state document holds what lives, not what was.</summary>
public sealed class StateSizeTests
{
    // Three counters may each grow by a few digits.
    private const int Digits = 32;

    [Theory]
    [InlineData("CounterBased")]
    [InlineData("TokenBased")]
    public async Task A_loop_that_has_gone_round_a_hundred_times_is_as_small_as_on_its_first_round(string mode)
    {
        await using var s = await Scenario.From(Define(Flowchart([Say("A"), Wf.Event("E"), Say("B")], "A->E", "E->B", "B->A"), customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = mode })).StartAsync();
        await s.ResumeAsync("E");
        var first = Size(s);
        for (var round = 0; round < 100; round++)
            await s.ResumeAsync("E");
        Assert.InRange(Size(s), first - Digits, first + Digits);
        Assert.Equal(102, s.Store.Executions.Values.Count(e => e.ActivityId == "A"));
    }

    [Fact]
    public async Task So_is_a_container_that_repeats()
    {
        await using var s = await Scenario.From(Define(Activity("For", "F", ("start", Lit(1)), ("end", Lit(1000)), ("body", Sequence("S", Say("A"), Wf.Event("E")))))).StartAsync();
        var first = Size(s);
        for (var round = 0; round < 100; round++)
            await s.ResumeAsync("E");
        Assert.InRange(Size(s), first - Digits, first + Digits);
    }

    [Fact]
    public async Task Settled_incidents_and_finished_branches_leave_nothing_behind()
    {
        await using var s = await Scenario.From(o => o.IncidentStrategy = IncidentStrategy.ContinueWithIncidents,
            Define(Flowchart([Wf.Event("E"), Activity("Test.Flaky", "X")], "E->X", "X->E"), variables: Variables(("Broken", "Boolean", "false")))).StartAsync();
        await s.ResumeAsync("E");
        var first = Size(s);
        for (var round = 0; round < 20; round++)
        {
            await Break(s, true);
            await s.ResumeAsync("E");
            await Break(s, false);
            await s.With(r => r.RetryIncidentAsync(s.InstanceId, Assert.Single(s.Store.Incidents).Id));
        }
        Assert.InRange(Size(s), first - Digits, first + Digits + """,{"var-Broken":false}""".Length);
    }

    [Fact]
    public async Task Four_times_the_waits_take_four_times_the_room()
    {
        Assert.True(await WaitingAsync(400) <= 4.1 * await WaitingAsync(100));
    }

    private static async Task<int> WaitingAsync(int waits)
    {
        JsonObject[] events = [.. Enumerable.Range(0, waits).Select(i => Wf.Event($"E{i:000}"))];
        await using var s = await Scenario.From(Define(Flowchart([Say("From"), .. events], [.. events.Select(e => $"From->{(string)e["id"]!}")]))).StartAsync();
        Assert.Equal(waits, s.Store.Bookmarks.Count);
        return Size(s);
    }

    private static Task<bool> Break(Scenario s, bool isBroken) => s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Broken"] = isBroken }));

    private static int Size(Scenario s) => Encoding.UTF8.GetByteCount(s.Instance.State);
}
