using System.Globalization;
using NodaTime;

namespace Orchestrator.Host.Workbench.Localization;

/// <summary>How dates and instants are written for people: tables use figures (2005-05-17 09:30), always Asia/Shanghai.</summary>
public static class Dates
{
    /// <summary>Shenzhen's offset; China has had no summer time since 1991.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The legal date in Shenzhen at the clock's instant.</summary>
    public static LocalDate Today(this TimeProvider clock) => DateOf(clock.GetUtcNow());

    public static LocalDate DateOf(DateTimeOffset instant) => LocalDate.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which this day begins in Shenzhen, UTC.</summary>
    public static DateTimeOffset StartOf(LocalDate date) => new DateTimeOffset(date.Year, date.Month, date.Day, 0, 0, 0, Offset).ToUniversalTime();

    public static string Date(LocalDate date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Date(LocalDate? date) => date is { } day ? Date(day) : "";

    /// <summary>A legal due date: the period ends when that day ends.</summary>
    public static string Due(LocalDate date) => Date(date) + " 24:00";

    public static string Time(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset? instant) => instant is { } at ? Time(at) : "";

    /// <summary>Weekday in the reader's language.</summary>
    public static string Weekday(LocalDate date) => date.ToString("dddd", CultureInfo.CurrentUICulture);
}
