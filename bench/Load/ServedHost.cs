using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Orchestrator.Testing;

namespace Orchestrator.Bench.Load;

/// <summary>A node as a process of its own, as an operator starts it.</summary>
internal sealed class ServedHost : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private ServedHost(string connectionString)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Origin = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        }
        var start = new ProcessStartInfo("dotnet", [RepositoryFolder.Combine("src", "Host", "bin", "Release", "net10.0", "Orchestrator.Host.dll"), "serve", "--no-demo", "--database", connectionString, "--urls", Origin.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Whoever measures sends more than any person could.
        start.Environment["Security__RequestsPerSecond"] = "0";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
    }

    public Uri Origin { get; }

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double PeakRssMb
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1048576.0;
        }
    }

    public double RssMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public string Log => string.Join('\n', _log);

    public static async Task<ServedHost> StartAsync(string connectionString, CancellationToken cancellationToken)
    {
        var host = new ServedHost(connectionString);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartTimeout);
        using var client = new HttpClient { BaseAddress = host.Origin };
        while (true)
        {
            if (host._process.HasExited)
                throw new InvalidOperationException("The host ended:\n" + host.Log);
            try
            {
                using var answer = await client.GetAsync("health", limit.Token);
                if (answer.IsSuccessStatusCode)
                    return host;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        _log.Enqueue(line);
        while (_log.Count > 200)
            _log.TryDequeue(out _);
    }
}
