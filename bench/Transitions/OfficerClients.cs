using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Orchestrator.Bench.Load;
using Orchestrator.Client.Tasks;
using Orchestrator.Engine;

namespace Orchestrator.Bench.Transitions;

/// <summary>Officers who take one case after another through its decisions over the API, as fast as they are answered or at a pace of their own.</summary>
internal static class OfficerClients
{
    /// <summary>Returns when every case has ended or the token says so.</summary>
    /// <returns>How many decisions were answered with success.</returns>
    public static async Task<int> RunAsync(Uri origin, IReadOnlyList<string> tokens, ConcurrentQueue<string> firstTasks, Latencies latencies, CancellationToken stop, TimeSpan pause = default)
    {
        var done = await Task.WhenAll(tokens.Select(token => Task.Run(() => WorkAsync(origin, token, firstTasks, latencies, pause, stop), CancellationToken.None)));
        return done.Sum();
    }

    private static async Task<int> WorkAsync(Uri origin, string token, ConcurrentQueue<string> firstTasks, Latencies latencies, TimeSpan pause, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = origin, DefaultRequestVersion = HttpVersion.Version11 };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var done = 0;
        while (!stop.IsCancellationRequested && firstTasks.TryDequeue(out var task))
        {
            for (var next = (string?)task; next is not null && !stop.IsCancellationRequested; done++)
            {
                next = await DecideAsync(client, next, latencies);
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, CancellationToken.None);
            }
        }
        return done;
    }

    private static async Task<string?> DecideAsync(HttpClient client, string task, Latencies latencies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/tasks/{task}/complete") { Content = JsonContent.Create(new { outcome = "Accept" }) };
        request.Headers.Add("Idempotency-Key", Ids.New(TimeProvider.System));
        var from = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        latencies.Add(Stopwatch.GetElapsedTime(from));
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
        return (await answer.Content.ReadFromJsonAsync<TaskCompletionResult>())!.OpenTaskIds.SingleOrDefault();
    }
}
