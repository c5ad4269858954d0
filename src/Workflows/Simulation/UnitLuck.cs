using NodaTime;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Simulation;

/// <summary>What a unit does with an order.</summary>
internal enum Rectification
{
    All,
    Part,
    None,
}

/// <summary>What a unit does after it was told of an intended penalty.</summary>
internal enum UseOfRights
{
    None,
    Defend,
    Waive,
    Hearing,
}

/// <summary>What is in store for each unit, drawn once for each question from the seed.</summary>
internal sealed class UnitLuck(int seed, Rates rates, LegalClock clock)
{
    private readonly OfficeHours _office = new(clock);

    /// <summary>Day on which the unit files its self-check; null: never.</summary>
    public LocalDate? FilesOn(TaskSituation situation)
    {
        var random = Draw(situation, "self-check");
        var phase = situation.Campaign.PhaseNumber(1);
        var u = random.NextDouble();
        var never = situation.Unit!.Category == UnitCategory.RentalLandlord ? rates.LandlordNeverFiles : 1 - rates.SelfCheckInTime - rates.SelfCheckWithinAWeek - rates.SelfCheckLater;
        var scale = (1 - never) / (rates.SelfCheckInTime + rates.SelfCheckWithinAWeek + rates.SelfCheckLater);
        if (u < rates.SelfCheckInTime * scale)
            return InTime(phase.First, phase.Last, random);
        if (u < (rates.SelfCheckInTime + rates.SelfCheckWithinAWeek) * scale)
            return phase.Last.PlusDays(1 + (int)(random.NextDouble() * random.NextDouble() * 7));
        return u < 1 - never ? phase.Last.PlusDays(8 + (int)(random.NextDouble() * 10)) : null;
    }

    public DateTimeOffset? InspectedAt(TaskSituation situation)
    {
        var random = Draw(situation, "inspection-time");
        var day = LocalDate.Max(PlannedOn(situation), LegalClock.DateOf(situation.Task.CreatedAt));
        var at = OfficeHours.On(day, random);
        return at > situation.Task.CreatedAt ? at : _office.After(situation.Task.CreatedAt, 0, random);
    }

    /// <summary>Working day of phase 2 on which the unit's turn comes.</summary>
    public LocalDate PlannedOn(TaskSituation situation)
    {
        var phase = situation.Campaign.PhaseNumber(2);
        return _office.WorkingDayBetween(phase.First.PlusDays(1), phase.Last.PlusDays(-2), Draw(situation, "inspection-day"));
    }

    public bool HasIssues(TaskSituation situation) => Draw(situation, "issues").NextDouble() < rates.IssuesFoundAt(situation.Unit!.Category);

    public bool AsksForExtension(TaskSituation situation) =>
        situation is { Attempt: 0, Order: { Extensions: 0, ExtensionAskedOn: null, TermDays: >= 5 } } && Draw(situation, "extension").NextDouble() < rates.ExtensionAsked;

    /// <summary>The first order by the drawn rates, a later one mostly obeyed.</summary>
    public Rectification Rectifies(TaskSituation situation)
    {
        var random = SeededRandom.For(seed, situation.Key, "rectification", situation.Case!.PenaltyContinuesSeparately ? 1 : 0);
        var u = random.NextDouble();
        return u < rates.FixedInTime ? Rectification.All
            : u < rates.FixedInTime + rates.PartlyFixed ? Rectification.Part
            : Rectification.None;
    }

    public UseOfRights UsesRights(TaskSituation situation)
    {
        if (!situation.Task.Outcomes.Contains("Defend"))
            return AsksForHearing(situation, "hearing-after", rates.AsksForHearingAfterDefence) ? UseOfRights.Hearing : UseOfRights.None;
        if (AsksForHearing(situation, "hearing", rates.AsksForHearing))
            return UseOfRights.Hearing;
        var u = Draw(situation, "rights").NextDouble();
        return u < rates.Defends ? UseOfRights.Defend : u < rates.Defends + rates.Waives ? UseOfRights.Waive : UseOfRights.None;
    }

    private bool AsksForHearing(TaskSituation situation, string purpose, double rate) =>
        situation.Penalty is { HearingRight: true } && Draw(situation, purpose).NextDouble() < rate;

    /// <summary>Nobody is met where the unit is registered: documents of a penalty case are served by public notice.</summary>
    public bool CannotBeFound(TaskSituation situation) =>
        Draw(situation, "whereabouts").NextDouble() < (situation.Unit!.Category == UnitCategory.RentalLandlord ? rates.LandlordNotFound : rates.NotFound);

    /// <summary>Does not pay late either.</summary>
    public bool WaitsForTheCourt(TaskSituation situation) => Draw(situation, "court").NextDouble() < rates.CollectedByCourt;

    public bool PaysInTime(TaskSituation situation) => Draw(situation, "payment").NextDouble() < rates.PaidInTime;

    public SeededRandom Draw(TaskSituation situation, string purpose) => SeededRandom.For(seed, situation.Key, purpose, 0);

    /// <summary>Few at once, most towards the end, some on the last day.</summary>
    private LocalDate InTime(LocalDate first, LocalDate last, SeededRandom random)
    {
        if (random.NextDouble() < 0.03)
            return last;
        var days = Period.DaysBetween(first, last);
        var date = first.PlusDays((int)(Math.Sqrt(random.NextDouble()) * days));
        return clock.Calendar.IsWorkingDay(date) ? date : LocalDate.Min(clock.AddWorkingDays(date, 1), last);
    }
}
