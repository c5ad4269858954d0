using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Workflows.Planning;

/// <summary>What becomes of a unit after a visit, with the periods of the law in force. Draws hang on seed and unit alone.</summary>
internal sealed class PlannedCourse(CampaignPlan plan, LegalProfile law, LegalClock clock)
{
    private const int ExtensionDays = 5;
    private const int InvestigationWorkingDays = 10;
    private const int ClosingWorkingDays = 3;
    private static readonly Rates Rates = new();
    private static readonly LocalTime OfficeOpens = new(9, 0);

    // Days of the checklist by severity A, B, C, as likely as §8.4 says.
    private static readonly int[] TermsBySeverity = [5, 10, 15];

    private readonly Dictionary<(string Timer, LocalDate From), LocalDate> _counted = [];

    /// <summary>The first visit: clean, or an order that is served and runs.</summary>
    public void Inspected(PlannedUnit unit, LocalDate date)
    {
        var random = Draw(unit, "issues");
        if (!random.Bernoulli(plan.ViolationRate ?? Rates.IssuesFoundAt(unit.Category)))
        {
            unit.ClosesOn = Accepted(date);
            return;
        }
        var served = plan.DaysToServe == 0 ? date : clock.AddWorkingDays(date, plan.DaysToServe);
        // The longest of the items decides: the more items, the likelier a long one.
        var days = plan.RectificationDays ?? TermsBySeverity[Math.Max(random.Weighted(0.22, 0.48, 0.30), random.Weighted(0.22, 0.48, 0.30))];
        unit.DueOn = Due(served, days);
        unit.IsExtended = days >= ExtensionDays && random.Bernoulli(plan.ExtensionAsked) && random.Bernoulli(Rates.ExtensionGranted);
        if (unit.IsExtended)
            unit.DueOn = Due(unit.DueOn, ExtensionDays);
        var u = Draw(unit, "rectification").NextDouble();
        var isReported = u < plan.FixedInTime + plan.PartlyFixed;
        Recheck(unit, isReported ? ReportedOn(unit, served) : unit.DueOn.PlusDays(1));
    }

    /// <summary>A recheck: fixed and on to acceptance, a part left with a new term, or a penalty case. True when a penalty case begins.</summary>
    public bool Rechecked(PlannedUnit unit, LocalDate date)
    {
        var u = Draw(unit, "rectification").NextDouble();
        unit.Rechecks++;
        if (u < plan.FixedInTime || (unit.Rechecks > 1 && Draw(unit, "second").Bernoulli(Rates.FixedAfterPenalty)))
        {
            unit.ClosesOn = Accepted(date);
            return false;
        }
        if (u < plan.FixedInTime + plan.PartlyFixed && unit.Rechecks == 1)
        {
            unit.DueOn = Due(date, 7);
            Recheck(unit, unit.DueOn.PlusDays(1));
            return false;
        }
        unit.HasPenalty = true;
        unit.ClosesOn = PenaltyClosed(unit, date);
        return true;
    }

    private void Recheck(PlannedUnit unit, LocalDate from)
    {
        unit.RecheckFrom = from;
        unit.RecheckBy = Forecasting.RecheckBy(clock, from);
    }

    private LocalDate ReportedOn(PlannedUnit unit, LocalDate served)
    {
        var days = Math.Max(1, Period.DaysBetween(served, unit.DueOn));
        return served.PlusDays(1 + Draw(unit, "report").Next(days));
    }

    // Accepted in the acceptance phase, or some days after when it was not ready by then.
    private LocalDate Accepted(LocalDate ready) =>
        ready < plan.Acceptance.First ? plan.Acceptance.Last : ready.PlusDays(1) <= plan.Acceptance.Last ? plan.Acceptance.Last : clock.AddWorkingDays(ready, ClosingWorkingDays);

    // Filing, investigation, review, notice with the period for defence or hearing and its mail buffer, decision, service, payment.
    private LocalDate PenaltyClosed(PlannedUnit unit, LocalDate date)
    {
        var random = Draw(unit, "penalty");
        var filed = Timer("T-11", date);
        var reviewed = Timer("T-23", clock.AddWorkingDays(filed, InvestigationWorkingDays));
        var told = clock.AddWorkingDays(reviewed, 1);
        var heard = Timer(random.Bernoulli(0.12) ? "T-19" : "T-17", told);
        var decided = clock.AddWorkingDays(heard, 3);
        var served = Timer("T-24", decided);
        if (random.Bernoulli(0.45))
            return clock.AddWorkingDays(served, ClosingWorkingDays);
        var due = Timer("T-26", served);
        return random.Bernoulli(Rates.PaidInTime) ? due : clock.AddWorkingDays(due, 20);
    }

    private LocalDate Due(LocalDate from, int days) => clock.Due(from, StatutoryPeriod.CalendarDays(days), law).DueOn;

    private LocalDate Timer(string id, LocalDate from)
    {
        if (_counted.TryGetValue((id, from), out var known))
            return known;
        return _counted[(id, from)] = clock.Due(id, LegalClock.At(from, OfficeOpens), law).DueOn;
    }

    private SeededRandom Draw(PlannedUnit unit, string purpose) => SeededRandom.For(plan.Seed, unit.Code, "plan:" + purpose);
}
