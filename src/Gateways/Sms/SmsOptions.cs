namespace Orchestrator.Gateways.Sms;

/// <summary>Where short messages go and how long we try. All spans are real time, whatever clock the campaign runs on.</summary>
public sealed class SmsOptions
{
    /// <summary>
    /// True sends into the sandbox of this process, false to <see cref="BaseAddress"/>. Default: true in development when no
    /// address is given, otherwise false.
    /// </summary>
    public bool? Sandbox { get; set; }

    /// <summary>Absolute http or https address below which the gateway serves <c>/messages</c>.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Sent as <c>Authorization: Bearer</c> when set.</summary>
    public string? Token { get; set; }

    /// <summary>Limit of one attempt. Default 5 s; 50 ms to 60 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Limit of all attempts together, pauses included. Default 20 s; at least one attempt.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Attempts after the first. Default 2; 0 to 10. Safe, because every attempt carries the same idempotency key.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Pause before the second attempt, doubled for each further one and spread at random. Default 300 ms; zero means none.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Attempts within <see cref="CircuitWindow"/> before the circuit may open. Default 10; 2 or more.</summary>
    public int CircuitMinimumAttempts { get; set; } = 10;

    /// <summary>Share of failed attempts that opens the circuit. Default 0.5; above 0, up to 1.</summary>
    public double CircuitFailureRatio { get; set; } = 0.5;

    /// <summary>Span over which attempts are counted. Default 30 s; 500 ms or more.</summary>
    public TimeSpan CircuitWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open circuit refuses at once before it lets one attempt through. Default 30 s; 500 ms or more.</summary>
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromSeconds(30);
}
