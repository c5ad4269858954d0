using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Orchestrator.Client.Calendar;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Host.Api.Calendar;

internal static class CalendarViews
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static CalendarNotice Show(CalendarYear notice) => new(notice.Year, notice.Revision, notice.Basis, notice.LoadedByName, notice.LoadedAt,
        [.. notice.Entries().Select(entry => new CalendarDay(entry.Date.OnWire(), entry.IsOff, entry.Name))]);

    public static CalendarChanged Show(CalendarLoaded loaded) => new(loaded.Version, loaded.Year.Year, loaded.Year.Revision,
        [.. loaded.Differing.Select(row => new DifferingDeadlineInfo(row.Id, row.CaseId, row.Timer, row.DueOn.OnWire(), row.CountedNow.OnWire()))]);

    /// <summary>The days in the form of the shipped calendar file, as they were given.</summary>
    public static string DaysOf(IReadOnlyList<CalendarDay> days)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Readable))
        {
            writer.WriteStartObject();
            foreach (var day in days)
            {
                writer.WriteStartObject(day.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                writer.WriteBoolean("off", day.Off);
                writer.WriteString("name", day.Name);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
