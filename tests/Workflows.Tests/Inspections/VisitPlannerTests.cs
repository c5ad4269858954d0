using CsCheck;
using NodaTime;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Inspections;

/// <summary>REQ-39: every unit is visited by two officers who may and can, or it is said why not.</summary>
public sealed class VisitPlannerTests
{
    private static readonly LocalDate Monday = new(2005, 5, 9);
    private static readonly string[] Places = ["福田", "罗湖", "南山"];

    [Fact]
    public void Units_with_more_points_are_visited_first_and_pairs_of_a_day_share_the_visits()
    {
        var proposal = VisitPlanner.Propose(Frame([Unit("1", risk: 0), Unit("2", risk: 50), Unit("3", risk: 10)], Officer("a"), Officer("b"), Officer("c"), Officer("d")), Terms(days: 1, perDay: 2));
        Assert.Equal([("2", "a", "b", 1), ("1", "a", "b", 2), ("3", "c", "d", 1)], proposal.Visits.Select(visit => (visit.Subject.Number, visit.LeadOfficerId, visit.CoOfficerId, visit.Turn)));
        Assert.Empty(proposal.Unplaced);
    }

    [Fact]
    public void An_officer_whose_partner_is_away_goes_with_another_who_is_alone()
    {
        var away = Officer("b", absent: Monday);
        var proposal = VisitPlanner.Propose(Frame([Unit("1")], Officer("a"), away, Officer("c")), Terms(days: 1));
        Assert.Equal(("a", "c"), proposal.Visits.Select(visit => (visit.LeadOfficerId, visit.CoOfficerId)).Single());
    }

    [Fact]
    public void A_unit_that_only_one_pair_may_visit_makes_another_move()
    {
        // Both would go with the first pair; the second may go with no other.
        var proposal = VisitPlanner.Propose(Frame([Unit("1", risk: 9), Unit("2", keptOut: ["c"])], Officer("a"), Officer("b"), Officer("c"), Officer("d")), Terms(days: 1, perDay: 1));
        Assert.Empty(proposal.Unplaced);
        Assert.Equal([("2", "a"), ("1", "c")], proposal.Visits.Select(visit => (visit.Subject.Number, visit.LeadOfficerId)));
    }

    [Fact]
    public void Visits_that_cases_have_already_take_up_their_officers()
    {
        var frame = Frame([Unit("1"), Unit("2")], Officer("a"), Officer("b")) with { Fixed = [new FixedVisit(Monday, "b", "z")] };
        var proposal = VisitPlanner.Propose(frame, Terms(days: 1, perDay: 2));
        Assert.Equal(2, Assert.Single(proposal.Visits).Turn);
        Assert.Equal("full", Assert.Single(proposal.Unplaced).Obstacle.Code);
    }

    [Fact]
    public void Pairs_of_other_districts_help_only_when_they_are_told_to()
    {
        var frame = Frame([Unit("1", district: "罗湖")], Officer("a"), Officer("b"));
        Assert.Equal("no-pair", Assert.Single(VisitPlanner.Propose(frame, Terms(days: 1)).Unplaced).Obstacle.Code);
        Assert.Single(VisitPlanner.Propose(frame, Terms(days: 1) with { AcrossDistricts = true }).Visits);
        Assert.Single(VisitPlanner.Propose(Frame([Unit("1", district: "罗湖")], Officer("a", district: null), Officer("b", district: null)), Terms(days: 1)).Visits);
    }

    [Fact]
    public void What_cannot_be_placed_says_why()
    {
        Assert.Equal("on-hold", Obstacle(Frame([Unit("1") with { IsOnHold = true }], Officer("a"), Officer("b"))));
        Assert.Equal("no-pair", Obstacle(Frame([Unit("1")], Officer("a"))));
        Assert.Equal("nobody-present", Obstacle(Frame([Unit("1")], Officer("a"), Officer("b", absent: Monday))));
        Assert.Equal("all-kept-out", Obstacle(Frame([Unit("1", keptOut: ["b"])], Officer("a"), Officer("b"))));
        Assert.Equal("full", Obstacle(Frame([Unit("1"), Unit("2")], Officer("a"), Officer("b")), perDay: 1));

        static string Obstacle(VisitFrame frame, int perDay = 3) => Assert.Single(VisitPlanner.Propose(frame, Terms(days: 1, perDay)).Unplaced).Obstacle.Code;
    }

    [Fact]
    public void The_visits_of_a_day_lie_between_half_past_nine_and_the_afternoon() =>
        Assert.Equal([new LocalTime(9, 30), new LocalTime(11, 30), new LocalTime(14, 0), new LocalTime(16, 30)], [VisitCarrier.TimeOf(1, 3), VisitCarrier.TimeOf(2, 3), VisitCarrier.TimeOf(3, 3), VisitCarrier.TimeOf(4, 3)]);

    [Fact]
    public void Every_unit_stands_in_the_plan_once_with_a_visit_that_can_be_made_or_with_its_reason() => Frames.Sample((frame, terms) =>
    {
        var proposal = VisitPlanner.Propose(frame, terms);
        Assert.Equal(frame.Subjects.Select(subject => subject.CaseId).Order(), proposal.Visits.Select(visit => visit.Subject.CaseId).Concat(proposal.Unplaced.Select(left => left.Subject.CaseId)).Order());
        var officers = frame.Officers.ToDictionary(officer => officer.Id);
        foreach (var visit in proposal.Visits)
        {
            var pair = new[] { officers[visit.LeadOfficerId], officers[visit.CoOfficerId] };
            Assert.NotEqual(visit.LeadOfficerId, visit.CoOfficerId);
            Assert.Contains(visit.Day, terms.Days);
            Assert.All(pair, officer => Assert.True(officer.IsPresent(visit.Day)));
            Assert.All(pair, officer => Assert.DoesNotContain(officer.Id, visit.Subject.KeptOut));
            Assert.All(pair, officer => Assert.True(terms.AcrossDistricts || officer.District is null || officer.District == visit.Subject.District));
            Assert.False(visit.Subject.IsOnHold);
        }
        foreach (var officer in frame.Officers)
        {
            foreach (var day in terms.Days)
            {
                var mine = proposal.Visits.Count(visit => visit.Day == day && (visit.LeadOfficerId == officer.Id || visit.CoOfficerId == officer.Id));
                Assert.True(mine == 0 || mine + frame.Fixed.Count(visit => visit.Day == day && visit.Takes(officer.Id)) <= terms.VisitsPerDay);
            }
        }
    });

    [Fact]
    public void The_same_frame_gives_the_same_plan_in_whatever_order_it_is_read() => Frames.Sample((frame, terms) =>
    {
        var turned = new VisitFrame([.. frame.Subjects.Reverse()], [.. frame.Officers.Reverse()], [.. frame.Fixed.Reverse()]);
        Assert.Equal(frame.FingerprintUnder(terms), turned.FingerprintUnder(terms));
        var (one, other) = (VisitPlanner.Propose(frame, terms), VisitPlanner.Propose(turned, terms));
        Assert.Equal(one.Visits.Select(Show), other.Visits.Select(Show));
        Assert.Equal(one.Unplaced.Select(left => (left.Subject.CaseId, left.Obstacle.Code)), other.Unplaced.Select(left => (left.Subject.CaseId, left.Obstacle.Code)));

        static string Show(ProposedVisit visit) => $"{visit.Subject.CaseId} {visit.Day} {visit.LeadOfficerId} {visit.CoOfficerId} {visit.Turn}";
    });

    [Fact]
    public void Nobody_is_left_out_whom_moving_others_could_place() => Frames.Sample((frame, terms) =>
    {
        // The slots that the units left out could fill, directly or by moving others: all full, or the plan has missed one.
        var proposal = VisitPlanner.Propose(frame, terms);
        var load = proposal.Visits.CountBy(visit => (visit.Day, visit.LeadOfficerId, visit.CoOfficerId)).ToDictionary();
        var reached = new HashSet<(LocalDate, string, string)>();
        var open = new Queue<VisitSubject>(proposal.Unplaced.Select(left => left.Subject).Where(subject => !subject.IsOnHold));
        while (open.TryDequeue(out var subject))
        {
            foreach (var day in terms.Days)
            {
                foreach (var pair in OfficerPairs.On(day, frame.Officers).Where(pair => pair.MayVisit(subject) && (terms.AcrossDistricts || pair.District is null || pair.District == subject.District)))
                {
                    var slot = (day, pair.LeadId, pair.SecondId);
                    if (!reached.Add(slot))
                        continue;
                    var busy = new[] { pair.LeadId, pair.SecondId }.Max(id => frame.Fixed.Count(visit => visit.Day == day && visit.Takes(id)));
                    Assert.True(load.GetValueOrDefault(slot) + busy >= terms.VisitsPerDay, $"{slot} has room");
                    foreach (var visit in proposal.Visits.Where(visit => (visit.Day, visit.LeadOfficerId, visit.CoOfficerId) == slot))
                        open.Enqueue(visit.Subject);
                }
            }
        }
    });

    private static Gen<(VisitFrame, VisitTerms)> Frames { get; } =
        from officers in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4].Array[0, 3]).List[0, 9]
        from subjects in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 8].Array[0, 3], Gen.Int[0, 9]).List[0, 30]
        from days in Gen.Int[1, 5]
        from perDay in Gen.Int[1, 3]
        from across in Gen.Bool
        from taken in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 8], Gen.Int[0, 8]).List[0, 6]
        select (new VisitFrame(
            [.. subjects.Select((subject, i) => new VisitSubject($"case-{i}", $"unit-{i}", $"{i:D3}", $"单位{i}", Places[subject.Item1], UnitCategory.Hotel, subject.Item2 * 10, [], [.. subject.Item3.Select(at => $"o{at}").Distinct()], subject.Item4 == 0))],
            [.. officers.Select((officer, i) => new VisitOfficer($"o{i}", $"民警{i}", $"{i:D3}", officer.Item1 == 3 ? null : Places[officer.Item1], [.. officer.Item2.Select(day => (Monday.PlusDays(day), Monday.PlusDays(day))).Order()]))],
            [.. taken.Where(visit => visit.Item2 != visit.Item3).Select(visit => new FixedVisit(Monday.PlusDays(visit.Item1), $"o{visit.Item2}", $"o{visit.Item3}"))]), Terms(days, perDay) with { AcrossDistricts = across });

    private static VisitFrame Frame(IReadOnlyList<VisitSubject> subjects, params VisitOfficer[] officers) => new(subjects, officers, []);

    private static VisitTerms Terms(int days, int perDay = 3) => new([.. Enumerable.Range(0, days).Select(Monday.PlusDays)], perDay, false);

    private static VisitSubject Unit(string number, int risk = 0, string district = "福田", string[]? keptOut = null) =>
        new($"case-{number}", $"unit-{number}", number, $"单位{number}", district, UnitCategory.Hotel, risk, [], keptOut ?? []);

    private static VisitOfficer Officer(string id, string? district = "福田", LocalDate? absent = null) => new(id, $"民警{id}", id, district, absent is { } day ? [(day, day)] : []);
}
