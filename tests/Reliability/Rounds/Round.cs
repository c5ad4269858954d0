using System.Collections.Concurrent;
using System.Diagnostics;
using Orchestrator.Reliability.Load;
using Orchestrator.Reliability.Nodes;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Reliability.Rounds;

/// <summary>Some days pass, people and machines ask for their things all at once, and in the midst of it something goes wrong.</summary>
internal static class Round
{
    private const int Clients = 6;
    private const int LongestDays = 4;

    /// <param name="seed">Decides what is asked, of which node, when and what goes wrong. How the processes run side by side it cannot decide.</param>
    public static async Task<RoundReport> PlayAsync(World world, int seed, Mishap? wanted, CancellationToken cancellationToken)
    {
        var from = Stopwatch.GetTimestamp();
        var random = SeededRandom.For(seed, "round");
        var mishap = wanted ?? random.Choice(Enum.GetValues<Mishap>());
        var blow = new Blow(world, mishap, random);
        await world.PassTimeAsync(TimeSpan.FromDays(random.Between(1, LongestDays)));
        var workload = new Workload(world, random);
        var promises = new List<IPromise>(await workload.PrepareAsync(cancellationToken));
        var strikesAfter = random.Next(promises.Count);

        using var caller = new Caller(world);
        var struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        var isOver = false;
        var (queue, more) = (new ConcurrentQueue<IPromise>(promises), new ConcurrentQueue<IPromise>());
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var promise))
            {
                if (Interlocked.Increment(ref asked) > strikesAfter)
                    struck.TrySetResult();
                await promise.AskAsync(caller, cancellationToken);
            }
            while (!Volatile.Read(ref isOver))
            {
                var another = workload.Another(client);
                more.Enqueue(another);
                await another.AskAsync(caller, cancellationToken);
            }
        }, cancellationToken));
        await Task.WhenAll([StrikeAsync(), .. clients]);
        await blow.HealAsync();
        promises.AddRange(more);

        var unrest = await Rest.ReachAsync(world, cancellationToken);
        var broken = new List<string>(unrest is null ? await Verdict.OfAsync(world, promises, cancellationToken) : [unrest]);
        if (caller.Unforeseen is > 0 and var count)
            broken.Add($"{count} answers of 500: a failing database is foreseen");
        return new RoundReport(seed, mishap, [.. promises.CountBy(promise => promise.Fate).OrderBy(fate => fate.Key, StringComparer.Ordinal).Select(fate => $"{fate.Value} {fate.Key}")], broken, Stopwatch.GetElapsedTime(from));

        async Task StrikeAsync()
        {
            try
            {
                await struck.Task.WaitAsync(cancellationToken);
                await blow.StrikeAsync(cancellationToken);
            }
            finally
            {
                // Whether it struck or could not: the clients go on asking until they are told that it is over.
                Volatile.Write(ref isOver, true);
            }
        }
    }
}

/// <summary>What came of one round.</summary>
/// <param name="Fates">What became of what was asked.</param>
/// <param name="Broken">Invariants and promises that do not hold; empty when all is well.</param>
internal sealed record RoundReport(int Seed, Mishap Mishap, IReadOnlyList<string> Fates, IReadOnlyList<string> Broken, TimeSpan Took)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"seed {Seed,-10} {Mishap,-14} {Took.TotalSeconds,5:F1} s  {string.Join(", ", Fates)}{(Broken.Count == 0 ? "" : "\n  " + string.Join("\n  ", Broken))}");
}
