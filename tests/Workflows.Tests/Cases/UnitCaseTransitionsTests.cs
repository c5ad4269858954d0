using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Cases;

public sealed class UnitCaseTransitionsTests
{
    private static readonly DateTimeOffset Later = new(2005, 5, 10, 1, 0, 0, TimeSpan.Zero);

    private static readonly UnitCaseState[] Final = [UnitCaseState.U61, UnitCaseState.X2, UnitCaseState.X3, UnitCaseState.X4, UnitCaseState.X5];

    [Fact]
    public void Every_state_can_be_reached_from_the_opening()
    {
        var reached = new HashSet<UnitCaseState> { UnitCaseState.U00 };
        var open = new Queue<UnitCaseState>(reached);
        while (open.TryDequeue(out var state))
        {
            foreach (var row in UnitCaseTransitions.From(state))
            {
                if (reached.Add(row.To))
                    open.Enqueue(row.To);
            }
        }
        Assert.Equal(Enum.GetValues<UnitCaseState>().Order(), reached.Order());
    }

    [Fact]
    public void Nothing_leads_out_of_a_final_state_and_something_out_of_every_other()
    {
        foreach (var state in Enum.GetValues<UnitCaseState>())
            Assert.Equal(Final.Contains(state), !UnitCaseTransitions.From(state).Any());
    }

    [Fact]
    public void Every_row_names_who_may_do_it_and_why_in_both_languages() =>
        Assert.All(UnitCaseTransitions.All, row =>
        {
            Assert.Matches("^TR-[0-9]{2}a?$", row.Id);
            Assert.NotEmpty(row.Roles);
            Assert.All(row.Roles, role => Assert.True(role == Role.System || Role.OfPeople.Contains(role)));
            Assert.NotEqual("", row.TriggerZh);
            Assert.NotEqual("", row.TriggerEn);
        });

    [Fact]
    public void The_service_alone_never_moves_a_case_towards_a_penalty() =>
        Assert.All(UnitCaseTransitions.All.Where(row => row.To is UnitCaseState.U40 or UnitCaseState.U37), row => Assert.DoesNotContain(Role.System, row.Roles));

    [Fact]
    public void An_expired_rectification_period_leads_to_a_recheck_and_nowhere_else_but_out() =>
        Assert.Equal([UnitCaseState.U35, UnitCaseState.X2, UnitCaseState.X4], UnitCaseTransitions.From(UnitCaseState.U34).Select(row => row.To));

    [Fact]
    public void The_refusal_names_both_states()
    {
        var refusal = UnitCaseTransitions.Check(UnitCaseState.U32, UnitCaseState.U40);
        Assert.NotNull(refusal);
        Assert.Equal("case.transition", refusal.Code);
        Assert.Contains("U32 限期整改中", refusal.Zh, StringComparison.Ordinal);
        Assert.Contains("penalty procedure", refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_walks_the_main_path()
    {
        var @case = Opened();
        UnitCaseState[] path =
        [
            UnitCaseState.U10, UnitCaseState.U11, UnitCaseState.U12, UnitCaseState.U11, UnitCaseState.U14, UnitCaseState.U20, UnitCaseState.U21,
            UnitCaseState.U23, UnitCaseState.U30, UnitCaseState.U31, UnitCaseState.U32, UnitCaseState.U32, UnitCaseState.U34, UnitCaseState.U35,
            UnitCaseState.U37, UnitCaseState.U40, UnitCaseState.U41, UnitCaseState.U35, UnitCaseState.U36, UnitCaseState.U50, UnitCaseState.U51,
            UnitCaseState.U52, UnitCaseState.U60, UnitCaseState.U61,
        ];
        foreach (var state in path)
            @case.MoveTo(state, Later);
        Assert.True(@case.IsEnded);
        Assert.Equal(Later, @case.StateSince);
    }

    [Fact]
    public void A_refused_step_leaves_the_case_as_it_was()
    {
        var @case = Opened();
        var since = @case.StateSince;
        Assert.Equal("case.transition", Assert.Throws<RefusedException>(() => @case.MoveTo(UnitCaseState.U60, Later)).Refusal.Code);
        Assert.Equal((UnitCaseState.U00, since), (@case.State, @case.StateSince));
    }

    [Fact]
    public void A_lapsed_correction_counts_as_not_filed() =>
        Assert.Null(UnitCaseTransitions.Check(UnitCaseState.U12, UnitCaseState.U13));

    [Fact]
    public void Every_state_has_a_name_of_its_own_in_both_languages()
    {
        var states = Enum.GetValues<UnitCaseState>();
        Assert.Equal(states.Length, states.Select(UnitCaseStateNames.Zh).Distinct().Count());
        Assert.Equal(states.Length, states.Select(UnitCaseStateNames.En).Distinct().Count());
    }

    private static UnitCase Opened()
    {
        var opened = new DateTimeOffset(2005, 3, 25, 2, 0, 0, TimeSpan.Zero);
        return new UnitCase
        {
            Id = "case",
            CampaignId = "campaign",
            UnitId = "unit",
            Number = "2005-166-00001",
            UnitName = "单位甲",
            District = "福田",
            Category = UnitCategory.Hotel,
            OpenedAt = opened,
            StateSince = opened,
        };
    }
}
