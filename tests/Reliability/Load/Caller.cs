using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Orchestrator.Reliability.Nodes;

namespace Orchestrator.Reliability.Load;

/// <summary>
/// A patient client: what gets no clear answer from one node is sent again, to the other, until it has one. Nodes that for minutes give none are broken, and
/// it says what it heard last.
/// </summary>
internal sealed class Caller(World world) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { Timeout = Patience };
    private int _unforeseen;

    /// <summary>How often a node answered that it met an error which it had not foreseen.</summary>
    public int Unforeseen => _unforeseen;

    /// <param name="request">Makes the request anew for each try; its address is relative to a node.</param>
    /// <param name="node">The node that is asked first.</param>
    public async Task<Reply> SendAsync(Func<HttpRequestMessage> request, string token, int node, CancellationToken cancellationToken)
    {
        var from = Stopwatch.GetTimestamp();
        var heard = "";
        for (var unclear = 0; Stopwatch.GetElapsedTime(from) < LongestPatience; unclear++)
        {
            var asked = (node + unclear) % World.Nodes;
            try
            {
                using var message = request();
                message.RequestUri = new Uri(world.OriginOf(asked), message.RequestUri!);
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var answer = await _client.SendAsync(message, cancellationToken);
                var body = await answer.Content.ReadAsStringAsync(cancellationToken);
                if (answer.StatusCode == HttpStatusCode.InternalServerError)
                    Interlocked.Increment(ref _unforeseen);
                if (answer.StatusCode is < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests)
                    return new Reply(answer.StatusCode, body, unclear);
                heard = $"{(int)answer.StatusCode} {body}";
            }
            catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Nobody knows what became of it.
                heard = error.Message;
            }
            // As any client does that was told to come again.
            await Task.Delay(Pause, cancellationToken);
        }
        throw new TimeoutException($"No node gave a clear answer within {LongestPatience}; last: {heard}");
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>A clear answer.</summary>
/// <param name="Unclear">How many tries before it had none.</param>
internal sealed record Reply(HttpStatusCode Status, string Body, int Unclear)
{
    private const string CarriedOut = "already-done";

    /// <summary>The node has promised that it is done; or done before, by a try that had no answer.</summary>
    public bool IsAccepted => (int)Status is >= 200 and < 300 || (Status == HttpStatusCode.Conflict && Code == CarriedOut);

    /// <summary>Code of a refusal, for example <c>task.already-handled</c>.</summary>
    public string? Code => (int)Status is >= 400 && Body.StartsWith('{') ? (string?)JsonNode.Parse(Body)?["code"] : null;
}
