using NodaTime;
using Orchestrator.Workflows.Guards.Enforcement;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>The guards of enforcement, for a fine of 12,000 decided and served on 2005-05-20: review until 2005-07-19, suit until 2005-08-22.</summary>
internal static class EnforcementGuardTrials
{
    private static readonly Challenge Pending = new(ChallengeKind.Review, "广东省公安厅", new LocalDate(2005, 6, 1));

    public static IReadOnlyList<GuardTrial> All { get; } =
    [
        new(new AChallengeIsRegisteredOneAtATime(), Register("2005-05-20"), Register("2005-05-19"), "challenge.date-impossible"),
        new(new AChallengeIsRegisteredOneAtATime(), Register("2005-06-02"), Register("2005-06-02", Pending), "challenge.pending"),
        new(new OnlyAPendingChallengeEnds(), End("2005-06-30", Pending), End("2005-06-30"), "challenge.none-pending"),
        new(new OnlyAPendingChallengeEnds(), End("2005-06-01", Pending), End("2005-05-31", Pending), "challenge.date-impossible"),
        new(new NothingIsEnforcedDuringReviewOrSuit(), Apply("2005-08-23", Pending with { EndedOn = new LocalDate(2005, 7, 1), Result = ChallengeResult.Upheld }), Apply("2005-08-23", Pending), "enforcement.challenge-pending"),
        new(new EnforcementWaitsForTheRemediesToRunOut(), Apply("2005-08-23"), Apply("2005-08-22"), "enforcement.remedies-running"),
        new(new EnforcementWaitsForTheRemediesToRunOut(), Apply("2005-08-23"), new("Apply", "2005-08-23") { Given = world => world.Decided().Penalty.PaidOn = new LocalDate(2005, 6, 1) }, "enforcement.paid"),
        new(new ACourtIsAskedAfterTheDemandAndInItsTime(), Apply("2005-08-23"), Apply("2006-03-01"), "enforcement.too-late"),
        new(new ACourtIsAskedAfterTheDemandAndInItsTime(), Demanded("2012-03-20", "2012-03-05"), Demanded("2012-03-19", "2012-03-05"), "enforcement.demand-running"),
        new(new ACourtIsAskedAfterTheDemandAndInItsTime(), Demanded("2012-03-20", "2012-03-05"), Demanded("2012-03-20", null), "enforcement.no-demand"),
        new(new AStopLastsItsTerm(), Restore("2005-06-20"), Restore("2005-06-19"), "stop.term-running"),
    ];

    private static Ask Register(string day, params Challenge[] known) => new("Challenge", "2005-06-30", "legal", new() { ["acceptedOn"] = day }) { Given = world => world.Decided().Penalty.Challenges = known };

    private static Ask End(string day, params Challenge[] known) => new("ChallengeEnds", "2005-06-30", "legal", new() { ["endedOn"] = day }) { Given = world => world.Decided().Penalty.Challenges = known };

    private static Ask Apply(string today, params Challenge[] known) => new("Apply", today, "legal") { Given = world => world.Decided().Penalty.Challenges = known };

    private static Ask Demanded(string today, string? servedOn) => new("Apply", today, "legal")
    {
        Given = world =>
        {
            world.Profile = "LP-2012";
            world.Decided().Penalty.DecisionServedOn = new LocalDate(2011, 11, 1);
            world.Penalty.Enforcement = new Enforcement { DemandServedOn = servedOn is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(servedOn).Value };
        },
    };

    private static Ask Restore(string today) => new("Passed", today, "off1")
    {
        Given = world => world.Decided(stopDays: 30).Penalty.Enforcement = new Enforcement { StopFrom = new LocalDate(2005, 5, 20) },
    };
}
