using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.LegalTime;

/// <summary>
/// A day as a workflow writes it: <c>today</c>, <c>service</c> (the latest service in the case), <c>received</c> (the day on which a tip came in), <c>hearing</c> (the day set for the hearing),
/// <c>visit</c> (the day planned for the inspection), <c>feedback</c> (the day by which a unit is asked to answer to advice), <c>phase-start:2</c>, <c>phase-end:1</c>, <c>due:T-06</c> (the last day of a deadline of this instance) or an ISO date.
/// </summary>
internal sealed partial record DayExpression(DayKind Kind, int Phase = 0, string? Timer = null, LocalDate? Date = null)
{
    /// <summary>Reads the text form; anything else is refused, by name.</summary>
    public static DayExpression Parse(string? text)
    {
        var match = Pattern().Match((text ?? "").Trim());
        if (match.Groups["word"] is { Success: true, Value: var word })
            return new DayExpression(word switch { "today" => DayKind.Today, "received" => DayKind.Received, "hearing" => DayKind.Hearing, "visit" => DayKind.Visit, "feedback" => DayKind.Feedback, _ => DayKind.Service });
        if (match.Groups["edge"] is { Success: true, Value: var edge })
            return new DayExpression(edge == "start" ? DayKind.PhaseStart : DayKind.PhaseEnd, Phase: match.Groups["phase"].Value[0] - '0');
        if (match.Groups["timer"] is { Success: true, Value: var timer })
            return new DayExpression(DayKind.Due, Timer: timer);
        if (LocalDatePattern.Iso.Parse((text ?? "").Trim()) is { Success: true, Value: var date })
            return new DayExpression(DayKind.Fixed, Date: date);
        throw new RefusedException(new Refusal("day.unreadable", $"无法识别日期“{text}”，请写作 today、service、received、hearing、visit、feedback、phase-start:2、phase-end:1、due:T-06 或 yyyy-MM-dd。",
            $"The day '{text}' cannot be read; write today, service, received, hearing, visit, feedback, phase-start:2, phase-end:1, due:T-06 or yyyy-MM-dd."));
    }

    [GeneratedRegex("^(?:(?<word>today|service|received|hearing|visit|feedback)|phase-(?<edge>start|end):(?<phase>[1-9])|due:(?<timer>[A-Z][A-Z0-9-]+))$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>What a day is counted from.</summary>
internal enum DayKind
{
    Today,
    Service,
    Received,
    Hearing,
    Visit,
    Feedback,
    PhaseStart,
    PhaseEnd,
    Due,
    Fixed,
}
