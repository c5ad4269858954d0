using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Planning;

/// <summary>
/// Plays a plan day by day: who is visited, what is found, when orders fall due, who rechecks, what goes to a penalty case. Periods are counted by the legal clock
/// with the working days in force; rechecks go first, then tips, then first visits, the most urgent of each first. Pure: the same plan and calendar give the same forecast.
/// </summary>
public sealed class Forecasting
{
    private const int RecheckWorkingDays = 3;
    private const int LongestRun = 3_000;
    private readonly LegalClock _clock;

    /// <param name="calendar">The working days; a year that it does not hold is refused.</param>
    public Forecasting(WorkingDayCalendar calendar) => _clock = new LegalClock(TimeProvider.System, calendar);

    /// <summary>Plays the plan, and finds the fewest pairs with which it would keep its dates.</summary>
    /// <exception cref="Refusals.RefusedException">The plan cannot be played, or touches a year without a calendar.</exception>
    public Forecast Play(CampaignPlan plan)
    {
        if (plan.Check() is { } no)
            throw new Refusals.RefusedException(no);
        var forecast = PlayOnce(plan);
        return forecast with { PairsForFullCoverage = FewestPairs(plan, forecast) };
    }

    private int? FewestPairs(CampaignPlan plan, Forecast played)
    {
        var (low, high) = (1, played.UninspectedAtPhaseEnd == 0 ? plan.OfficerPairs : 0);
        for (var tried = plan.OfficerPairs; high == 0; tried *= 2)
        {
            if (tried > 10_000)
                return null;
            if (PlayOnce(plan with { OfficerPairs = Math.Min(10_000, tried * 2) }).UninspectedAtPhaseEnd == 0)
                high = Math.Min(10_000, tried * 2);
            else
                low = Math.Min(10_000, tried * 2) + 1;
        }
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (PlayOnce(plan with { OfficerPairs = middle }).UninspectedAtPhaseEnd == 0)
                high = middle;
            else
                low = middle + 1;
        }
        return high;
    }

    private Forecast PlayOnce(CampaignPlan plan)
    {
        var law = plan.Profile is { } id ? LegalProfiles.For(id) : LegalProfiles.On(plan.SelfCheck.First);
        var course = new PlannedCourse(plan, law, _clock);
        var (toInspect, rechecks, running) = (new Queue<PlannedUnit>(Units(plan)), new PriorityQueue<PlannedUnit, (LocalDate Due, int Number)>(), new PriorityQueue<PlannedUnit, (LocalDate From, int Number)>());
        var tips = PlannedTips.Of(plan, _clock);
        var (toVerify, tipCases) = (new PriorityQueue<PlannedTip, (LocalDate By, int Number)>(), new Queue<PlannedUnit>());
        var announced = new Queue<PlannedTip>(tips.ToVerify.OrderBy(tip => tip.From).ThenBy(tip => tip.Number));
        var (lateVerifications, casesFromTips) = (0, 0);
        var (total, days, closings) = (toInspect.Count, new List<ForecastDay>(), new SortedDictionary<LocalDate, int>());
        var (orders, extensions, lateRechecks, penalties, dueAfter, outliving, byPenalty) = (0, 0, 0, 0, 0, 0, 0);
        var (uninspected, peak, closed, covered) = (0, 0, 0, plan.Inspection.First);
        for (var date = plan.Inspection.First; days.Count < LongestRun; date = date.PlusDays(1))
        {
            while (running.TryPeek(out var next, out var at) && at.From <= date)
            {
                running.Dequeue();
                rechecks.Enqueue(next, (next.RecheckBy, next.Number));
            }
            while (announced.TryPeek(out var told) && told.From <= date)
            {
                announced.Dequeue();
                // What had to be looked into before the visits began was: nobody else needed the officers.
                if (told.By < plan.Inspection.First)
                    Verified(told, told.By);
                else
                    toVerify.Enqueue(told, (told.By, told.Number));
            }
            var isWorkingDay = _clock.Calendar.IsWorkingDay(date);
            var left = isWorkingDay ? plan.OfficerPairs * plan.VisitsPerDay : 0;
            var visits = left;
            while (left > 0 && rechecks.TryDequeue(out var unit, out _))
            {
                left--;
                lateRechecks += date > unit.RecheckBy ? 1 : 0;
                penalties += course.Rechecked(unit, date) ? 1 : 0;
                if (unit.ClosesOn is null)
                    running.Enqueue(unit, (unit.RecheckFrom, unit.Number));
                else
                    Close(unit);
            }
            while (left > 0 && toVerify.TryDequeue(out var tip, out _))
            {
                left--;
                Verified(tip, date);
            }
            while (left > 0 && tipCases.TryDequeue(out var unit))
            {
                left--;
                Inspected(unit, date);
            }
            while (left > 0 && toInspect.TryDequeue(out var unit))
            {
                left--;
                covered = date;
                Inspected(unit, date);
            }
            if (date == plan.Inspection.Last)
                uninspected = toInspect.Count;
            if (closings.Remove(date, out var today))
                closed += today;
            var backlog = toInspect.Count + rechecks.Count + toVerify.Count + tipCases.Count;
            peak = Math.Max(peak, backlog);
            days.Add(new ForecastDay(date, isWorkingDay, visits - left, Percent(total - toInspect.Count, total), backlog, rechecks.Count, total + casesFromTips - closed, rechecks.UnorderedItems.Count(item => item.Priority.Due <= date)));
            if (date >= plan.Acceptance.Last && toInspect.Count + rechecks.Count + running.Count + announced.Count + toVerify.Count + tipCases.Count == 0)
                break;
        }

        var phase = days.Where(day => day.Date <= plan.Inspection.Last && day.IsWorkingDay).ToList();
        return new Forecast
        {
            Plan = plan,
            CalendarVersion = _clock.Calendar.Version,
            WorkingDays = phase.Count,
            Capacity = phase.Count * plan.OfficerPairs * plan.VisitsPerDay,
            CoverageCompleteOn = covered,
            CoverageAtPhaseEnd = Percent(total - uninspected, total),
            UninspectedAtPhaseEnd = uninspected,
            PairsForFullCoverage = null,
            Orders = orders,
            Extensions = extensions,
            LateRechecks = lateRechecks,
            OrdersDueAfterCampaign = dueAfter,
            DeadlinesMissed = uninspected + lateRechecks + lateVerifications,
            PenaltyCases = penalties,
            Tips = tips.Received,
            TipsVerified = tips.ToVerify.Count,
            LateVerifications = lateVerifications,
            CasesFromTips = casesFromTips,
            Outliving = outliving,
            OutlivingByPenalty = byPenalty,
            LastCaseClosesOn = closings.Count > 0 ? closings.Keys.Last() : days[^1].Date,
            PeakBacklog = peak,
            Days = days,
        };

        void Verified(PlannedTip tip, LocalDate date)
        {
            lateVerifications += date > tip.By ? 1 : 0;
            if (!tip.OpensCase)
                return;
            casesFromTips++;
            tipCases.Enqueue(new PlannedUnit(total + tip.Number, $"tip-{tip.Number}", UnitCategory.RentalLandlord));
        }

        void Inspected(PlannedUnit unit, LocalDate date)
        {
            course.Inspected(unit, date);
            if (unit.ClosesOn is not null)
            {
                Close(unit);
                return;
            }
            orders++;
            extensions += unit.IsExtended ? 1 : 0;
            dueAfter += unit.DueOn > plan.Acceptance.Last ? 1 : 0;
            running.Enqueue(unit, (unit.RecheckFrom, unit.Number));
        }

        void Close(PlannedUnit unit)
        {
            var on = unit.ClosesOn!.Value;
            closings[on] = closings.GetValueOrDefault(on) + 1;
            if (on <= plan.Acceptance.Last)
                return;
            outliving++;
            byPenalty += unit.HasPenalty ? 1 : 0;
        }
    }

    // In random order, as districts take their turns; the same for every variant of one seed.
    private static List<PlannedUnit> Units(CampaignPlan plan)
    {
        var units = new SyntheticRegister(plan.Seed).Generate(plan.Units).Select((unit, number) => new PlannedUnit(number, unit.Code, unit.Category)).ToList();
        SeededRandom.For(plan.Seed, "turns").Shuffle(units);
        return units;
    }

    private static decimal Percent(int part, int whole) => decimal.Round(100m * part / whole, 1, MidpointRounding.ToZero);

    /// <summary>Last day of a recheck that became possible on a day (T-10).</summary>
    internal static LocalDate RecheckBy(LegalClock clock, LocalDate from) => clock.AddWorkingDays(from, RecheckWorkingDays);
}
