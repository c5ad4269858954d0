using System.Collections.Concurrent;
using System.Diagnostics;
using Orchestrator.Bench.Load;

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
        using var officer = new OfficerClient(origin, token);
        var done = 0;
        while (!stop.IsCancellationRequested && firstTasks.TryDequeue(out var task))
        {
            for (var next = (string?)task; next is not null && !stop.IsCancellationRequested; done++)
            {
                var from = Stopwatch.GetTimestamp();
                next = await officer.DecideAsync(next);
                latencies.Add(Stopwatch.GetElapsedTime(from));
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, CancellationToken.None);
            }
        }
        return done;
    }
}
