using Refit;

namespace Orchestrator.Client.Calendar;

/// <summary>The working-day calendar by which periods are counted.</summary>
public interface ICalendarApi
{
    /// <summary>The calendar in force and what was loaded.</summary>
    [Get("/api/calendar")]
    Task<CalendarInfo> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Loads or corrects a year. Administrators only; no deadline moves by it.</summary>
    [Post("/api/calendar/years")]
    Task<CalendarChanged> LoadAsync([Body] CalendarYearGiven year, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
