using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Reliability.Nodes;

/// <summary>A node as a process of its own, see <see cref="NodeProgram"/>.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private const int KeptLines = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<Uri> _origin = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _origin.TrySetException(new InvalidOperationException("The node ended before it served."));
    }

    /// <summary>Where it serves.</summary>
    public Uri Origin { get; private set; } = null!;

    /// <summary>The last lines that it wrote.</summary>
    public string Log => string.Join('\n', _log);

    /// <param name="folder">Its variable data.</param>
    /// <param name="offset">How far its clock is from real time.</param>
    public static async Task<NodeProcess> StartAsync(string connectionString, string folder, TimeSpan offset)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(NodeProcess).Assembly.Location, NodeProgram.Verb, connectionString, Text(offset)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ORCHESTRATOR_VAR"] = folder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        // Whoever tests sends more than any person could.
        start.Environment["Security__RequestsPerSecond"] = "0";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var node = new NodeProcess(new Process { StartInfo = start });
        node._process.Start();
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        try
        {
            node.Origin = await node._origin.Task.WaitAsync(Patience);
            return node;
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            await node.DisposeAsync();
            throw new InvalidOperationException($"{error.Message}\n{node.Log}", error);
        }
    }

    /// <summary>Its clock is set; whatever waits does not notice.</summary>
    public Task SetClockAsync(TimeSpan offset) => TellAsync(NodeProgram.Set, offset);

    /// <summary>Time goes on until its clock has this offset.</summary>
    public Task PassTimeAsync(TimeSpan offset) => TellAsync(NodeProgram.Pass, offset);

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
    }

    private async Task TellAsync(string word, TimeSpan offset)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync($"{word} {Text(offset)}");
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException) when (_process.HasExited)
        {
            // It was killed, and learns the time when it starts again.
        }
    }

    private static string Text(TimeSpan offset) => offset.Ticks.ToString(CultureInfo.InvariantCulture);

    private void Note(string? line)
    {
        if (line is null)
            return;
        if (line.StartsWith(NodeProgram.Serving, StringComparison.Ordinal))
            _origin.TrySetResult(new Uri(line[NodeProgram.Serving.Length..]));
        _log.Enqueue(line);
        while (_log.Count > KeptLines)
            _log.TryDequeue(out _);
    }
}
