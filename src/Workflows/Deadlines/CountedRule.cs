using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>The profile and the length by which a deadline was counted, read back from the rule that it stores.</summary>
internal sealed record CountedRule(LegalProfile Profile, StatutoryPeriod Period)
{
    /// <summary>Null for a deadline that a date fixes: nothing was counted.</summary>
    public static CountedRule? Of(Deadline deadline)
    {
        var parts = deadline.Rule.Split("; ");
        return parts.Length >= 3 && LegalProfiles.All.FirstOrDefault(profile => profile.Id == parts[0]) is { } law && StatutoryPeriod.TryParse(parts[2]) is { Refusal: null } period
            ? new CountedRule(law, period.Value)
            : null;
    }

    /// <summary>Counts it again from the same day; null when the length is in hours, which no calendar changes, or the calendar lacks a year that it needs.</summary>
    public DueDate? Recount(LegalClock clock, Deadline deadline)
    {
        if (Period.Unit == PeriodUnit.Hours)
            return null;
        try
        {
            return clock.Due(deadline.StartedOn, Period, Profile, Wait.Get(deadline.Timer).Rolls);
        }
        catch (RefusedException refused) when (refused.Refusal.Code == "calendar.year-unknown")
        {
            return null;
        }
    }
}
