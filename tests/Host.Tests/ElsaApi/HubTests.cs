using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>The hub as the designer speaks to it.</summary>
public sealed class HubTests
{
    [Fact]
    public async Task An_observer_is_told_after_the_commit_that_the_instance_moved()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var officer = await server.SignedInAsync(Role.Officer);
        using var viewer = await InstanceViewer.ConnectAsync(server, officer);
        Assert.Null((await viewer.ObserveAsync(task.InstanceId))["error"]);

        await WaitingTask.DecideAsync(officer, task);

        // Word of the start may still be on its way; word of the completion follows it.
        await viewer.HearCompletionAsync(task.ActivityNodeId);
        Assert.Equal(task.InstanceId, (string?)(await viewer.HearAsync("WorkflowInstanceUpdatedAsync"))["workflowInstanceId"]);
    }

    [Fact]
    public async Task An_instance_that_does_not_exist_cannot_be_observed_and_a_unit_cannot_connect()
    {
        await using var server = await HostServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.Officer);
        using var viewer = await InstanceViewer.ConnectAsync(server, officer);
        Assert.NotNull((await viewer.ObserveAsync("nothing"))["error"]);

        using var unit = await server.SignedInAsync(Role.Unit);
        await Assert.ThrowsAnyAsync<Exception>(() => server.ConnectAsync("/elsa/hubs/workflow-instance?access_token=" + unit.DefaultRequestHeaders.Authorization!.Parameter));
    }
}
