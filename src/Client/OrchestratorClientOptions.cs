namespace Orchestrator.Client;

/// <summary>How the client behaves.</summary>
public sealed class OrchestratorClientOptions
{
    /// <summary>Where the service is, for example <c>http://127.0.0.1:5080</c>.</summary>
    public required Uri BaseAddress { get; init; }
    /// <summary>Gives the bearer token for a call; null sends none.</summary>
    public Func<CancellationToken, Task<string>>? Token { get; init; }
    /// <summary>Attempts after the first, for reads and for commands with a key. Default 3; 0 means none.</summary>
    public int Retries { get; init; } = 3;
    /// <summary>Wait before the first retry, doubled each time. Default 500 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);
    /// <summary>Limit of one attempt. Default 30 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
