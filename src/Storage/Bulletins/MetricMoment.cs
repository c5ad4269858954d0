using NodaTime;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Storage.Bulletins;

/// <summary>What indicators are counted for: one campaign as of an instant. What happens at the instant itself does not count: it may come before or after the counting.</summary>
internal sealed record MetricMoment(string CampaignId, DateTimeOffset AsOf)
{
    /// <summary>The last instant that counts.</summary>
    public DateTimeOffset Before => AsOf.AddMilliseconds(-1);

    /// <summary>The day of the instant, Asia/Shanghai; a day counts once it is over, so when it lies before this one.</summary>
    public LocalDate Day => LegalClock.DateOf(AsOf);
}
