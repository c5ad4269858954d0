using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Testing;

/// <summary>The operating system's side of <see cref="PostgresServer"/>: folder, account, port and process.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private const string Ready = "database system is ready to accept connections";

    // The shell holds our end of a pipe as its standard input. When that closes, by disposal or because this process died
    // in whatever way, it stops the server at once and removes the folder.
    private const string Guard = """
        "$1"/postgres -D "$2"/data -p "$3" $4 </dev/null &
        server=$!
        read -r keep
        kill -QUIT $server 2>/dev/null
        wait $server
        [ "$keep" = keep ] || rm -rf "$2"
        """;

    private readonly string _folder;
    private readonly bool _durable;
    private readonly IReadOnlyList<string> _settings;
    private readonly ConcurrentQueue<string> _log = new();
    private Process? _guard;

    private PostgresProcess(string folder, bool durable, IReadOnlyList<string> settings)
    {
        _folder = folder;
        _durable = durable;
        _settings = settings;
    }

    public int Port { get; private set; }

    internal static string Binaries { get; } = FindBinaries();

    public static async Task<PostgresProcess> StartAsync(bool durable, IReadOnlyList<string> settings, TimeSpan timeout)
    {
        var folder = Directory.CreateTempSubdirectory("orchestrator-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["postgres:", folder], timeout);
        var process = new PostgresProcess(folder, durable, settings);
        try
        {
            await RunAsync(AsPostgres([Path.Combine(Binaries, "initdb"), "-D", Path.Combine(folder, "data"), "-U", "postgres",
                "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]), timeout);
            await process.StartOnFreePortAsync(timeout);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public async Task RestartAsync(TimeSpan timeout)
    {
        await StopAsync();
        if (!await TryStartAsync(timeout))
            throw new InvalidOperationException($"PostgreSQL did not start again on port {Port}:\n{Log}");
    }

    /// <summary>Drops every connection at once; the data stays.</summary>
    public Task StopAsync() => StopGuardAsync("keep");

    public async ValueTask DisposeAsync()
    {
        await StopGuardAsync("remove");
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private string Log => string.Join('\n', _log.TakeLast(30));

    private async Task StartOnFreePortAsync(TimeSpan timeout)
    {
        // Between our finding a port and the server's taking it, another test process may have: hence some attempts.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Port = FreePort();
            if (await TryStartAsync(timeout))
                return;
        }

        throw new InvalidOperationException($"PostgreSQL did not start:\n{Log}");
    }

    private async Task<bool> TryStartAsync(TimeSpan timeout)
    {
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=64MB -c shared_preload_libraries=pg_stat_statements"
            + (_durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off")
            + string.Concat(_settings.Select(setting => " -c " + setting));
        var command = AsPostgres(["sh", "-c", Guard, "sh", Binaries, _folder, Port.ToString(CultureInfo.InvariantCulture), options]);
        var guard = NewProcess(command[0], command[1..]);
        guard.StartInfo.RedirectStandardInput = true;
        guard.OutputDataReceived += (_, line) => Note(line.Data);
        guard.ErrorDataReceived += (_, line) => Note(line.Data);
        guard.EnableRaisingEvents = true;
        guard.Exited += (_, _) => ready.TrySetResult(false);
        guard.Start();
        guard.BeginOutputReadLine();
        guard.BeginErrorReadLine();
        _guard = guard;
        if (await ready.Task.WaitAsync(timeout))
            return true;
        await StopGuardAsync("keep");
        return false;

        void Note(string? line)
        {
            if (line is null)
                return;
            _log.Enqueue(line);
            if (line.Contains(Ready, StringComparison.Ordinal))
                ready.TrySetResult(true);
            if (line.Contains("FATAL:", StringComparison.Ordinal))
                ready.TrySetResult(false);
        }
    }

    private async Task StopGuardAsync(string word)
    {
        if (_guard is not { } guard)
            return;
        _guard = null;
        if (!guard.HasExited)
        {
            await guard.StandardInput.WriteLineAsync(word);
            guard.StandardInput.Close();
        }

        await guard.WaitForExitAsync();
        guard.Dispose();
    }

    // The server refuses to run as root; Debian's package made an account for it.
    private static string[] AsPostgres(string[] command) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;

    private static Task RunAsync(string[] command, TimeSpan timeout) => RunAsync(command[0], command[1..], timeout);

    private static async Task RunAsync(string program, string[] arguments, TimeSpan timeout)
    {
        using var process = NewProcess(program, arguments);
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(timeout);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{await output}{await errors}");
    }

    private static Process NewProcess(string program, IEnumerable<string> arguments) => new()
    {
        StartInfo = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        },
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var newest = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).OrderByDescending(Path.GetFileName, StringComparer.Ordinal).FirstOrDefault()
            : null;
        return newest is null
            ? throw new InvalidOperationException("PostgreSQL is not installed under /usr/lib/postgresql (apt-get install postgresql).")
            : Path.Combine(newest, "bin");
    }
}
