using NodaTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>
/// Proposes who visits which unit on which day. Units with more points come first and get the earlier days; of the pairs of a day the one with the fewest
/// visits goes. A unit that finds every slot taken makes others move, over as many steps as it takes, so that one is left out only when no plan could
/// place it beside those that came before. No chance is in it: the same frame gives the same proposal.
/// </summary>
public static class VisitPlanner
{
    public static VisitProposal Propose(VisitFrame frame, VisitTerms terms)
    {
        var board = new Board(frame, terms);
        var unplaced = new List<UnplacedVisit>();
        foreach (var subject in InOrder(frame.Subjects))
        {
            if (subject.IsOnHold)
                unplaced.Add(new UnplacedVisit(subject, VisitObstacle.OnHold));
            else if (!board.Place(subject))
                unplaced.Add(new UnplacedVisit(subject, board.ObstacleOf(subject)));
        }
        return new VisitProposal(board.Visits(), unplaced);
    }

    /// <summary>The order of priority: points, then category, district and file number.</summary>
    public static IEnumerable<VisitSubject> InOrder(IEnumerable<VisitSubject> subjects) =>
        subjects.OrderByDescending(subject => subject.Risk).ThenBy(subject => subject.Category).ThenBy(subject => subject.District, StringComparer.Ordinal).ThenBy(subject => subject.Number, StringComparer.Ordinal).ThenBy(subject => subject.CaseId, StringComparer.Ordinal);

    /// <summary>The slots as they fill.</summary>
    private sealed class Board
    {
        private readonly VisitFrame _frame;
        private readonly VisitTerms _terms;
        private readonly List<VisitSlot> _slots = [];
        private readonly Dictionary<string, List<VisitSlot>> _byDistrict = [];

        public Board(VisitFrame frame, VisitTerms terms)
        {
            (_frame, _terms) = (frame, terms);
            var taken = frame.Fixed.SelectMany(visit => new[] { (visit.Day, Officer: visit.LeadOfficerId), (visit.Day, Officer: visit.CoOfficerId) }).CountBy(key => key).ToDictionary();
            foreach (var day in terms.Days)
            {
                foreach (var pair in OfficerPairs.On(day, frame.Officers))
                {
                    var busy = Math.Max(taken.GetValueOrDefault((day, pair.LeadId)), taken.GetValueOrDefault((day, pair.SecondId)));
                    _slots.Add(new VisitSlot(day, pair, busy, terms.VisitsPerDay));
                }
            }
        }

        public bool Place(VisitSubject subject)
        {
            var slots = SlotsOf(subject).ToList();
            if (EarliestFree(slots, subject.District) is { } free)
            {
                free.Visits.Add(subject);
                return true;
            }
            return MakeRoom(subject, slots);
        }

        public IReadOnlyList<ProposedVisit> Visits() =>
            [.. _slots.SelectMany(slot => InOrder(slot.Visits).Select((subject, i) => new ProposedVisit(subject, slot.Day, slot.Pair.LeadId, slot.Pair.SecondId, slot.Taken + i + 1)))];

        public VisitObstacle ObstacleOf(VisitSubject subject)
        {
            var there = InReach(subject.District);
            if (there.Count == 0)
            {
                var officers = _frame.Officers.Count(officer => officer.District == subject.District);
                var inReach = new[] { officers, _frame.Officers.Count(officer => officer.District is null) }.Concat(_terms.AcrossDistricts ? _frame.Officers.GroupBy(officer => officer.District).Select(group => group.Count()) : []);
                return inReach.Max() < 2 ? VisitObstacle.NoPair(subject.District) : VisitObstacle.NobodyPresent(subject.District);
            }
            var open = there.Where(slot => slot.Pair.MayVisit(subject)).ToList();
            return open.Count == 0 ? VisitObstacle.AllKeptOut
                : VisitObstacle.Full(open.Select(slot => slot.Pair).Distinct().Count(), open.Select(slot => slot.Day).Distinct().Count(), _terms.VisitsPerDay);
        }

        private IEnumerable<VisitSlot> SlotsOf(VisitSubject subject) => InReach(subject.District).Where(slot => slot.Pair.MayVisit(subject));

        /// <summary>Slots in which a pair may visit a district, day by day.</summary>
        private List<VisitSlot> InReach(string district)
        {
            if (_byDistrict.TryGetValue(district, out var known))
                return known;
            return _byDistrict[district] = [.. _slots.Where(slot => slot.Pair.District is null || slot.Pair.District == district || _terms.AcrossDistricts)];
        }

        /// <summary>On the earliest day with room the pair with the fewest visits; pairs of the district before those of the whole city, and these before others.</summary>
        private static VisitSlot? EarliestFree(List<VisitSlot> slots, string district)
        {
            VisitSlot? best = null;
            foreach (var slot in slots)
            {
                if (best is not null && slot.Day != best.Day)
                    return best;
                if (slot.IsFree && (best is null || (Distance(slot, district), slot.Visits.Count).CompareTo((Distance(best, district), best.Visits.Count)) < 0))
                    best = slot;
            }
            return best;
        }

        private static int Distance(VisitSlot slot, string district) => slot.Pair.District == district ? 0 : slot.Pair.District is null ? 1 : 2;

        /// <summary>
        /// Looks, step by step, for a slot with room to which a visit can move, whose place another takes, and so on until a place for the subject is free.
        /// What was searched in vain is closed: nothing in it will ever move.
        /// </summary>
        private bool MakeRoom(VisitSubject subject, List<VisitSlot> slots)
        {
            var cameFrom = new Dictionary<VisitSlot, (VisitSlot? Slot, VisitSubject Subject)>();
            var queue = new Queue<VisitSlot>();
            foreach (var slot in slots.Where(slot => !slot.IsClosed))
            {
                cameFrom[slot] = (null, subject);
                queue.Enqueue(slot);
            }
            while (queue.TryDequeue(out var slot))
            {
                foreach (var visit in slot.Visits)
                {
                    foreach (var next in SlotsOf(visit).Where(next => !next.IsClosed && !cameFrom.ContainsKey(next)))
                    {
                        cameFrom[next] = (slot, visit);
                        if (next.IsFree)
                        {
                            Shift(next, cameFrom);
                            return true;
                        }
                        queue.Enqueue(next);
                    }
                }
            }
            foreach (var slot in cameFrom.Keys)
                slot.IsClosed = true;
            return false;
        }

        private static void Shift(VisitSlot last, Dictionary<VisitSlot, (VisitSlot? Slot, VisitSubject Subject)> cameFrom)
        {
            for (var to = last; to is not null;)
            {
                var (from, visit) = cameFrom[to];
                from?.Visits.Remove(visit);
                to.Visits.Add(visit);
                to = from;
            }
        }
    }
}
