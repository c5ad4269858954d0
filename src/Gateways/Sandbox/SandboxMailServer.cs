using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Gateways.Sandbox;

/// <summary>
/// A mail server that delivers nothing: it speaks SMTP on a loopback port and remembers what it was sent. It listens from
/// construction on and forgets the oldest letters beyond its capacity.
/// </summary>
public sealed class SandboxMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SandboxMail> _letters = new();
    private readonly ConcurrentDictionary<Task, byte> _sessions = new();
    private readonly int _capacity;
    private readonly Task _accepting;
    private bool _disposed;
    private long _taken;
    private long _connections;

    /// <param name="port">Loopback port; 0 takes a free one.</param>
    /// <param name="capacity">Letters that are remembered.</param>
    public SandboxMailServer(int port = 0, int capacity = 20_000)
    {
        _capacity = capacity;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Faults to show, one per connection.</summary>
    public SandboxFaults Faults { get; } = new();

    /// <summary>Letters that are still remembered, oldest first.</summary>
    public IReadOnlyCollection<SandboxMail> Letters => _letters;

    /// <summary>Letters taken so far, forgotten ones included.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Connections so far.</summary>
    public long Connections => Interlocked.Read(ref _connections);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions.Keys);
        _stop.Dispose();
    }

    private void Keep(SandboxMail letter)
    {
        Interlocked.Increment(ref _taken);
        _letters.Enqueue(letter);
        while (_letters.Count > _capacity)
            _letters.TryDequeue(out _);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _connections);
            var session = ServeAsync(socket);
            _sessions.TryAdd(session, 0);
            _ = session.ContinueWith(done => _sessions.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            using var session = new SmtpSession(stream, Faults.Next(), Keep);
            await session.RunAsync(_stop.Token);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The client went away or we are stopping: what was taken is kept, and there is nobody left to answer.
        }
    }
}
