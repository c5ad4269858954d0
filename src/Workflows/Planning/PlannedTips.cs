using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Workflows.Planning;

/// <summary>The tips of a plan, spread over the campaign. What is about another authority or repeats another tip needs no visit.</summary>
internal sealed class PlannedTips
{
    private PlannedTips(int received, IReadOnlyList<PlannedTip> toVerify) => (Received, ToVerify) = (received, toVerify);

    public int Received { get; }

    /// <summary>Those that need a visit.</summary>
    public IReadOnlyList<PlannedTip> ToVerify { get; }

    public static PlannedTips Of(CampaignPlan plan, LegalClock clock)
    {
        var drawn = DrawnTip.Draw(plan.Seed, plan.Units, plan.TipRate, new Rates(), plan.SelfCheck.First, plan.Acceptance.Last);
        var toVerify = drawn.Where(tip => tip.Fate is TipFate.Own or TipFate.Unfounded or TipFate.Unverifiable)
            .Select(tip => new PlannedTip(tip.Number, clock.AddWorkingDays(tip.On, 1), clock.AddWorkingDays(tip.On, plan.DaysToVerifyTip), tip.Fate == TipFate.Own));
        return new PlannedTips(drawn.Count, [.. toVerify]);
    }
}
