using System.Collections.Concurrent;
using Npgsql;
using Orchestrator.Engine;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Nodes;

/// <summary>
/// By this the nodes that share a PostgreSQL database have word of each other (<c>LISTEN</c> and <c>NOTIFY</c>). A word may be lost: it hastens what would
/// be found out anyway, and whoever listens is told when the line was interrupted. On SQLite there is one node, and nothing to do.
/// </summary>
internal sealed class NodeLine(DatabaseOptions database, TimeProvider clock, ILogger<NodeLine> log) : BackgroundService
{
    /// <summary>By this name the listening connection is known to the server.</summary>
    public const string Application = "orchestrator nodes";

    /// <summary>PostgreSQL carries less than 8000 bytes at a time, the sender's name and its separator among them.</summary>
    public const int MostBytes = 7800;

    private const string Topic = "orchestrator_";
    private const char Separator = '\n';

    private static readonly TimeSpan BeforeReconnecting = TimeSpan.FromSeconds(1);

    private readonly string _node = Ids.New(clock);
    private readonly ConcurrentDictionary<string, Listener> _listeners = new(StringComparer.Ordinal);

    /// <summary>Whether there may be other nodes at all.</summary>
    public bool IsOpen => database.IsPostgres;

    /// <summary>From the next connection on, hears what other nodes say about a matter (small letters). One listener a matter, before the host starts.</summary>
    /// <param name="heard">Is given what was said.</param>
    /// <param name="connected">Is called whenever the line stands (again): before that, words may have been missed.</param>
    public void Listen(string matter, Action<string> heard, Action? connected = null) => _listeners[Topic + matter] = new(heard, connected);

    /// <summary>Tells all other nodes. When the database is away they are not told, and the log says so.</summary>
    public async Task SayAsync(string matter, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            foreach (var text in texts)
            {
                await using var notify = new NpgsqlCommand("select pg_notify($1, $2)", connection) { Parameters = { new() { Value = Topic + matter }, new() { Value = _node + Separator + text } } };
                await notify.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (Exception error) when (IsFault(error) && !cancellationToken.IsCancellationRequested)
        {
            log.LogWarning(error, "Other nodes were not told of {Matter}", matter);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (IsOpen && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(stoppingToken);
            }
            catch (Exception error) when (IsFault(error) && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(error, "Word of other nodes is interrupted; connecting again");
                await Task.Delay(BeforeReconnecting, stoppingToken);
            }
        }
    }

    private async Task HearAsync(CancellationToken stoppingToken)
    {
        // A dead peer is noticed by the keepalive; a pooled connection would be shared with others.
        var options = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 15, ApplicationName = Application };
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        connection.Notification += (_, notice) => Pass(notice.Channel, notice.Payload);
        await connection.OpenAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand(string.Join(';', _listeners.Keys.Select(topic => "listen " + topic)), connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);
        foreach (var listener in _listeners.Values)
            listener.Connected?.Invoke();
        while (true)
            await connection.WaitAsync(stoppingToken);
    }

    private void Pass(string topic, string payload)
    {
        var end = payload.IndexOf(Separator, StringComparison.Ordinal);
        if (end >= 0 && !payload.AsSpan(0, end).SequenceEqual(_node) && _listeners.TryGetValue(topic, out var listener))
            listener.Heard(payload[(end + 1)..]);
    }

    private static bool IsFault(Exception error) => error is NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException;

    private sealed record Listener(Action<string> Heard, Action? Connected);
}
