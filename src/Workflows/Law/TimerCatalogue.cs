using NodaTime;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>Every timer of the domain reference §2.6. Lengths carried back to 2005 from later texts are of medium certainty there.</summary>
public static class TimerCatalogue
{
    /// <summary>T-01 to T-44 in order, from the data file <c>timers.json</c>.</summary>
    public static IReadOnlyList<TimerDefinition> All { get; } = LawFiles.Read<TimerDefinition>("timers.json", timer => timer.Id);

    /// <summary>Parts of timers that run by themselves, for example <c>T-39/screen</c>.</summary>
    public static IReadOnlyList<TimerDefinition> Parts { get; } = [.. All.SelectMany(timer => timer.Variants.Where(variant => variant.IsPart).Select(timer.PartOf))];

    /// <summary>The timer, or part of one, of this id; null when there is none.</summary>
    public static TimerDefinition? Find(string id) => All.FirstOrDefault(timer => timer.Id == id) ?? Parts.FirstOrDefault(part => part.Id == id);

    /// <summary>The timer of this id; an unknown one is refused.</summary>
    public static TimerDefinition Get(string id) =>
        Find(id)
        ?? throw new RefusedException(new Refusal("timer.unknown", $"没有时限“{id}”。", $"There is no timer '{id}'."));

    /// <summary>
    /// The due date of a timer whose length the law fixes; one that a date or a decision fixes is refused, as is a duty that the profile does not know.
    /// </summary>
    public static DueDate Due(this LegalClock clock, string timer, LocalDate dayZero, LegalProfile profile)
    {
        var (definition, length) = Fixed(timer, profile);
        return clock.Due(dayZero, length, profile, definition.Rolls);
    }

    /// <summary>As the overload by date, from an instant: needed for timers in hours.</summary>
    public static DueDate Due(this LegalClock clock, string timer, DateTimeOffset start, LegalProfile profile)
    {
        var (definition, length) = Fixed(timer, profile);
        return clock.Due(start, length, profile, definition.Rolls);
    }

    private static (TimerDefinition Definition, StatutoryPeriod Length) Fixed(string timer, LegalProfile profile)
    {
        var definition = Get(timer);
        return (definition, definition.LengthUnder(profile)
            ?? throw new RefusedException(new Refusal("timer.no-length", $"{timer}（{definition.NameZh}）在{profile.Id}下没有法定长度，须由文书确定。",
                $"{timer} ({definition.NameEn}) has no fixed length under {profile.Id}; a document must set it.", definition.BasisZh)));
    }
}
