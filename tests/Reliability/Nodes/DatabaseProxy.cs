using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Orchestrator.Reliability.Nodes;

/// <summary>The network between one node and the database: it passes everything on, until it is told to hold it, or to break.</summary>
internal sealed class DatabaseProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Link, bool> _links = new();
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly Gate _questions = new();
    private readonly Gate _answers = new();
    private readonly Task _accepting;
    private volatile bool _isCut;
    private volatile Watch? _watch;

    /// <param name="target">The database's loopback port.</param>
    public DatabaseProxy(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Nothing is passed on, either way, until <see cref="Restore"/>.</summary>
    public void Stall()
    {
        _questions.Close();
        _answers.Close();
    }

    /// <summary>The database hears everything, but its answers are held: whoever commits does not learn whether it did.</summary>
    public void HoldAnswers() => _answers.Close();

    /// <summary>
    /// Lets the connection that speaks of <paramref name="mark"/> commit and then holds the answers, as <see cref="HoldAnswers"/> does, from that to the commit
    /// on; the task ends when the database has committed.
    /// </summary>
    public Task HoldAnswerToCommitOf(string mark)
    {
        var watch = new Watch(Encoding.UTF8.GetBytes(mark));
        _watch = watch;
        return watch.Seen;
    }

    /// <summary>Breaks every connection, loses what was held, and lets nobody through until <see cref="Restore"/>.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var link in _links.Keys)
            link.Break();
    }

    /// <summary>Passes everything on again, what was held first.</summary>
    public void Restore()
    {
        _isCut = false;
        _questions.Open();
        _answers.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                if (_isCut)
                    new Link(client, null).Break();
                else
                    _ = ServeAsync(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy is closed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        var link = new Link(client, server);
        _links[link] = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(PassAsync(client, server, _questions, link, isAsking: true), PassAsync(server, client, _answers, link, isAsking: false));
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The database is away, or the link was cut before it was made.
        }
        finally
        {
            link.Break();
            _links.TryRemove(link, out _);
        }
    }

    private async Task PassAsync(Socket from, Socket to, Gate gate, Link link, bool isAsking)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory()) is > 0 and var count)
            {
                if (isAsking)
                {
                    _watch?.Hears(link, buffer.AsSpan(0, count));
                }
                else if (_watch is { } watch && watch.IsCommitted(link, buffer.AsSpan(0, count)))
                {
                    HoldAnswers();
                    _watch = null;
                    watch.Found();
                }
                if (!await gate.IsPassedAsync(link.Broken))
                    return;
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // One side has left, or the link was cut.
        }
    }

    /// <summary>Two sockets that break together, at once and without a farewell.</summary>
    private sealed class Link(Socket client, Socket? server)
    {
        private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Broken => _broken.Task;

        public void Break()
        {
            _broken.TrySetResult();
            foreach (var socket in new[] { client, server })
                socket?.Close(timeout: 0);
        }
    }

    /// <summary>Looks for the commit of the connection that has spoken of something.</summary>
    private sealed class Watch(byte[] mark)
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Link? _speaker;

        public Task Seen => _seen.Task;

        /// <summary>Takes note of who speaks of it.</summary>
        public void Hears(Link link, ReadOnlySpan<byte> question)
        {
            if (question.IndexOf(mark) >= 0)
                _speaker = link;
        }

        /// <summary>Whether the database says that it has committed; the question for it may be that of a prepared statement, which says nothing.</summary>
        public bool IsCommitted(Link link, ReadOnlySpan<byte> answer) => _speaker == link && answer.IndexOf("COMMIT\0"u8) >= 0;

        public void Found() => _seen.TrySetResult();
    }

    private sealed class Gate
    {
        private volatile TaskCompletionSource _open = Opened();

        /// <summary>Waits until it is open; false when the link has broken before.</summary>
        public async Task<bool> IsPassedAsync(Task broken)
        {
            var open = _open.Task;
            return await Task.WhenAny(open, broken) == open;
        }

        public void Close()
        {
            if (_open.Task.IsCompleted)
                _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public void Open() => _open.TrySetResult();

        private static TaskCompletionSource Opened()
        {
            var source = new TaskCompletionSource();
            source.SetResult();
            return source;
        }
    }
}
