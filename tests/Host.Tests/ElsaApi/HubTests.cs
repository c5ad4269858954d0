using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>The hub as the designer speaks to it: the JSON protocol over a web socket, the token in the query.</summary>
public sealed class HubTests
{
    private const char End = '\u001e';

    [Fact]
    public async Task An_observer_is_told_after_the_commit_that_the_instance_moved()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        using var officer = await server.SignedInAsync(Role.Officer);
        using var socket = await server.ConnectAsync("/elsa/hubs/workflow-instance?access_token=" + officer.DefaultRequestHeaders.Authorization!.Parameter);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        Assert.Equal("{}", await ReceiveAsync(socket));
        await SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"ObserveInstanceAsync","arguments":["{{task.InstanceId}}"]}""");
        Assert.Equal("1", (string?)JsonNode.Parse(await ReceiveAsync(socket))!["invocationId"]);

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task.Id}/claim");
        request.Headers.Add("Idempotency-Key", "claim");
        (await officer.SendAsync(request)).EnsureSuccessStatusCode();
        using var complete = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task.Id}/complete") { Content = new StringContent("""{"outcome":"Accept"}""", Encoding.UTF8, "application/json") };
        complete.Headers.Add("Idempotency-Key", "complete");
        (await officer.SendAsync(complete)).EnsureSuccessStatusCode();

        // Word of the start may still be on its way; word of the completion follows it.
        while (!IsCompleted(JsonNode.Parse(await ReceiveAsync(socket, "ActivityExecutionLogUpdatedAsync"))!, task.ActivityNodeId))
        {
        }

        var updated = JsonNode.Parse(await ReceiveAsync(socket, "WorkflowInstanceUpdatedAsync"))!;
        Assert.Equal(task.InstanceId, (string?)updated["arguments"]![0]!["workflowInstanceId"]);
    }

    [Fact]
    public async Task An_instance_that_does_not_exist_cannot_be_observed_and_a_unit_cannot_connect()
    {
        await using var server = await HostServer.StartAsync();
        using var officer = await server.SignedInAsync(Role.Officer);
        using var socket = await server.ConnectAsync("/elsa/hubs/workflow-instance?access_token=" + officer.DefaultRequestHeaders.Authorization!.Parameter);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await ReceiveAsync(socket);
        await SendAsync(socket, """{"type":1,"invocationId":"1","target":"ObserveInstanceAsync","arguments":["nothing"]}""");
        Assert.NotNull(JsonNode.Parse(await ReceiveAsync(socket))!["error"]);

        using var unit = await server.SignedInAsync(Role.Unit);
        await Assert.ThrowsAnyAsync<Exception>(() => server.ConnectAsync("/elsa/hubs/workflow-instance?access_token=" + unit.DefaultRequestHeaders.Authorization!.Parameter));
    }

    private static bool IsCompleted(JsonNode message, string nodeId) =>
        message["arguments"]![0]!["stats"]!.AsArray().Any(node => (string?)node!["activityNodeId"] == nodeId && (long)node["completedCount"]! == 1);

    private static Task SendAsync(WebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private static async Task<string> ReceiveAsync(WebSocket socket, string target)
    {
        while (true)
        {
            var message = await ReceiveAsync(socket);
            if (message.Contains(target, StringComparison.Ordinal))
                return message;
        }
    }

    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        var text = new List<byte>();
        var one = new byte[1];
        while (true)
        {
            var received = await socket.ReceiveAsync(one, patience.Token);
            Assert.Equal(WebSocketMessageType.Text, received.MessageType);
            if (one[0] == End)
                return Encoding.UTF8.GetString([.. text]);
            text.Add(one[0]);
        }
    }
}
