using NodaTime;
using Orchestrator.Workflows.Guards.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>The visits of a plan beside the frame as it stands now: says of each whether it can be made. Pure.</summary>
internal sealed class VisitTable
{
    private readonly VisitTerms _terms;
    private readonly Dictionary<string, VisitSubject> _subjects;
    private readonly Dictionary<string, VisitOfficer> _officers;
    private readonly Dictionary<(LocalDate Day, string OfficerId), int> _load = [];

    /// <param name="visits">Every visit of the plan that has its day.</param>
    public VisitTable(VisitFrame frame, VisitTerms terms, IEnumerable<PlannedVisit> visits)
    {
        _terms = terms;
        _subjects = frame.Subjects.ToDictionary(subject => subject.CaseId);
        _officers = frame.Officers.ToDictionary(officer => officer.Id);
        foreach (var visit in frame.Fixed)
            Count(visit.Day, visit.LeadOfficerId, visit.CoOfficerId, 1);
        foreach (var visit in visits.Where(visit => visit.Day is not null))
            Count(visit.Day!.Value, visit.LeadOfficerId!, visit.CoOfficerId!, 1);
    }

    /// <summary>Null when the visit can be made as it stands.</summary>
    public Refusal? Check(PlannedVisit visit) => CheckMove(visit, visit.Day!.Value, visit.LeadOfficerId!, visit.CoOfficerId!);

    /// <summary>Null when the visit could be made on this day by these two.</summary>
    public Refusal? CheckMove(PlannedVisit visit, LocalDate day, string leadId, string secondId)
    {
        var isThere = visit.Day == day;
        return VisitGuard.First(
            new VisitTrial(visit.UnitName, _subjects.GetValueOrDefault(visit.CaseId), _officers.GetValueOrDefault(leadId), _officers.GetValueOrDefault(secondId), day, _terms, Others(leadId), Others(secondId)),
            new AVisitIsToAUnitStillToBeInspected(), new AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut(), new AVisitLiesOnAWorkingDayOfThePlan(), new TheOfficersOfAVisitArePresentOnItsDay(), new AnOfficerMakesNoMoreVisitsADayThanThePlanAllows());

        int Others(string officerId) => _load.GetValueOrDefault((day, officerId)) - (isThere && (visit.LeadOfficerId == officerId || visit.CoOfficerId == officerId) ? 1 : 0);
    }

    /// <summary>Gives a visit other officers on its day.</summary>
    public void Hand(PlannedVisit visit, string leadId, string secondId)
    {
        var day = visit.Day!.Value;
        Count(day, visit.LeadOfficerId!, visit.CoOfficerId!, -1);
        (visit.Turn, visit.LeadOfficerId, visit.CoOfficerId) = (NextTurn(day, leadId, secondId), leadId, secondId);
        Count(day, leadId, secondId, 1);
    }

    /// <summary>Place of one more visit of these two on the day.</summary>
    public int NextTurn(LocalDate day, string leadId, string secondId) => Math.Max(_load.GetValueOrDefault((day, leadId)), _load.GetValueOrDefault((day, secondId))) + 1;

    private void Count(LocalDate day, string leadId, string secondId, int by)
    {
        _load[(day, leadId)] = _load.GetValueOrDefault((day, leadId)) + by;
        _load[(day, secondId)] = _load.GetValueOrDefault((day, secondId)) + by;
    }
}
