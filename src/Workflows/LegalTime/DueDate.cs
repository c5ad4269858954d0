using NodaTime;

namespace Orchestrator.Workflows.LegalTime;

/// <summary>The end of a period and how it was found.</summary>
/// <param name="DueOn">The last day, Asia/Shanghai, inclusive.</param>
/// <param name="ExpiresAt">The first instant (UTC) after the period: 24:00 Asia/Shanghai of <paramref name="DueOn"/>; for hours the exact end.</param>
/// <param name="Rule">Profile, rule of law and length, for the record.</param>
/// <param name="CalendarVersion">The working-day calendar that was asked, <see cref="WorkingDayCalendar.Version"/>; null when none was needed.</param>
/// <param name="Skipped">Days off that were not counted (working-day periods) or that the last day was moved past.</param>
public sealed record DueDate(LocalDate DueOn, DateTimeOffset ExpiresAt, string ExplanationZh, string ExplanationEn, string Rule, IReadOnlyList<SkippedDay> Skipped, string? CalendarVersion = null)
{
    /// <summary>Whether an act at this instant is in time.</summary>
    public bool Includes(DateTimeOffset instant) => instant < ExpiresAt;
}
