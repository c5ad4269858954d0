namespace Orchestrator.Host.Retention;

/// <summary>How long finished instances are kept; configuration section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Days after its end for which an instance is kept. Without it nothing is ever removed. Default: none.</summary>
    public int? FinishedInstanceDays { get; set; }

    /// <summary>When the service looks for what may go: Quartz's cron, in Shenzhen's time. Default: every night at half past three.</summary>
    public string Schedule { get; set; } = "0 30 3 * * ?";

    /// <summary>Instances removed in one transaction, from 1 to 1000. Default 200.</summary>
    public int BatchSize { get; set; } = 200;

    /// <summary>Most instances removed in one run; the rest waits for the next. Default 20000.</summary>
    public int MostPerRun { get; set; } = 20_000;
}
