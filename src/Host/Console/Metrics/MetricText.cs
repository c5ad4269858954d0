using System.Globalization;
using Orchestrator.Workflows.Bulletins;

namespace Orchestrator.Host.Workbench.Metrics;

/// <summary>How figures are written.</summary>
internal static class MetricText
{
    /// <summary>The figure with its unit, where that is a sign.</summary>
    public static string Figure(BulletinMetric metric, decimal value) => Number(value) + (metric.Unit == BulletinUnit.Percent ? "%" : "");

    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The instant that an address names in ISO 8601; now when it names none.</summary>
    public static DateTimeOffset Instant(string? text, TimeProvider clock) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given) ? given : clock.GetUtcNow();
}
