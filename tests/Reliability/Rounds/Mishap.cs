using Orchestrator.Reliability.Nodes;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Reliability.Rounds;

/// <summary>What may befall the nodes and their database while they work.</summary>
internal enum Mishap
{
    /// <summary>One of the nodes is killed and started again.</summary>
    NodeKilled,
    /// <summary>Every process of the database is killed, and the database started again.</summary>
    DatabaseKilled,
    /// <summary>The network of one node, or of both, stands still for a while and then goes on.</summary>
    NetworkStalls,
    /// <summary>What the database answers is held for a while and then lost with all connections, so that nobody knows what was committed.</summary>
    NetworkDrops,
    /// <summary>The clock of one node jumps, forwards or backwards, by up to three hours, and is put right in the end.</summary>
    ClockStepped,
    /// <summary>The database's disk has no block left for a while.</summary>
    DiskFull,
}

/// <summary>One mishap, as the seed has it.</summary>
internal sealed class Blow(World world, Mishap mishap, SeededRandom random)
{
    private const int LongestMilliseconds = 1500;
    private static readonly TimeSpan FurthestStep = TimeSpan.FromHours(3);

    private readonly int _node = random.Next(World.Nodes);
    private readonly bool _strikesBoth = random.Bernoulli(0.3);
    private readonly TimeSpan _lasts = TimeSpan.FromMilliseconds(random.Between(50, LongestMilliseconds));
    private readonly TimeSpan _step = FurthestStep * (2 * random.NextDouble() - 1);

    private IEnumerable<DatabaseProxy> Networks => _strikesBoth ? Enumerable.Range(0, World.Nodes).Select(world.NetworkOf) : [world.NetworkOf(_node)];

    /// <summary>Strikes, lasts, and is over when this returns. Its length is part of the mishap, not a wait for anything.</summary>
    public async Task StrikeAsync(CancellationToken cancellationToken)
    {
        switch (mishap)
        {
            case Mishap.NodeKilled:
                await world.ReplaceNodeAsync(_node);
                break;
            case Mishap.DatabaseKilled:
                await world.Cluster.Server.KillAsync();
                await Task.Delay(_lasts, cancellationToken);
                await world.Cluster.Server.CrashAndRestartAsync();
                break;
            case Mishap.NetworkStalls:
                await StallAsync(cancellationToken);
                break;
            case Mishap.NetworkDrops:
                await DropAsync(cancellationToken);
                break;
            case Mishap.ClockStepped:
                await world.SetClockAsync(_node, _step);
                break;
            case Mishap.DiskFull:
                await FillAsync(cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Nobody knows how {mishap} is done.");
        }
    }

    /// <summary>What of it outlasted the load is put right. What a clock that was ahead has put off to its own time falls due when the true time has come so far.</summary>
    public async Task HealAsync()
    {
        if (mishap != Mishap.ClockStepped)
            return;
        await world.SetClockAsync(_node, TimeSpan.Zero);
        await world.PassTimeAsync(FurthestStep);
    }

    private async Task StallAsync(CancellationToken cancellationToken)
    {
        var struck = Networks.ToList();
        struck.ForEach(network => network.Stall());
        await Task.Delay(_lasts, cancellationToken);
        struck.ForEach(network => network.Restore());
    }

    private async Task DropAsync(CancellationToken cancellationToken)
    {
        var struck = Networks.ToList();
        struck.ForEach(network => network.HoldAnswers());
        await Task.Delay(_lasts / 2, cancellationToken);
        struck.ForEach(network => network.Cut());
        await Task.Delay(_lasts / 2, cancellationToken);
        struck.ForEach(network => network.Restore());
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var (disk, server) = (world.Cluster.Disk, world.Cluster.Server);
        disk.Fill();
        await Task.Delay(_lasts, cancellationToken);
        disk.Empty();
        // A server that could not write its log has stopped itself; it may be on its way back, or have given up.
        if (!await server.AnswersAsync())
            await server.CrashAndRestartAsync();
    }
}
