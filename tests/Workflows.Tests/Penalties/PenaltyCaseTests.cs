using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Penalties;

/// <summary>How a penalty case is opened, what its states allow, and when its decision stands and is carried out.</summary>
public sealed class PenaltyCaseTests
{
    private static readonly LocalDate Day = new(2005, 5, 20);

    [Fact]
    public void A_proposal_opens_a_case_by_the_officers_of_the_unit_case_for_the_order_that_was_disobeyed()
    {
        var (facts, request, clock) = new Ask("Propose", Actor: "off2", Form: new() { ["violation"] = "V10", ["facts"] = "逾期未改" }) { Given = world => world.Order(OrderStatus.Failed) }.Arrange();
        var penalty = PenaltyOpening.Of(facts.File, request.Form, facts.Orders[0], request.Actor, clock);
        Assert.Equal(("c", facts.Campaign.Id, "u", "u", "福田区"), (penalty.CaseId, penalty.CampaignId, penalty.UnitId, penalty.UnitName, penalty.District));
        Assert.Equal(("V10", "逾期未改", "o", "off1", "off2"), (penalty.Violation, penalty.Facts, penalty.OrderId, penalty.LeadOfficerId, penalty.CoOfficerId));
        Assert.Equal((PenaltyState.P00, request.Now, request.Now, false), (penalty.State, penalty.StateSince, penalty.OpenedAt, penalty.IsOnTheSpot));
        Assert.Equal((null, null, null, null), ((object?)penalty.FiledOn, penalty.Decided, penalty.DecidedBy, penalty.Enforcement));
        Assert.Equal(3, new[] { "", penalty.Id, penalty.InstanceId }.Distinct().Count());
    }

    [Fact]
    public void On_the_spot_the_officer_has_decided_already_without_filing_review_or_notice()
    {
        var (facts, request, clock) = new Ask("OnTheSpot", Actor: "off1", Form: new JsonObject { ["violation"] = "V12", ["onTheSpot"] = true, ["fine"] = 500 }).Arrange();
        var penalty = PenaltyOpening.Of(facts.File, request.Form, null, request.Actor, clock);
        var content = new PenaltyContent { Warning = true, Fine = 500 };
        Assert.Equal((true, content, content, "off1"), (penalty.IsOnTheSpot, penalty.Proposed, penalty.Decided, penalty.DecidedBy));
        Assert.Equal((Day, Day, new Enforcement(), null), (penalty.FiledOn, penalty.DecidedOn, penalty.Enforcement, penalty.OrderId));
    }

    [Fact]
    public void What_is_proposed_must_be_a_violation_of_the_matrix()
    {
        var (facts, _, clock) = new Ask("Propose").Arrange();
        Assert.Equal("violation.unknown", Assert.Throws<RefusedException>(() => PenaltyOpening.Of(facts.File, new FormValues(new() { ["violation"] = "V99" }), null, Actor.System, clock)).Refusal.Code);
    }

    [Theory]
    [InlineData(PenaltyOutcome.NotFiled, "NotFiled")]
    [InlineData(PenaltyOutcome.NoPenalty, "NoPenalty")]
    [InlineData(PenaltyOutcome.Terminated, "NoPenalty")]
    [InlineData(PenaltyOutcome.Revoked, "NoPenalty")]
    [InlineData(PenaltyOutcome.Executed, "Executed")]
    [InlineData(PenaltyOutcome.Transferred, "Executed")]
    public void The_unit_case_goes_on_by_what_the_penalty_case_came_to(PenaltyOutcome outcome, string port) => Assert.Equal(port, OpenPenaltyCase.PortOf(Case(penalty => penalty.Outcome = outcome)));

    [Fact]
    public void A_penalty_case_without_an_outcome_has_not_ended() =>
        Assert.Equal("The workflow of penalty case 'p' ended in state P00, without an outcome.", Assert.Throws<InvalidOperationException>(() => OpenPenaltyCase.PortOf(Case())).Message);

    [Fact]
    public void After_review_only_a_case_that_was_heard_goes_on_without_being_announced()
    {
        PenaltyState[] toReview = [PenaltyState.P01, PenaltyState.P02, PenaltyState.P03, PenaltyState.P04];
        var unheard = Moved(Case(), toReview);
        var refusal = Assert.Throws<RefusedException>(() => unheard.MoveTo(PenaltyState.P11, default)).Refusal;
        Assert.Equal(new Refusal("penalty.not-heard", "没有举行听证的案件，法制审核后应当先告知当事人。", "A case that was not heard is announced to the unit after legal review.", "§3.3 PT-11, PT-45"), refusal);
        Assert.Equal(PenaltyState.P04, unheard.State);
        Assert.Throws<RefusedException>(() => Moved(Case(penalty => penalty.Hearing = new Hearing { RequestedOn = Day, End = HearingEnd.Withdrawn }), [.. toReview, PenaltyState.P11]));
        Assert.Equal(PenaltyState.P11, Moved(Case(penalty => penalty.Hearing = new Hearing { RequestedOn = Day, End = HearingEnd.Held }), [.. toReview, PenaltyState.P11]).State);
        // Others reach the discussion without a hearing.
        Assert.Equal(PenaltyState.P11, Moved(Case(), [.. toReview, PenaltyState.P05, PenaltyState.P06, PenaltyState.P11]).State);
    }

    [Fact]
    public void A_case_remembers_since_when_it_stands_where_it_stands()
    {
        var at = Workflows.LegalTime.LegalClock.StartOf(Day);
        var penalty = Case();
        penalty.MoveTo(PenaltyState.P01, at);
        Assert.Equal((PenaltyState.P01, at), (penalty.State, penalty.StateSince));
    }

    [Fact]
    public void A_decision_stands_until_it_is_revoked_or_changed()
    {
        Assert.False(Case().IsStanding);
        Assert.True(Case(Decided()).IsStanding);
        Assert.False(Case(Decided(), penalty => penalty.Outcome = PenaltyOutcome.Revoked).IsStanding);
        Assert.False(Moved(Case(Decided()), [PenaltyState.P15, PenaltyState.PX4]).IsStanding);
        Assert.True(Case(Decided(), penalty => penalty.Outcome = PenaltyOutcome.Executed).IsStanding);
    }

    [Theory]
    [InlineData(0, 0, 0, false, false, true)]
    [InlineData(1, 0, 0, false, false, false)]
    [InlineData(0, 1, 0, false, false, false)]
    [InlineData(1, 0, 0, true, false, true)]
    [InlineData(0, 0, 1, false, false, false)]
    [InlineData(0, 0, 1, true, false, false)]
    [InlineData(0, 0, 1, false, true, true)]
    [InlineData(1, 0, 1, false, true, false)]
    [InlineData(1, 0, 1, true, true, true)]
    [InlineData(5, 5, 0, false, false, false)]
    public void A_decision_is_performed_when_it_is_paid_and_the_stop_is_over(int fine, int confiscation, int stopDays, bool isPaid, bool isRestored, bool isPerformed) =>
        Assert.Equal(isPerformed, Case(Decided(fine, confiscation, stopDays), penalty => (penalty.PaidOn, penalty.Enforcement) = (isPaid ? Day : null, new Enforcement { RestoredOn = isRestored ? Day : null })).IsPerformed);

    [Fact]
    public void Without_a_decision_nothing_is_performed_and_a_stop_of_which_nothing_is_on_file_is_not_over()
    {
        Assert.False(Case().IsPerformed);
        Assert.False(Case(Decided(stopDays: 1)).IsPerformed);
    }

    [Fact]
    public void The_challenge_that_is_pending_is_the_one_without_an_end()
    {
        var ended = new Challenge(ChallengeKind.Review, "x", Day) { EndedOn = Day, Result = ChallengeResult.Upheld };
        var pending = new Challenge(ChallengeKind.Suit, "y", Day);
        Assert.Null(Case().PendingChallenge);
        Assert.Null(Case(penalty => penalty.Challenges = [ended]).PendingChallenge);
        Assert.Same(pending, Case(penalty => penalty.Challenges = [ended, pending]).PendingChallenge);
    }

    [Fact]
    public void Taken_back_a_decision_leaves_neither_itself_nor_its_notice_review_and_execution()
    {
        var penalty = Case(Decided(), penalty =>
        {
            (penalty.DecidedBy, penalty.DecidedOn, penalty.DecisionNoticeId, penalty.DecisionServedOn, penalty.PaymentDueOn) = ("cmd", Day, "n", Day, Day);
            (penalty.AdvanceNoticeId, penalty.AdvanceNoticeServedOn, penalty.LegalReviewerId, penalty.ReviewedAt, penalty.Enforcement) = ("n", Day, "legal", default(DateTimeOffset), new());
        });
        penalty.TakeBackDecision();
        Assert.All(new object?[] { penalty.Decided, penalty.DecidedBy, penalty.DecidedOn, penalty.DecisionNoticeId, penalty.DecisionServedOn, penalty.PaymentDueOn, penalty.AdvanceNoticeId, penalty.AdvanceNoticeServedOn, penalty.LegalReviewerId, penalty.ReviewedAt, penalty.Enforcement }, Assert.Null);
        Assert.Equal(PenaltyState.P00, penalty.State);
    }

    [Fact]
    public void A_case_has_ended_when_it_is_closed_not_filed_terminated_or_given_away()
    {
        Assert.False(Case().IsEnded);
        Assert.True(Moved(Case(), [PenaltyState.PX0]).IsEnded);
        foreach (var end in new[] { PenaltyState.PX1, PenaltyState.PX2, PenaltyState.PX3 })
            Assert.True(Moved(Case(), [PenaltyState.P01, PenaltyState.P02, end]).IsEnded);
        Assert.False(Moved(Case(), [PenaltyState.P15, PenaltyState.P21]).IsEnded);
        Assert.False(Moved(Case(), [PenaltyState.P15, PenaltyState.PX4]).IsEnded);
        Assert.True(Moved(Case(), [PenaltyState.P15, PenaltyState.P21, PenaltyState.P30]).IsEnded);
    }

    [Theory]
    [InlineData(DiscretionBand.Lighter, 0, 4_500)]
    [InlineData(DiscretionBand.Ordinary, 4_500, 10_500)]
    [InlineData(DiscretionBand.Heavier, 10_500, 15_000)]
    public void The_bands_of_discretion_share_the_ceiling_without_a_gap(DiscretionBand band, int least, int most) => Assert.Equal((least, most), Discretion.RangeOf(band, 15_000));

    [Fact]
    public void Without_a_ceiling_there_is_no_band() => Assert.Throws<ArgumentOutOfRangeException>(() => Discretion.BandOf(1, 0));

    [Fact]
    public void A_fine_or_a_suspension_is_never_less_than_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Surcharge.Of(-1, Day, Day, Workflows.Law.LegalProfiles.For("LP-2005")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Surcharge.Of(1, Day, Day, Workflows.Law.LegalProfiles.For("LP-2005"), -1));
        Assert.Equal(new Surcharge(0, 0, false), Surcharge.Of(0, Day, Day.PlusDays(-1), Workflows.Law.LegalProfiles.For("LP-2005")));
    }

    [Fact]
    public void A_surcharge_is_cut_to_the_cent_and_capped_when_it_reaches_the_fine()
    {
        Assert.Equal(new Surcharge(1, 0.99m, false), Surcharge.Of(33.33m, Day, Day.PlusDays(1), Workflows.Law.LegalProfiles.For("LP-2005")));
        Assert.Equal(new Surcharge(33, 99m, false), Surcharge.Of(100, Day, Day.PlusDays(33), Workflows.Law.LegalProfiles.For("LP-2026A")));
        Assert.Equal(new Surcharge(100, 300m, false), Surcharge.Of(100, Day, Day.PlusDays(100), Workflows.Law.LegalProfiles.For("LP-2005")));
        Assert.Equal(new Surcharge(34, 100m, true), Surcharge.Of(100, Day, Day.PlusDays(34), Workflows.Law.LegalProfiles.For("LP-2026A")));
    }

    [Theory]
    [InlineData("2005-06-10", "2005-06-20", 11)] // both days count
    [InlineData("2005-06-01", "2005-06-07", 1)] // before the last day to pay nothing is late
    [InlineData("2005-06-01", "2005-06-06", 0)]
    [InlineData("2005-06-28", "2005-07-20", 3)] // up to the day that is looked at
    [InlineData("2005-06-28", null, 3)] // a challenge that goes on
    [InlineData("2005-07-01", null, 0)]
    public void The_days_of_a_challenge_count_from_the_day_after_the_last_day_to_pay(string accepted, string? ended, int days)
    {
        var penalty = Case(penalty => penalty.Challenges = [new Challenge(ChallengeKind.Review, "x", On(accepted)) { EndedOn = ended is null ? null : On(ended) }]);
        Assert.Equal(days, EnforcementTerms.SuspendedDays(penalty, new LocalDate(2005, 6, 6), new LocalDate(2005, 6, 30)));
    }

    [Fact]
    public void A_challenge_that_was_over_before_the_last_day_to_pay_takes_no_day_from_another()
    {
        var penalty = Case(penalty => penalty.Challenges = [new Challenge(ChallengeKind.Review, "x", On("2005-05-21")) { EndedOn = On("2005-05-25") }, new Challenge(ChallengeKind.Suit, "y", On("2005-06-28"))]);
        Assert.Equal(3, EnforcementTerms.SuspendedDays(penalty, new LocalDate(2005, 6, 6), new LocalDate(2005, 6, 30)));
    }

    [Fact]
    public void Without_a_challenge_nothing_is_suspended() => Assert.Equal(0, EnforcementTerms.SuspendedDays(Case(), Day, Day.PlusDays(9)));

    [Theory]
    [InlineData(0, 15_000)]
    [InlineData(-1, 15_000)]
    [InlineData(12_000, 0)]
    public void Without_a_fine_or_a_ceiling_no_band_is_asked_for(int fine, int ceiling) => Assert.Null(Discretion.Check(fine, ceiling, mitigated: true, aggravated: false));

    [Fact]
    public void Two_days_after_the_request_at_midnight_a_hearing_is_accepted_unless_it_was_refused()
    {
        var clock = new Workflows.LegalTime.LegalClock(new Microsoft.Extensions.Time.Testing.FakeTimeProvider());
        var (asked, profile) = (new Hearing { RequestedOn = Day }, Workflows.Law.LegalProfiles.For("LP-2005"));
        var midnight = Workflows.LegalTime.LegalClock.EndOf(new LocalDate(2005, 5, 23));
        Assert.False(asked.IsAcceptedAt(midnight.AddTicks(-1), clock, profile));
        Assert.True(asked.IsAcceptedAt(midnight, clock, profile));
        Assert.False((asked with { RefusedFor = "x" }).IsAcceptedAt(midnight, clock, profile));
        Assert.True((asked with { AcceptedOn = Day }).IsAcceptedAt(midnight.AddDays(-3), clock, profile));
    }

    [Fact]
    public void A_hearing_is_announced_in_time_when_its_notice_left_the_full_seven_days()
    {
        var clock = new Workflows.LegalTime.LegalClock(new Microsoft.Extensions.Time.Testing.FakeTimeProvider());
        var profile = Workflows.Law.LegalProfiles.For("LP-2005");
        var hearing = new Hearing { RequestedOn = Day, Date = Day.PlusDays(8), NoticeServedOn = Day };
        Assert.True(hearing.IsAnnouncedInTime(clock, profile));
        Assert.False((hearing with { Date = Day.PlusDays(7) }).IsAnnouncedInTime(clock, profile));
        Assert.False((hearing with { NoticeServedOn = null }).IsAnnouncedInTime(clock, profile));
        Assert.False((hearing with { Date = null }).IsAnnouncedInTime(clock, profile));
    }

    [Fact]
    public void Acts_of_one_kind_are_those_that_one_article_penalises()
    {
        Assert.Equal("《计算机信息网络国际联网安全保护管理办法》第二十一条", Violations.Get("V01").Family);
        Assert.Equal(Violations.Get("V01").Family, Violations.Get("V14").Family);
        Assert.NotEqual(Violations.Get("V01").Family, Violations.Get("V07").Family);
    }

    private static LocalDate On(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

    private static Action<PenaltyCase> Decided(int fine = 100, int confiscation = 0, int stopDays = 0) => penalty => penalty.Decided = new PenaltyContent { Warning = true, Fine = fine, Confiscation = confiscation, StopDays = stopDays };

    private static PenaltyCase Case(params Action<PenaltyCase>[] given)
    {
        var penalty = new PenaltyCase { Id = "p", CaseId = "c", CampaignId = "k", UnitId = "u", UnitName = "u", District = "x", StateSince = default, Violation = "V01", OpenedAt = default };
        foreach (var change in given)
            change(penalty);
        return penalty;
    }

    private static PenaltyCase Moved(PenaltyCase penalty, PenaltyState[] states)
    {
        foreach (var state in states)
            penalty.MoveTo(state, default);
        return penalty;
    }
}
