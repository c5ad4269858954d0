using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Reliability.Load;
using Orchestrator.Reliability.Nodes;

namespace Orchestrator.Reliability.NamedCases;

/// <summary>What breaks a stock Elsa, asked of two nodes: timers after everything was down, and one far in the future beside them.</summary>
[Collection(NamedCaseCollection.Name)]
public sealed class TimerTests(TwoNodes nodes)
{
    [Fact]
    public async Task A_timer_in_2040_stops_none_of_the_others_after_a_restart()
    {
        var days = (int)(new DateTimeOffset(2040, 6, 1, 0, 0, 0, TimeSpan.Zero) - nodes.World.Clock.GetUtcNow()).TotalDays;
        await Drawings.PublishDelayAsync(nodes.World, "far", TimeSpan.FromDays(days));
        await Drawings.PublishDelayAsync(nodes.World, "near", TimeSpan.FromMinutes(2));
        var far = (await nodes.World.StartInstancesAsync("far", 1))[0];
        var near = await nodes.World.StartInstancesAsync("near", 20);

        await Task.WhenAll(Enumerable.Range(0, World.Nodes).Select(nodes.World.ReplaceNodeAsync));
        await nodes.World.PassTimeAsync(TimeSpan.FromMinutes(5));

        await nodes.KeepsAsync([]);
        Assert.Equal(near.Count, await RungAsync(near));
        Assert.Equal(2040, await nodes.World.ReadAsync(db => db.Bookmarks.Where(row => row.InstanceId == far).Select(row => row.DueAt!.Value.Year).SingleAsync()));
        await AnswersAsync(far);
    }

    [Fact]
    public async Task Five_hundred_timers_that_fell_due_while_everything_was_down_ring_once_each()
    {
        await Drawings.PublishDelayAsync(nodes.World, "missed", TimeSpan.FromHours(1));
        var missed = await nodes.World.StartInstancesAsync("missed", 500);
        await Task.WhenAll(Enumerable.Range(0, World.Nodes).Select(nodes.World.KillNodeAsync));
        await nodes.World.Cluster.Server.KillAsync();

        await nodes.World.PassTimeAsync(TimeSpan.FromHours(5));
        await nodes.World.Cluster.Server.CrashAndRestartAsync();
        await Task.WhenAll(Enumerable.Range(0, World.Nodes).Select(nodes.World.StartNodeAsync));

        await nodes.KeepsAsync([]);
        Assert.Equal(missed.Count, await RungAsync(missed));
    }

    /// <summary>How many of them finished; that their last step ran once each is part of it.</summary>
    private Task<int> RungAsync(IReadOnlyList<string> instances) => nodes.World.ReadAsync(async db =>
    {
        Assert.Equal(instances.Count, await db.Executions.CountAsync(row => instances.Contains(row.InstanceId) && row.ActivityId == "Last" && row.Status == ActivityStatus.Completed));
        return await db.Instances.CountAsync(row => instances.Contains(row.Id) && row.SubStatus == WorkflowSubStatus.Finished);
    });

    private async Task AnswersAsync(string instance)
    {
        using var client = new HttpClient { BaseAddress = nodes.World.OriginOf(0) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", nodes.Admin);
        using var answer = await client.GetAsync(new Uri($"elsa/api/workflow-instances/{instance}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }
}
