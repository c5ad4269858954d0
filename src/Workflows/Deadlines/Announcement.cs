using System.Globalization;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>A reminder of a deadline: at nine o'clock of a day before, on or after its last one.</summary>
internal static class Announcement
{
    private static readonly LocalTime Hour = new(9, 0);

    /// <summary>When a unit is told on that day (UTC): at nine o'clock in the morning.</summary>
    public static DateTimeOffset HourOf(LocalDate day) => LegalClock.At(day, Hour);

    /// <summary>The reminder of a series that lies so many days from the last day; null when its hour is past.</summary>
    public static Deadline? Of(Deadline deadline, string series, int offset, string? template, TimeProvider time)
    {
        var (day, now, wait) = (deadline.DueOn.PlusDays(offset), time.GetUtcNow(), Wait.Get(series));
        var at = HourOf(day);
        return at < now ? null : new Deadline
        {
            Id = Ids.New(time),
            CampaignId = deadline.CampaignId,
            CaseId = deadline.CaseId,
            PenaltyCaseId = deadline.PenaltyCaseId,
            InstanceId = deadline.InstanceId,
            Timer = series,
            Kind = DeadlineKind.Reminder,
            RemindsOf = deadline.Id,
            OffsetDays = offset,
            TemplateCode = string.IsNullOrWhiteSpace(template) ? null : template,
            StartedOn = deadline.StartedOn,
            DueOn = day,
            ExpiresAt = at,
            ExplanationZh = $"{wait.NameZh}：{deadline.DueOn:yyyy-MM-dd}届满的{Wait.Get(deadline.Timer).NameZh}，{Zh(offset)}九时提醒。",
            ExplanationEn = string.Create(CultureInfo.InvariantCulture, $"{wait.NameEn}: {deadline.Timer} ends on {deadline.DueOn:yyyy-MM-dd}, announced at 09:00 on D{offset:+0;-0;+0}."),
            Rule = wait.BasisZh,
            ArmedAt = now,
        };
    }

    private static string Zh(int days) => days switch { < 0 => $"届满前{-days}日", 0 => "届满当日", _ => $"届满后{days}日" };
}
