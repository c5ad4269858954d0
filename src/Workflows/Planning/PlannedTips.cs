using NodaTime;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Workflows.Planning;

/// <summary>The tips of a plan, spread over the campaign. What is about another authority or repeats another tip needs no visit.</summary>
internal sealed class PlannedTips
{
    // 属实（公安管辖）, 其他机关, 重复, 不属实, 无法查实: §8.4.
    private const double Own = 0.38;
    private const double OfOthers = 0.22;
    private const double Repeated = 0.15;
    private const double Unfounded = 0.17;
    private const double Unverifiable = 0.08;

    private PlannedTips(int received, IReadOnlyList<PlannedTip> toVerify) => (Received, ToVerify) = (received, toVerify);

    public int Received { get; }

    /// <summary>Those that need a visit.</summary>
    public IReadOnlyList<PlannedTip> ToVerify { get; }

    public static PlannedTips Of(CampaignPlan plan, LegalClock clock)
    {
        var received = (int)Math.Round(plan.Units * plan.TipRate, MidpointRounding.AwayFromZero);
        var days = Period.DaysBetween(plan.SelfCheck.First, plan.Acceptance.Last) + 1;
        var toVerify = new List<PlannedTip>();
        for (var number = 0; number < received; number++)
        {
            var random = SeededRandom.For(plan.Seed, $"tip-{number}", "plan:tip");
            var on = plan.SelfCheck.First.PlusDays(random.Next(days));
            var outcome = random.Weighted(Own, OfOthers, Repeated, Unfounded, Unverifiable);
            if (outcome is 0 or 3 or 4)
                toVerify.Add(new PlannedTip(number, clock.AddWorkingDays(on, 1), clock.AddWorkingDays(on, plan.DaysToVerifyTip), outcome == 0));
        }
        return new PlannedTips(received, toVerify);
    }
}
