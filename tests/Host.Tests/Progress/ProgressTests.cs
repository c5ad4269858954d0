using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Progress;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Progress;

/// <summary>What the diagrams tell of steps, from records in a database.</summary>
public sealed class ProgressTests
{
    private static readonly DateTimeOffset Now = new(2005, 5, 17, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new[] { 1, 9, 2 }, 2, 9)]
    [InlineData(new[] { 4, 1, 2, 9 }, 3, 9)]
    [InlineData(new[] { 5 }, 5, 5)]
    public void The_median_is_the_middle_wait_or_the_mean_of_the_middle_two(int[] days, int median, int longest) =>
        Assert.Equal(
            new StepQueue("Inspect", days.Length, TimeSpan.FromDays(median), TimeSpan.FromDays(longest)),
            StepQueue.Of("Inspect", days.Select(day => Now.AddDays(-day)), Now));

    [Fact]
    public async Task Running_instances_of_one_version_are_counted_once_at_each_step_where_they_wait()
    {
        using var folder = new TemporaryFolder();
        using var tool = HostComposition.BuildTool(new DatabaseOptions(folder.File("p.db")) { SyncEveryCommit = false }, new FakeTimeProvider(Now));
        await using var scope = tool.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        Add(db, "a", version: 1, WorkflowStatus.Running, ("Inspect", 3), ("Inspect", 2));
        Add(db, "b", version: 1, WorkflowStatus.Running, ("Inspect", 9), ("Remind", 1));
        Add(db, "old", version: 2, WorkflowStatus.Running, ("Inspect", 30));
        Add(db, "over", version: 1, WorkflowStatus.Finished, ("Inspect", 40));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var queues = await ProgressQueries.QueuesAsync(db, "flow", 1, Now, TestContext.Current.CancellationToken);

        Assert.Equal(
            [new StepQueue("Inspect", 2, TimeSpan.FromDays(6), TimeSpan.FromDays(9)), new StepQueue("Remind", 1, TimeSpan.FromDays(1), TimeSpan.FromDays(1))], queues);
    }

    [Fact]
    public async Task A_step_tells_how_often_and_how_long_it_ran_and_since_when_it_waits_or_holds_a_step_that_does()
    {
        using var folder = new TemporaryFolder();
        using var tool = HostComposition.BuildTool(new DatabaseOptions(folder.File("p.db")) { SyncEveryCommit = false }, new FakeTimeProvider(Now));
        await using var scope = tool.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        Add(db, "a", version: 1, WorkflowStatus.Running);
        db.Executions.Add(Execution("x1", "Inspect", Now.AddDays(-9), Now.AddDays(-7)));
        db.Executions.Add(Execution("x2", "Inspect", Now.AddDays(-3), null));
        db.Executions.Add(Execution("x4", "Hold", Now.AddDays(-4), null, waits: false));
        db.Executions.Add(Execution("x3", "Close", Now.AddDays(-1), Now.AddDays(-1)));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var steps = (await ProgressQueries.StepsAsync(db, "a", Now, TestContext.Current.CancellationToken)).OrderBy(step => step.ActivityId);

        Assert.Equal(
            [
                new StepProgress("Close", 1, TimeSpan.Zero, null, null),
                new StepProgress("Hold", 1, TimeSpan.FromDays(4), null, Now.AddDays(-4)),
                new StepProgress("Inspect", 2, TimeSpan.FromDays(5), Now.AddDays(-3), null),
            ], steps);
    }

    private static void Add(OrchestratorDbContext db, string id, int version, WorkflowStatus status, params (string Step, int Days)[] waits)
    {
        db.Instances.Add(new WorkflowInstance { Id = id, DefinitionId = "flow", DefinitionVersionId = $"flow:v{version}", DefinitionVersion = version, Status = status, CreatedAt = Now, State = "{}" });
        foreach (var (step, days) in waits)
        {
            db.Bookmarks.Add(new StoredBookmark
            {
                Id = $"{id}-{step}-{days}",
                InstanceId = id,
                Name = step,
                Hash = step,
                ActivityId = step,
                ActivityNodeId = step,
                ActivityInstanceId = id + step,
                CreatedAt = Now.AddDays(-days),
            });
        }
    }

    private static ActivityExecution Execution(string id, string step, DateTimeOffset from, DateTimeOffset? to, bool waits = true) =>
        new() { Id = id, InstanceId = "a", ActivityId = step, NodeId = step, ActivityType = "Case.AwaitDecision", StartedAt = from, CompletedAt = to, HasBookmarks = waits && to is null, Status = to is null ? ActivityStatus.Running : ActivityStatus.Completed };
}
