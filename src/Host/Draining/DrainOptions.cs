namespace Orchestrator.Host.Draining;

/// <summary>How a node leaves the others.</summary>
public sealed class DrainOptions
{
    /// <summary>Section of the configuration that sets them.</summary>
    public const string Section = "Node";

    /// <summary>
    /// How long a node that was told to stop goes on serving while <c>/health/ready</c> already fails, so that its proxy has noticed before it refuses anybody.
    /// Longer than the proxy's interval of asking. Default 5 seconds, none in development.
    /// </summary>
    public TimeSpan Notice { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long requests, bursts and messages that are under way have to finish after that. Default 20 seconds.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest that a stop takes: whoever stops the process must not kill it sooner.</summary>
    public TimeSpan LongestStop => Notice + Patience + Closing;

    // Connections, scheduler and log are closed in this time.
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(5);
}
