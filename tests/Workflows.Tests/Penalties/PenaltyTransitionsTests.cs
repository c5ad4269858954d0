using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Penalties;

public sealed class PenaltyTransitionsTests
{
    private static readonly PenaltyState[] Final = [PenaltyState.P30, PenaltyState.PX0, PenaltyState.PX1, PenaltyState.PX2, PenaltyState.PX3];

    [Fact]
    public void Every_state_can_be_reached_from_the_proposal()
    {
        var reached = new HashSet<PenaltyState> { PenaltyState.P00 };
        var open = new Queue<PenaltyState>(reached);
        while (open.TryDequeue(out var state))
        {
            foreach (var row in PenaltyTransitions.From(state))
            {
                if (reached.Add(row.To))
                    open.Enqueue(row.To);
            }
        }
        Assert.Equal(Enum.GetValues<PenaltyState>().Order(), reached.Order());
    }

    [Fact]
    public void Only_final_states_lead_nowhere()
    {
        foreach (var state in Enum.GetValues<PenaltyState>())
            Assert.Equal(Final.Contains(state), !PenaltyTransitions.From(state).Any());
    }

    [Fact]
    public void No_penalty_can_be_decided_without_passing_review_notice_and_rights_period()
    {
        foreach (var omitted in new[] { PenaltyState.P04, PenaltyState.P05, PenaltyState.P06, PenaltyState.P12 })
        {
            var reached = new HashSet<PenaltyState> { PenaltyState.P00 };
            while (PenaltyTransitions.All.FirstOrDefault(row => row.From is { } from && reached.Contains(from) && row.To != omitted && !reached.Contains(row.To) && (row.After is null || reached.Contains(row.After.Value))) is { } next)
                reached.Add(next.To);
            Assert.DoesNotContain(PenaltyState.P13, reached);
        }
    }

    [Fact]
    public void Only_a_penalty_on_the_spot_reaches_its_service_without_a_decision_of_the_commander() =>
        Assert.Equal(["PT-02a", "PT-28"], PenaltyTransitions.All.Where(row => row.To == PenaltyState.P15).Select(row => row.Id));

    [Fact]
    public void The_decision_is_the_commanders_alone() =>
        Assert.All(PenaltyTransitions.From(PenaltyState.P12), row => Assert.Equal([Role.Commander], row.Roles));

    [Fact]
    public void Ids_are_unique_and_pairs_occur_once()
    {
        Assert.Equal(PenaltyTransitions.All.Count, PenaltyTransitions.All.Select(row => row.Id).Distinct().Count());
        Assert.Equal(PenaltyTransitions.All.Count, PenaltyTransitions.All.Select(row => (row.From, row.To)).Distinct().Count());
    }

    [Fact]
    public void A_case_refuses_to_skip_the_procedure()
    {
        var opened = new DateTimeOffset(2005, 5, 19, 1, 0, 0, TimeSpan.Zero);
        var @case = new PenaltyCase
        {
            Id = "p",
            CaseId = "case",
            CampaignId = "campaign",
            UnitId = "unit",
            UnitName = "单位甲",
            District = "福田",
            Violation = "V10",
            OpenedAt = opened,
            StateSince = opened,
        };
        var refused = Assert.Throws<RefusedException>(() => @case.MoveTo(PenaltyState.P13, opened.AddDays(1)));
        Assert.Equal("penalty.transition", refused.Refusal.Code);
        Assert.Contains("拟受案", refused.Refusal.Zh, StringComparison.Ordinal);
        @case.MoveTo(PenaltyState.P01, opened.AddDays(1));
        Assert.Equal((PenaltyState.P01, opened.AddDays(1)), (@case.State, @case.StateSince));
    }

    [Fact]
    public void Every_state_has_a_name_of_its_own_in_both_languages()
    {
        var states = Enum.GetValues<PenaltyState>();
        Assert.Equal(states.Length, states.Select(PenaltyStateNames.Zh).Distinct().Count());
        Assert.Equal(states.Length, states.Select(PenaltyStateNames.En).Distinct().Count());
    }
}
