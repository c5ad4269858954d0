using NodaTime;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Simulation;

/// <summary>
/// Officers, approvers and units of a simulated campaign: when each does a task, and what. Everything hangs on the seed, the unit and the task
/// alone, never on the order in which tasks come up, so a run that was interrupted goes on as if it had not been.
/// </summary>
/// <param name="tips">The tips that come in; null when none do.</param>
public sealed class SimulatedPeople(int seed, Rates rates, LegalClock clock, SimulatedTips? tips = null)
{
    private readonly OfficeHours _office = new(clock);
    private readonly UnitLuck _luck = new(seed, rates, clock);
    private readonly SimulatedActs _acts = new(seed, rates, clock, tips);

    /// <summary>When the task is done (UTC, not before it was created); null when nobody ever does it and its period runs out instead.</summary>
    public DateTimeOffset? When(TaskSituation situation)
    {
        var created = situation.Task.CreatedAt;
        var planned = situation.Task.Act switch
        {
            "self-check" => FilesAt(situation),
            "rectification" => RectifiesAt(situation),
            "rights" => UsesRightsAt(situation),
            "payment" => PaysAt(situation),
            "hearing-acceptance" => Random(situation).NextDouble() < rates.HearingAcceptedBySilence ? null : _office.After(created, 0, Random(situation)),
            "hearing" => situation.Penalty?.Hearing?.Date is { } day ? OfficeHours.On(day, Random(situation)) : _office.After(created, 1, Random(situation)),
            "inspection-start" => _luck.InspectedAt(situation),
            "inspection-finish" => created.AddMinutes(60 + Random(situation).NextDouble() * 150),
            "recheck" => created.AddMinutes(30 + Random(situation).NextDouble() * 90),
            "recheck-start" => _office.After(created, 1 + (Random(situation).NextDouble() < 0.4 ? 1 : 0), Random(situation)),
            "acceptance" or "acceptance-document" => AcceptedAt(situation),
            "acceptance-rework" => _office.After(created, 2, Random(situation)),
            "case-archive" => _office.After(created, 5 + (int)(Random(situation).NextDouble() * 10), Random(situation)),
            "tip-verification" => _office.After(created, 1 + (int)(Random(situation).NextDouble() * 4), Random(situation)),
            "tip-receipt" => _office.After(created, 3 + (int)(Random(situation).NextDouble() * 5), Random(situation)),
            // While the public notice runs somebody might still be met; nobody is.
            "service" when situation.VisitsInVain > 0 && !situation.Task.Outcomes.Contains("Publish") => null,
            "service" when situation.VisitsInVain > 0 => _office.After(created, 1, Random(situation)),
            "preservation-decision" => Random(situation).NextDouble() < rates.KeptUndecided ? null : _office.After(created, 1 + (int)(Random(situation).NextDouble() * 3), Random(situation)),
            // A request for a hearing that was refused does not end the period for another.
            "penalty-decision" when situation.PeriodEnds is { } last && LegalClock.EndOf(last) > created => _office.After(LegalClock.EndOf(last), 1, Random(situation)),
            "court-ruling" => _office.After(created, 20 + (int)(Random(situation).NextDouble() * 30), Random(situation)),
            "remedies" => null,
            "bulletin-draft" => _office.After(created, 3, Random(situation)),
            _ => _office.After(created, Random(situation).NextDouble() < 0.6 ? 0 : 1, Random(situation)),
        };
        return planned is { } at && at < created ? created.AddMinutes(1) : planned;
    }

    /// <summary>
    /// The next try, when the task cannot be done at the given one because something has to be dealt with before it; null when nothing stands in the way. A case
    /// is closed when its tips are answered and its documents served, a campaign is reported on when its tips are verified.
    /// </summary>
    public DateTimeOffset? Later(TaskSituation situation, DateTimeOffset at) => situation.Before > 0 ? NextTry(situation, at) : null;

    /// <summary>Where a task stands that may have been tried and put off before now, by whoever played it up to now.</summary>
    public DateTimeOffset TriedUpTo(TaskSituation situation, DateTimeOffset at, DateTimeOffset now)
    {
        while (situation.Task.Act is "case-close" or "bulletin-draft" && at < now)
            at = NextTry(situation, at);
        return at;
    }

    private DateTimeOffset NextTry(TaskSituation situation, DateTimeOffset at) => _office.After(at, 1, SeededRandom.For(seed, situation.Key, "later:" + situation.Task.Act, LegalClock.DateOf(at).DayOfYear));

    /// <summary>What is done, decided from how things stand at that moment.</summary>
    public SimulatedAct What(TaskSituation situation) => _acts.Decide(situation, _luck);

    private DateTimeOffset? FilesAt(TaskSituation situation)
    {
        if (situation.Case?.SelfCheckReturns > 0)
            return situation.Task.Outcomes.Contains("Resubmit") && Random(situation).NextDouble() < 0.95 ? _office.After(situation.Task.CreatedAt, 1, Random(situation)) : null;
        var planned = _luck.FilesOn(situation);
        return planned is { } date ? OfficeHours.On(date, Random(situation)) : null;
    }

    private DateTimeOffset? RectifiesAt(TaskSituation situation)
    {
        var random = Random(situation);
        if (_luck.AsksForExtension(situation))
            return _office.After(situation.Task.CreatedAt, 0, random);
        if (situation.Order is not { DueOn: { } due } || _luck.Rectifies(situation) == Rectification.None)
            return null;
        var today = LegalClock.DateOf(situation.Task.CreatedAt);
        var last = due > today ? due.PlusDays(-1) : due;
        return OfficeHours.On(_office.WorkingDayBetween(today.PlusDays(1) < last ? today.PlusDays(1) : last, last, random), random);
    }

    private DateTimeOffset? UsesRightsAt(TaskSituation situation) =>
        _luck.UsesRights(situation) == UseOfRights.None ? null : _office.After(situation.Task.CreatedAt, 1, Random(situation));

    private DateTimeOffset? PaysAt(TaskSituation situation)
    {
        var random = Random(situation);
        if (situation.PeriodEnds is not { } due)
            return _luck.WaitsForTheCourt(situation) ? null : _office.After(situation.Task.CreatedAt, 5 + (int)(random.NextDouble() * 15), random);
        return _luck.PaysInTime(situation)
            ? OfficeHours.On(_office.WorkingDayBetween(LegalClock.DateOf(situation.Task.CreatedAt).PlusDays(1), due, random), random)
            : null;
    }

    private DateTimeOffset? AcceptedAt(TaskSituation situation)
    {
        var random = Random(situation);
        var phase = situation.Campaign.PhaseNumber(3);
        var from = LocalDate.Max(LegalClock.DateOf(situation.Task.CreatedAt), phase.First);
        return from >= phase.Last
            ? _office.After(situation.Task.CreatedAt, 1, random)
            : OfficeHours.On(_office.WorkingDayBetween(from.PlusDays(1), phase.Last.PlusDays(-1) > from ? phase.Last.PlusDays(-1) : phase.Last, random), random);
    }

    private SeededRandom Random(TaskSituation situation) => SeededRandom.For(seed, situation.Key, "time:" + situation.Task.Act, situation.Attempt);
}
