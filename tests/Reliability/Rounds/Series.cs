using System.Diagnostics;
using Orchestrator.Reliability.Nodes;

namespace Orchestrator.Reliability.Rounds;

/// <summary>Round after round. A world lives for a number of them and is then replaced by a new one, so that each is checked whole and quickly.</summary>
internal static class Series
{
    private const int RoundsOfOneWorld = 12;

    /// <param name="rounds">At most this many.</param>
    /// <param name="time">None but the first is begun after this time.</param>
    /// <param name="say">Is told each report.</param>
    public static async Task<IReadOnlyList<RoundReport>> PlayAsync(int rounds, int seed, TimeSpan time, Mishap? wanted, Action<string> say, CancellationToken cancellationToken)
    {
        var from = Stopwatch.GetTimestamp();
        var reports = new List<RoundReport>();
        await using var cluster = await Cluster.StartAsync();
        while (MayGoOn())
        {
            var first = seed + reports.Count;
            await using var world = await World.StartAsync(cluster, first);
            for (var lived = 0; lived < RoundsOfOneWorld && MayGoOn(); lived++)
            {
                var report = await Round.PlayAsync(world, seed + reports.Count, wanted, cancellationToken);
                reports.Add(report);
                say($"{reports.Count,4}/{rounds} {report}");
                if (report.Broken.Count == 0)
                    continue;
                say($"{world.Log}\nto play it again: rounds --seed {first} --rounds {lived + 1}");
                // What is broken would be found again in each later round.
                break;
            }
        }
        return reports;

        bool MayGoOn() => reports.Count < rounds && (reports.Count == 0 || Stopwatch.GetElapsedTime(from) < time);
    }
}
