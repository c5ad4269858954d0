using NodaTime;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Simulation;

/// <summary>Puts acts into office hours of working days, 09:00 to 17:30 Asia/Shanghai.</summary>
internal sealed class OfficeHours(LegalClock clock)
{
    private static readonly LocalTime Opens = new(9, 0);
    private const int MinutesOpen = 510;

    /// <summary>A moment on the n-th working day after the instant; n = 0 means later the same day when it is still open, else the next working day.</summary>
    public DateTimeOffset After(DateTimeOffset instant, int workingDays, SeededRandom random)
    {
        var date = LegalClock.DateOf(instant);
        if (workingDays == 0)
        {
            if (clock.Calendar.IsWorkingDay(date) && LegalClock.At(date, Opens) is var opens && opens.AddMinutes(MinutesOpen - 10) > instant)
            {
                var from = instant > opens ? instant : opens;
                var left = (opens.AddMinutes(MinutesOpen) - from).TotalMinutes;
                return from.AddMinutes(1 + random.NextDouble() * (left - 1));
            }

            workingDays = 1;
        }

        return On(clock.AddWorkingDays(date, workingDays), random);
    }

    /// <summary>A moment in the office hours of a date, whatever day it is.</summary>
    public static DateTimeOffset On(LocalDate date, SeededRandom random) => LegalClock.At(date, Opens).AddMinutes(Math.Floor(random.NextDouble() * MinutesOpen));

    /// <summary>One of the working days between two dates (inclusive), spread evenly; the first date when there is none.</summary>
    public LocalDate WorkingDayBetween(LocalDate first, LocalDate last, SeededRandom random)
    {
        var days = new List<LocalDate>();
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            if (clock.Calendar.IsWorkingDay(date))
                days.Add(date);
        }

        return days.Count == 0 ? first : days[(int)(random.NextDouble() * days.Count)];
    }
}
