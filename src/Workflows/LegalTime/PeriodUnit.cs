namespace Orchestrator.Workflows.LegalTime;

/// <summary>What a legal period is counted in.</summary>
public enum PeriodUnit
{
    /// <summary>Calendar days (日): days off in the middle count, only a last day that is off moves.</summary>
    CalendarDays,
    /// <summary>Working days (工作日): every day off is skipped, make-up days count.</summary>
    WorkingDays,
    /// <summary>Months (月): the same day number, or the last day of a shorter month. Years are twelve of them.</summary>
    Months,
    /// <summary>Hours (小时): run on without a break; the hour of the event is not counted.</summary>
    Hours,
}
