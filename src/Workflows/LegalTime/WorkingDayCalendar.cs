using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.LegalTime;

/// <summary>
/// Which days are worked in mainland China. A listed date overrides the weekday rule (Monday to Friday worked); a year that was never loaded is refused,
/// because its holidays and make-up days are not known until the State Council's yearly notice.
/// </summary>
public sealed class WorkingDayCalendar
{
    private static readonly Lazy<WorkingDayCalendar> Embedded = new(LoadEmbedded);

    private readonly FrozenDictionary<LocalDate, CalendarEntry> _entries;
    private readonly FrozenSet<int> _years;

    private WorkingDayCalendar(IEnumerable<KeyValuePair<LocalDate, CalendarEntry>> entries, IEnumerable<int> years)
    {
        _entries = entries.ToFrozenDictionary();
        _years = years.ToFrozenSet();
        Version = Fingerprint();
    }

    /// <summary>Names exactly these days: the years held and a hash over every listed day, for example <c>2004-2026/3f9c01ab52d7</c>. Any change gives another.</summary>
    public string Version { get; }

    /// <summary>The published calendar that ships with the product, 2004 to 2026.</summary>
    public static WorkingDayCalendar China => Embedded.Value;

    /// <summary>The years that the calendar knows, ascending.</summary>
    public IReadOnlyList<int> Years => [.. _years.Order()];

    /// <summary>Reads <c>{"2005-05-08": {"off": false, "name": "劳动节"}, …}</c>; every year that it names counts as known. A malformed file is refused.</summary>
    public static WorkingDayCalendar Load(Stream json)
    {
        using var reader = new StreamReader(json, Encoding.UTF8);
        var entries = Read(reader.ReadToEnd());
        return new WorkingDayCalendar(entries.Select(entry => KeyValuePair.Create(entry.Date, entry)), entries.Select(entry => entry.Date.Year));
    }

    /// <summary>The days of a file as <see cref="Load"/> takes it, in its order; a malformed file, and one that names a day twice, is refused.</summary>
    public static IReadOnlyList<CalendarEntry> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var entries = document.RootElement.EnumerateObject().Select(property => new CalendarEntry(
                LocalDatePattern.Iso.Parse(property.Name).GetValueOrThrow(), property.Value.GetProperty("off").GetBoolean(), property.Value.GetProperty("name").GetString() ?? "")).ToList();
            if (entries.GroupBy(entry => entry.Date).FirstOrDefault(day => day.Count() > 1) is { } twice)
                throw new RefusedException(new Refusal("calendar.day-twice", $"工作日历文件中{Iso(twice.Key)}出现多次。", $"The working-day calendar names {Iso(twice.Key)} more than once."));
            return entries;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or UnparsableValueException)
        {
            throw new RefusedException(new Refusal("calendar.unreadable", $"工作日历文件无法读取：{e.Message}", $"The working-day calendar cannot be read: {e.Message}"));
        }
    }

    /// <summary>The same calendar with single dates overridden, for example a typhoon suspension. The year of an override must be known.</summary>
    public WorkingDayCalendar With(IEnumerable<CalendarEntry> overrides)
    {
        var entries = _entries.ToDictionary();
        foreach (var entry in overrides)
        {
            Require(entry.Date);
            entries[entry.Date] = entry;
        }
        return new WorkingDayCalendar(entries, _years);
    }

    /// <summary>The same calendar with the year as its notice has it, in place of what was known of the year. The notice of a year may also order make-up
    /// days in the December before it; an entry of any other year is refused.</summary>
    public WorkingDayCalendar WithYear(int year, IEnumerable<CalendarEntry> published)
    {
        var entries = _entries.Where(known => known.Key.Year != year).ToDictionary();
        foreach (var entry in published)
        {
            if (entry.Date.Year != year && !(entry.Date.Year == year - 1 && entry.Date.Month == 12 && Knows(entry.Date)))
                throw new RefusedException(new Refusal("calendar.other-year", $"{Iso(entry.Date)}不属于{year}年。", $"{Iso(entry.Date)} is not in {year}."));
            entries[entry.Date] = entry;
        }
        return new WorkingDayCalendar(entries, [.. _years, year]);
    }

    public bool Knows(LocalDate date) => _years.Contains(date.Year);

    /// <summary>Whether the day is worked; a day of an unknown year is refused.</summary>
    public bool IsWorkingDay(LocalDate date)
    {
        Require(date);
        return _entries.TryGetValue(date, out var entry) ? !entry.IsOff : date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
    }

    /// <summary>A weekend day that is worked in exchange (调休上班).</summary>
    public bool IsMakeUpDay(LocalDate date) =>
        date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday && IsWorkingDay(date);

    /// <summary>The day itself if it is worked, else the first worked day after it.</summary>
    public LocalDate WorkingDayOnOrAfter(LocalDate date)
    {
        while (!IsWorkingDay(date))
            date = date.PlusDays(1);
        return date;
    }

    /// <summary>Why the day is off.</summary>
    public SkippedDay Skipped(LocalDate date) =>
        _entries.TryGetValue(date, out var entry)
            ? new SkippedDay(date, entry.Name, HolidayNames.En(entry.Name))
            : new SkippedDay(date, "周末", "weekend");

    private void Require(LocalDate date)
    {
        if (!Knows(date))
            throw new RefusedException(new Refusal("calendar.year-unknown",
                $"工作日历中没有{date.Year}年，无法计算涉及{Iso(date)}的期限；请先由管理员载入该年放假安排。",
                $"The working-day calendar has no year {date.Year}, so no period that touches {Iso(date)} can be computed; an administrator must load that year first."));
    }

    private string Fingerprint()
    {
        var lines = _entries.Values.OrderBy(entry => entry.Date).Select(entry => $"{Iso(entry.Date)} {(entry.IsOff ? "off" : "on")}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return _years.Count == 0 ? "-" : $"{_years.Min()}-{_years.Max()}/{Convert.ToHexStringLower(hash.AsSpan(0, 6))}";
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static WorkingDayCalendar LoadEmbedded()
    {
        using var stream = typeof(WorkingDayCalendar).Assembly.GetManifestResourceStream("china-working-days.json")
            ?? throw new InvalidOperationException("The working-day calendar is not embedded.");
        return Load(stream);
    }
}
