using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Penalties;

/// <summary>From when and until when a decision may be enforced through the court (T-29 to T-32). Days are Asia/Shanghai.</summary>
public static class EnforcementTerms
{
    /// <summary>
    /// Last day on which the unit may still go to review or court: the later of T-30 and T-31, or T-32 after a review that ended later than that. Null while the decision is not served.
    /// </summary>
    public static LocalDate? RemediesEndOn(PenaltyCase penalty, LegalClock clock, LegalProfile profile)
    {
        if (penalty.DecisionServedOn is not { } served)
            return null;
        var last = LocalDate.Max(clock.Due("T-30", served, profile).DueOn, clock.Due("T-31", served, profile).DueOn);
        foreach (var challenge in penalty.Challenges ?? [])
        {
            if (challenge.EndedOn is { } ended)
                last = LocalDate.Max(last, challenge.Kind == ChallengeKind.Review ? clock.Due("T-32", ended, profile).DueOn : ended);
        }
        return last;
    }

    /// <summary>Last day to apply to the court (T-29); null while the remedies cannot be counted.</summary>
    public static LocalDate? LastDayToApply(PenaltyCase penalty, LegalClock clock, LegalProfile profile) =>
        RemediesEndOn(penalty, clock, profile) is { } end ? clock.Due("T-29", end, profile).DueOn : null;

    /// <summary>Days after the last day to pay, up to a day, that fell into reviews and suits.</summary>
    public static int SuspendedDays(PenaltyCase penalty, LocalDate lastDayToPay, LocalDate on) =>
        (penalty.Challenges ?? []).Sum(challenge =>
        {
            var from = LocalDate.Max(challenge.AcceptedOn, lastDayToPay.PlusDays(1));
            var to = LocalDate.Min(challenge.EndedOn ?? on, on);
            return to < from ? 0 : Period.DaysBetween(from, to) + 1;
        });
}
