using System.Threading.Channels;
using Orchestrator.Host.Nodes;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>
/// Passes word of changed instances between the nodes, so that an observer may be connected to any of them. When word may have been missed, all observers
/// are told to look again.
/// </summary>
internal sealed class NodeRelay : BackgroundService, ICommitListener
{
    private const string Matter = "instances";
    private const int MostAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly NodeLine _line;
    private readonly Channel<string> _changed = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public NodeRelay(NodeLine line, InstanceAnnouncer announcer)
    {
        _line = line;
        line.Listen(Matter, text => announcer.Tell(ChangedInstances.Read(text)), announcer.TellAll);
    }

    public void OnCommitted(CommittedChanges changes)
    {
        if (!_line.IsOpen)
            return;
        foreach (var id in changes.Instances)
            _changed.Writer.TryWrite(id);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_line.IsOpen && await _changed.Reader.WaitToReadAsync(stoppingToken))
        {
            var instances = new HashSet<string>(StringComparer.Ordinal);
            while (instances.Count < MostAtOnce && _changed.Reader.TryRead(out var id))
                instances.Add(id);
            await _line.SayAsync(Matter, ChangedInstances.Write(instances), stoppingToken);

            // Many commits make one word: each costs the database a commit of its own.
            await Task.Delay(Pause, stoppingToken);
        }
    }
}
