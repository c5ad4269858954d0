using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>Times of day as officers write them.</summary>
internal static class InterviewTimes
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Null when the text is no time of day.</summary>
    public static LocalTime? Read(string text) => Pattern.Parse(text.Trim()) is { Success: true } parsed ? parsed.Value : null;
}
