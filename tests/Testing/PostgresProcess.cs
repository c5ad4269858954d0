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

    // The server says in front of each line who speaks. While it recovers it tells everyone who calls that it is starting up, as a FATAL of that call alone;
    // only the postmaster's own FATAL, and its word that it gives up, mean that it will not start.
    private const string SpeakerPrefix = "log_line_prefix=%b:";
    private static readonly string[] GivenUp = ["postmaster:FATAL:", "aborting startup", "database system is shut down"];
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

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

    /// <param name="parent">Where the folder of the data is made; null for the usual place of temporary files.</param>
    /// <param name="dataFrom">A folder of data to begin with, which is copied; null for a new, empty cluster.</param>
    public static async Task<PostgresProcess> StartAsync(bool durable, IReadOnlyList<string> settings, string? parent, string? dataFrom, TimeSpan timeout)
    {
        var folder = parent is null ? Directory.CreateTempSubdirectory("orchestrator-pg-").FullName : Directory.CreateDirectory(Path.Combine(parent, "postgres")).FullName;
        if (dataFrom is not null)
            await RunAsync("cp", ["-a", dataFrom, Path.Combine(folder, "data")], timeout);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["-R", "postgres:", folder], timeout);
        var process = new PostgresProcess(folder, durable, settings);
        try
        {
            if (dataFrom is null)
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

    /// <summary>What a server that was killed leaves behind may be in its successor's way for a moment, so a start that fails is tried again.</summary>
    public async Task RestartAsync(TimeSpan timeout)
    {
        await StopAsync();
        using var limit = new CancellationTokenSource(timeout);
        using var rhythm = new PeriodicTimer(BetweenAttempts);
        while (!await TryStartAsync(timeout))
        {
            if (limit.IsCancellationRequested)
                throw new InvalidOperationException($"PostgreSQL did not start again on port {Port}:\n{Log}");
            await rhythm.WaitForNextTickAsync();
        }
    }

    /// <summary>Drops every connection at once; the data stays.</summary>
    public Task StopAsync() => StopGuardAsync("keep");

    /// <summary>SIGKILL for the server and all that it has started: nobody gets to say or write anything more. The data stays as it is.</summary>
    public async Task KillAsync()
    {
        var postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(DataFolder, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        // Halted it starts no more of them, and while it is there they are known as its own. One that outlived the others could wait for ever for a lock
        // that a killed one held.
        await RunAsync("kill", ["-STOP", postmaster.ToString(CultureInfo.InvariantCulture)], EndTimeout);
        foreach (var process in ChildrenOf(postmaster).ToList())
            Kill(process);
        Kill(postmaster);
        await StopAsync();
    }

    /// <summary>Path of the data.</summary>
    public string DataFolder => Path.Combine(_folder, "data");

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
        var options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=64MB -c shared_preload_libraries=pg_stat_statements -c " + SpeakerPrefix
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
        try
        {
            if (await ready.Task.WaitAsync(timeout))
                return true;
        }
        catch (TimeoutException)
        {
            _log.Enqueue($"(not ready within {timeout})");
        }
        await StopGuardAsync("keep");
        return false;

        void Note(string? line)
        {
            if (line is null)
                return;
            _log.Enqueue(line);
            if (line.Contains(Ready, StringComparison.Ordinal))
                ready.TrySetResult(true);
            if (GivenUp.Any(word => line.Contains(word, StringComparison.Ordinal)))
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

        // Ends when the last of the server's processes has closed its output.
        await guard.WaitForExitAsync().WaitAsync(EndTimeout);
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

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var process) && ParentOf(process) == parent)
                yield return process;
        }
    }

    /// <summary>Null for a process that has gone meanwhile.</summary>
    private static int? ParentOf(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            // The name, in brackets, may hold anything.
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>
    /// A port below those that the system lends to outgoing connections: a client that calls again and again while the server is away would sooner or later
    /// be lent the server's own port, and keep it from coming back.
    /// </summary>
    private static int FreePort()
    {
        const int Lowest = 15_000;
        var lent = File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var highest = int.Parse(lent[0], CultureInfo.InvariantCulture);
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, highest > Lowest ? Random.Shared.Next(Lowest, highest) : 0);
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
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
