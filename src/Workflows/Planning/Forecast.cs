using NodaTime;

namespace Orchestrator.Workflows.Planning;

/// <summary>What a plan comes to. Dates are days in Asia/Shanghai.</summary>
public sealed record Forecast
{
    public required CampaignPlan Plan { get; init; }
    /// <summary>Names exactly the working days that were counted with.</summary>
    public required string CalendarVersion { get; init; }
    /// <summary>Working days of the inspection phase.</summary>
    public required int WorkingDays { get; init; }
    /// <summary>Visits that the officers can make in the inspection phase.</summary>
    public required int Capacity { get; init; }
    /// <summary>Day on which the last unit is inspected.</summary>
    public required LocalDate CoverageCompleteOn { get; init; }
    /// <summary>Share of units inspected by the end of the inspection phase, percent with one decimal.</summary>
    public required decimal CoverageAtPhaseEnd { get; init; }
    /// <summary>Units not inspected by the end of the inspection phase (T-04); each needs a signed exception.</summary>
    public required int UninspectedAtPhaseEnd { get; init; }
    /// <summary>Fewest pairs with which the rechecks wait for nobody and every unit is inspected in time; null when not even the most allowed suffice.</summary>
    public required int? PairsForFullCoverage { get; init; }
    public required int Orders { get; init; }
    public required int Extensions { get; init; }
    /// <summary>Rechecks made after their three working days (T-10).</summary>
    public required int LateRechecks { get; init; }
    /// <summary>Orders that fall due after the campaign has ended (T-06).</summary>
    public required int OrdersDueAfterCampaign { get; init; }
    /// <summary>All deadlines that the plan does not keep: inspections after T-04, rechecks after T-10 and verifications after T-39.</summary>
    public required int DeadlinesMissed { get; init; }
    public required int PenaltyCases { get; init; }
    /// <summary>Tips that come in over the campaign.</summary>
    public required int Tips { get; init; }
    /// <summary>Of those, tips that two officers have to look into on the spot.</summary>
    public required int TipsVerified { get; init; }
    /// <summary>Verifications after their last day (T-39).</summary>
    public required int LateVerifications { get; init; }
    /// <summary>Cases opened because a tip was confirmed; they are inspected besides the units of the register.</summary>
    public required int CasesFromTips { get; init; }
    /// <summary>Cases that are not closed when the campaign ends.</summary>
    public required int Outliving { get; init; }
    /// <summary>Of those, cases with a penalty case.</summary>
    public required int OutlivingByPenalty { get; init; }
    public required LocalDate LastCaseClosesOn { get; init; }
    /// <summary>Most visits that waited on one evening.</summary>
    public required int PeakBacklog { get; init; }
    /// <summary>One line for each day, from the first of the inspection phase until nothing waits, at least to the end of the campaign.</summary>
    public required IReadOnlyList<ForecastDay> Days { get; init; }
}

/// <summary>How things stand on the evening of a day.</summary>
/// <param name="Coverage">Units inspected, percent.</param>
/// <param name="Backlog">Visits that could have been made and were not: units whose turn has come, rechecks that are due, tips to look into.</param>
/// <param name="RechecksWaiting">Of those, rechecks.</param>
/// <param name="OpenCases">Cases not closed.</param>
/// <param name="AtRisk">Rechecks waiting whose three working days end today or have ended.</param>
public sealed record ForecastDay(LocalDate Date, bool IsWorkingDay, int Visits, decimal Coverage, int Backlog, int RechecksWaiting, int OpenCases, int AtRisk);
