using System.Threading.Channels;
using Npgsql;
using Orchestrator.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>
/// Passes word of changed instances between the nodes that share a PostgreSQL database, so that an observer may be connected to any of them.
/// A lost word is no harm: when the connection comes back, all observers are told to look again. On SQLite there is one node, and nothing to do.
/// </summary>
internal sealed class NodeRelay(DatabaseOptions database, InstanceAnnouncer announcer, TimeProvider clock, ILogger<NodeRelay> log) : BackgroundService, ICommitListener
{
    /// <summary>By this name the listening connection is known to the server.</summary>
    public const string Application = "orchestrator nodes";

    private const string Topic = "orchestrator_instances";
    private const int MostAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BeforeReconnecting = TimeSpan.FromSeconds(1);

    private readonly string _node = Ids.New(clock);
    private readonly Channel<string> _changed = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void OnCommitted(CommittedChanges changes)
    {
        if (!database.IsPostgres)
            return;
        foreach (var id in changes.Instances)
            _changed.Writer.TryWrite(id);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        database.IsPostgres ? Task.WhenAll(ListenAsync(stoppingToken), SpeakAsync(stoppingToken)) : Task.CompletedTask;

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(stoppingToken);
            }
            catch (Exception error) when (IsFault(error) && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(error, "Word of other nodes' changes is interrupted; connecting again");
                await Task.Delay(BeforeReconnecting, stoppingToken);
            }
        }
    }

    private async Task HearAsync(CancellationToken stoppingToken)
    {
        // A dead peer is noticed by the keepalive; a pooled connection would be shared with others.
        var options = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 15, ApplicationName = Application };
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        connection.Notification += (_, notice) => Pass(notice.Payload);
        await connection.OpenAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand("listen " + Topic, connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);
        announcer.TellAll();
        while (true)
            await connection.WaitAsync(stoppingToken);
    }

    private void Pass(string payload)
    {
        var word = NodeWord.Read(payload);
        if (word.Node != _node)
            announcer.Tell(word.Instances);
    }

    private async Task SpeakAsync(CancellationToken stoppingToken)
    {
        while (await _changed.Reader.WaitToReadAsync(stoppingToken))
        {
            var instances = new HashSet<string>(StringComparer.Ordinal);
            while (instances.Count < MostAtOnce && _changed.Reader.TryRead(out var id))
                instances.Add(id);
            try
            {
                await NotifyAsync(new NodeWord(_node, [.. instances]), stoppingToken);
            }
            catch (Exception error) when (IsFault(error) && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(error, "Other nodes were not told of {Count} changed instances", instances.Count);
            }

            // Many commits make one word: each costs the database a commit of its own.
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task NotifyAsync(NodeWord word, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        foreach (var text in word.Write())
        {
            await using var notify = new NpgsqlCommand("select pg_notify($1, $2)", connection) { Parameters = { new() { Value = Topic }, new() { Value = text } } };
            await notify.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static bool IsFault(Exception error) => error is NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException;
}
