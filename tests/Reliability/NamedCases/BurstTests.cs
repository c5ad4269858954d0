using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Reliability.Load;
using Orchestrator.Reliability.Nodes;

namespace Orchestrator.Reliability.NamedCases;

/// <summary>What breaks a stock Elsa, asked of two nodes: events side by side, nodes that die, commits that fail.</summary>
[Collection(NamedCaseCollection.Name)]
public sealed class BurstTests(TwoNodes nodes)
{
    private const int Instances = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Two_events_at_the_same_instant_on_both_branches_of_a_join_leave_no_instance_stuck()
    {
        var started = await nodes.World.StartInstancesAsync(Drawings.Branches, Instances);
        var meetings = started.Select((id, i) => new Meeting(id, nodes.Admin, i % World.Nodes, isSynchronous: i % 2 == 0)).ToList();

        await nodes.AskAsync(meetings, clients: 8);

        await nodes.KeepsAsync(meetings);
    }

    [Fact]
    public async Task A_node_killed_under_sixteen_clients_breaks_no_instance()
    {
        var started = await nodes.World.StartInstancesAsync(Drawings.Branches, Instances);
        var meetings = started.Select((id, i) => new Meeting(id, nodes.Admin, i % World.Nodes, isSynchronous: true)).ToList();
        var asking = nodes.AskAsync(meetings, clients: 16);
        await UntilAsync(db => db.Executions.CountAsync(row => row.ActivityId == "Pause" && started.Contains(row.InstanceId)), atLeast: Instances / 4);

        await nodes.World.ReplaceNodeAsync(0);
        await asking;

        await nodes.KeepsAsync(meetings);
    }

    [Fact]
    public async Task Events_accepted_asynchronously_are_all_heard_though_every_node_is_killed_at_once()
    {
        var calls = Enumerable.Range(0, 300).Select(i => new Call($"async-{i}", nodes.Admin, i % World.Nodes, isSynchronous: false)).ToList();
        await nodes.AskAsync(calls, clients: 16);

        await Task.WhenAll(Enumerable.Range(0, World.Nodes).Select(nodes.World.ReplaceNodeAsync));

        await nodes.KeepsAsync(calls);
    }

    [Fact]
    public async Task Duplicate_events_leave_no_residue()
    {
        var started = await nodes.World.StartInstancesAsync(Drawings.Branches, 20);
        var meetings = started.SelectMany((id, i) => Enumerable.Range(0, 3).Select(_ => new Meeting(id, nodes.Admin, i % World.Nodes, isSynchronous: i % 2 == 0))).ToList();

        await nodes.AskAsync(meetings, clients: 6);

        await nodes.KeepsAsync(meetings);
        // An event that nobody heard is kept for a while, in case its listener is late.
        await nodes.World.PassTimeAsync(TimeSpan.FromDays(2));
        await UntilAsync(async db => await db.Queue.AnyAsync() ? 0 : 1, atLeast: 1);
        Assert.Equal(0, await nodes.World.ReadAsync(db => db.Bookmarks.CountAsync(row => started.Contains(row.InstanceId))));
        Assert.Equal(0, await nodes.World.ReadAsync(db => db.Executions.CountAsync(row => started.Contains(row.InstanceId) && row.Status == ActivityStatus.Running)));
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_and_is_carried_out_whole_when_it_is_asked_again()
    {
        var id = (await nodes.World.StartInstancesAsync(Drawings.Branches, 1))[0];
        var before = await PictureAsync(id);
        // Everything has been written when this speaks up: it waits for the commit.
        await nodes.World.ExecuteAsync("create function refuse_commit() returns trigger language plpgsql as 'begin raise exception ''the commit fails''; end'");
        await nodes.World.ExecuteAsync($"create constraint trigger refuse_commit after update on workflow_instances deferrable initially deferred for each row when (new.id = '{id}') execute function refuse_commit()");

        using var client = new HttpClient { BaseAddress = nodes.World.OriginOf(0) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", nodes.Admin);
        using (var refused = await client.SendAsync(Events.Request(Drawings.LeftEvent, id, isSynchronous: true)))
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        Assert.Equal(before, await PictureAsync(id));
        await nodes.World.ExecuteAsync("drop trigger refuse_commit on workflow_instances");
        Meeting[] meeting = [new(id, nodes.Admin, 0, isSynchronous: true)];
        await nodes.AskAsync(meeting, clients: 1);
        await nodes.KeepsAsync(meeting);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_not_carried_out_twice()
    {
        const string Lost = "lost-answer";
        var network = nodes.World.NetworkOf(0);
        using var client = new HttpClient { BaseAddress = nodes.World.OriginOf(0) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", nodes.Admin);
        var committed = network.HoldAnswerToCommitOf(Lost);
        var asking = client.SendAsync(Events.Request(Drawings.Echo, Lost, isSynchronous: true), TestContext.Current.CancellationToken);
        await committed.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await UntilAsync(db => db.Instances.CountAsync(row => row.CorrelationId == Lost), atLeast: 1);

        network.Cut();
        network.Restore();

        using var answer = await asking;
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        // Neither may it say that nothing was done.
        Assert.Contains("not known", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await nodes.World.ReadAsync(db => db.Instances.CountAsync(row => row.CorrelationId == Lost)));
        await nodes.KeepsAsync([]);
    }

    private Task<string> PictureAsync(string id) => nodes.World.ReadAsync(async db =>
    {
        var instance = await db.Instances.AsNoTracking().SingleAsync(row => row.Id == id);
        var waits = await db.Bookmarks.Where(row => row.InstanceId == id).OrderBy(row => row.Id).Select(row => row.ActivityId).ToListAsync();
        var runs = await db.Executions.Where(row => row.InstanceId == id).OrderBy(row => row.Id).Select(row => row.ActivityId + row.Status).ToListAsync();
        return $"{instance.Revision} {instance.SubStatus} {instance.State} {string.Join(',', waits)} {string.Join(',', runs)}";
    });

    private async Task UntilAsync(Func<Storage.Model.OrchestratorDbContext, Task<int>> count, int atLeast)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var rhythm = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await nodes.World.ReadAsync(count) < atLeast)
            await rhythm.WaitForNextTickAsync(limit.Token);
    }
}
