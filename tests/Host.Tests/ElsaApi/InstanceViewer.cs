using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Host.Tests.Fixture;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>The designer's side of the hub: the JSON protocol over a web socket, the token in the query.</summary>
internal sealed class InstanceViewer : IDisposable
{
    private const char End = '\u001e';

    private readonly WebSocket _socket;

    private InstanceViewer(WebSocket socket) => _socket = socket;

    /// <summary>Connects as the person who is signed in with a client.</summary>
    public static async Task<InstanceViewer> ConnectAsync(HostServer server, HttpClient person)
    {
        var viewer = new InstanceViewer(await server.ConnectAsync("/elsa/hubs/workflow-instance?access_token=" + person.DefaultRequestHeaders.Authorization!.Parameter));
        await viewer.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await viewer.ReceiveAsync());
        return viewer;
    }

    /// <summary>Asks to observe an instance and gives the answer.</summary>
    public async Task<JsonNode> ObserveAsync(string instanceId)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"ObserveInstanceAsync","arguments":["{{instanceId}}"]}""");
        return JsonNode.Parse(await ReceiveAsync("\"invocationId\""))!;
    }

    /// <summary>The argument of the next call of a method.</summary>
    public async Task<JsonNode> HearAsync(string method) => JsonNode.Parse(await ReceiveAsync(method))!["arguments"]![0]!;

    /// <summary>Returns when the viewer has been told that a node was completed once.</summary>
    public async Task HearCompletionAsync(string nodeId)
    {
        while (!(await HearAsync("ActivityExecutionLogUpdatedAsync"))["stats"]!.AsArray().Any(node => (string?)node!["activityNodeId"] == nodeId && (long)node["completedCount"]! == 1))
        {
        }
    }

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private async Task<string> ReceiveAsync(string part)
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.Contains(part, StringComparison.Ordinal))
                return message;
        }
    }

    private async Task<string> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        var text = new List<byte>();
        var one = new byte[1];
        while (true)
        {
            var received = await _socket.ReceiveAsync(one, patience.Token);
            Assert.Equal(WebSocketMessageType.Text, received.MessageType);
            if (one[0] == End)
                return Encoding.UTF8.GetString([.. text]);
            text.Add(one[0]);
        }
    }
}
