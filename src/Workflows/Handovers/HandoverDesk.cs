using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Handovers;

/// <summary>
/// 工作移交: when somebody leaves, everything open that is theirs goes to another person in one act, with its reason and a line in the audit trail of each
/// case. Recusal and separation of duties hold for the successor as for anybody; what they forbid stays, and is named.
/// </summary>
public sealed class HandoverDesk
{
    private const int MostCases = 1_000;
    private const int MostInCase = 1_000;
    private readonly IRecords _records;
    private readonly IAuditTrail _audit;
    private readonly CaseFiles _files;
    private readonly ApprovalSubjects _subjects;
    private readonly VisitHandover _visits;
    private readonly TimeProvider _clock;
    private readonly int _most;

    /// <param name="most">Cases and tasks that one act moves; the rest is counted, and goes with the next.</param>
    internal HandoverDesk(IRecords records, IAuditTrail audit, CaseFiles files, ApprovalSubjects subjects, VisitHandover visits, TimeProvider clock, int most = MostCases) =>
        (_records, _audit, _files, _subjects, _visits, _clock, _most) = (records, audit, files, subjects, visits, clock, most);

    /// <summary>Hands everything open of one person to another. Done again, it moves what has come since.</summary>
    public async Task<Answer<Handover>> HandOverAsync(string personId, string successorId, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var (person, successor) = (await _records.FindAsync<Person>(personId, cancellationToken), await _records.FindAsync<Person>(successorId, cancellationToken));
        if (Check(person, successor, reason, actor) is { } refusal)
            return refusal;
        var move = new Move(person!, successor!, reason!.Trim(), actor);
        foreach (var caseId in await CasesAsync(personId, cancellationToken))
            await CaseAsync(move, caseId, cancellationToken);
        await LooseTasksAsync(move, cancellationToken);
        await ApprovalsAsync(move, cancellationToken);
        var visits = await _visits.HandAsync(personId, successorId, move.Reason, actor, (visit, why) => move.Leave($"{visit.CaseNumber} {visit.UnitName} {visit.Day:yyyy-MM-dd}", visit.CaseId, why), cancellationToken);
        var (moreCases, moreTasks) = await RemainingAsync(move, cancellationToken);
        var done = new Handover(move.Cases, move.Tasks, move.Approvals, visits, moreCases, moreTasks, move.Left);
        await _audit.AppendAsync(actor, "person.handed-over", person!.DisplayName, successor!.DisplayName, move.Reason,
            new { from = personId, to = successorId, done.Cases, done.Tasks, done.Approvals, done.Visits, done.MoreCases, done.MoreTasks, left = done.Left.Select(left => new { left.Subject, left.Why.Code }) }, cancellationToken);
        return done;
    }

    private static Refusal? Check(Person? person, Person? successor, string? reason, Actor actor) =>
        !actor.Is(Role.Lead) && !actor.Is(Role.Office) ? HandoverRefusals.MayNot
        : person is not { UnitId: null } ? HandoverRefusals.NoPerson
        : person.Id == successor?.Id ? HandoverRefusals.SamePerson
        : successor is not { IsActive: true, UnitId: null } || person.Roles.Except(successor.Roles).Any() ? HandoverRefusals.NoSuccessor
        : string.IsNullOrWhiteSpace(reason) ? HandoverRefusals.Reasonless
        : null;

    /// <summary>Open cases in which the person is an officer or has a task, in the order of their ids, so that two handovers never wait for each other.</summary>
    private async Task<IReadOnlyList<string>> CasesAsync(string personId, CancellationToken cancellationToken)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        ids.UnionWith((await _records.ListAsync<UnitCase>(row => (row.LeadOfficerId == personId || row.CoOfficerId == personId) && !UnitCase.EndStates.Contains(row.State), _most, rows => rows.OrderBy(row => row.Id), cancellationToken)).Select(row => row.Id));
        ids.UnionWith((await _records.ListAsync<PenaltyCase>(row => (row.LeadOfficerId == personId || row.CoOfficerId == personId) && !PenaltyCase.EndStates.Contains(row.State), _most, rows => rows.OrderBy(row => row.CaseId), cancellationToken)).Select(row => row.CaseId));
        ids.UnionWith((await _records.ListAsync<WorkTask>(row => row.AssigneeId == personId && row.Status == WorkTaskStatus.Open && row.CaseId != null, _most, rows => rows.OrderBy(row => row.CaseId), cancellationToken)).Select(row => row.CaseId!));
        return [.. ids.Take(_most)];
    }

    private async Task CaseAsync(Move move, string caseId, CancellationToken cancellationToken)
    {
        var file = await _files.OpenAsync(null, caseId, null, cancellationToken);
        var (@case, title) = (file.Case, $"{file.Case.Number} {file.Case.UnitName}");
        if (@case.Bars(move.To) is not null)
        {
            move.LeaveCase(title, caseId, HandoverRefusals.Recused);
            return;
        }
        var penalties = (await _records.ListAsync<PenaltyCase>(row => row.CaseId == caseId, MostInCase, null, cancellationToken)).Where(row => !row.IsEnded).ToList();
        if (penalties.Any(row => IsPair(row.LeadOfficerId, row.CoOfficerId, move)) || IsPair(@case.LeadOfficerId, @case.CoOfficerId, move))
        {
            move.LeaveCase(title, caseId, HandoverRefusals.SamePair);
            return;
        }
        var isOfficer = @case.LeadOfficerId == move.From || @case.CoOfficerId == move.From || penalties.Exists(row => row.LeadOfficerId == move.From || row.CoOfficerId == move.From);
        if (isOfficer && @case.Parts.Select(CaseParts.Read).Any(had => had.PersonId == move.To && CaseParts.Exclude(had.Part, CaseParts.Handling)))
        {
            move.LeaveCase(title, caseId, HandoverRefusals.Excluded);
            return;
        }
        var tasks = await _records.ListAsync<WorkTask>(row => row.CaseId == caseId && row.AssigneeId == move.From && row.Status == WorkTaskStatus.Open, MostInCase, rows => rows.OrderBy(row => row.Id), cancellationToken);
        if (isOfficer && await new OfficerChange(_records).ReplaceAsync(@case, move.From, move.To, cancellationToken))
            move.Cases++;
        var moved = tasks.Where(task => Take(move, task, file)).Select(task => task.Id).ToList();
        if (isOfficer || moved.Count > 0)
            _audit.Append(@case, move.Actor, "case.handed-over", move.From, move.To, move.Reason, new { from = move.From, to = move.To, officer = isOfficer, tasks = moved });
    }

    private static bool IsPair(string? lead, string? second, Move move) => (lead == move.From && second == move.To) || (lead == move.To && second == move.From);

    /// <summary>Tasks of tips, leads and campaigns.</summary>
    private async Task LooseTasksAsync(Move move, CancellationToken cancellationToken)
    {
        foreach (var task in await _records.ListAsync<WorkTask>(row => row.AssigneeId == move.From && row.Status == WorkTaskStatus.Open && row.CaseId == null, _most, rows => rows.OrderBy(row => row.Id), cancellationToken))
        {
            var file = await _files.OpenAsync(task, cancellationToken);
            if (Take(move, task, file))
                await _audit.AppendAsync(file.Campaign, move.Actor, "task.handed-over", move.From, move.To, move.Reason, new { task = task.Id, task.Act }, cancellationToken);
        }
    }

    private static bool Take(Move move, WorkTask task, CaseFile file)
    {
        var successor = move.Successor.AsActor();
        var refusal = task.Held is not null ? HandoverRefusals.Held
            : TaskAccess.CheckPerson(task, successor) is not null || TaskHands.TwoParts(task, file, successor) is not null ? HandoverRefusals.Excluded : null;
        if (refusal is not null)
        {
            move.LeftTasks.Add(task.Id);
            move.Leave($"{task.Title} · {task.Subject}", task.CaseId, refusal);
            return false;
        }
        task.AssigneeId = move.To;
        move.Tasks++;
        return true;
    }

    /// <summary>Approvals that the person took on, and slips that wait for them: the successor has the same place in the same order.</summary>
    private async Task ApprovalsAsync(Move move, CancellationToken cancellationToken)
    {
        foreach (var standing in await _records.ListAsync<ApprovalStanding>(row => row.HolderId == move.From, MostInCase, rows => rows.OrderBy(row => row.Subject), cancellationToken))
        {
            if (await _subjects.OpenAsync(standing.Subject, move.Successor.AsActor(), cancellationToken) is not { IsOpen: true } about)
                continue;
            if (about.NotDecider is not null)
            {
                move.Leave(about.Title, about.Case?.Id, HandoverRefusals.Excluded);
                continue;
            }
            (standing.HolderId, standing.TransferredBy, standing.TransferredAt) = (move.To, move.Actor.Id, _clock.GetUtcNow());
            move.Approvals++;
        }
        foreach (var slip in await _records.ListAsync<ApprovalSlip>(row => row.PersonId == move.From && row.Status == SlipStatus.Waiting && row.Kind != SlipKind.Copy && row.Kind != SlipKind.Urge, MostInCase, rows => rows.OrderBy(row => row.Id), cancellationToken))
        {
            var about = await _subjects.OpenAsync(slip.Subject, move.Successor.AsActor(), cancellationToken);
            if (about is not { IsOpen: true })
                continue;
            if (about.Excluded.Contains(move.To) || about.Case?.Bars(move.To) is not null || slip.AskedBy == move.To)
            {
                move.Leave(slip.Title, slip.CaseId, HandoverRefusals.Excluded);
                continue;
            }
            slip.Status = SlipStatus.Withdrawn;
            _records.Add(slip.For(move.To, Engine.Ids.New(_clock)));
            move.Approvals++;
        }
    }

    /// <summary>Open cases and tasks that this act did not come to.</summary>
    private async Task<(int Cases, int Tasks)> RemainingAsync(Move move, CancellationToken cancellationToken)
    {
        var (from, left, held) = (move.From, move.LeftCases, move.LeftTasks);
        return (await _records.CountAsync<UnitCase>(row => (row.LeadOfficerId == from || row.CoOfficerId == from) && !UnitCase.EndStates.Contains(row.State) && !left.Contains(row.Id), cancellationToken),
            await _records.CountAsync<WorkTask>(row => row.AssigneeId == from && row.Status == WorkTaskStatus.Open && !held.Contains(row.Id) && (row.CaseId == null || !left.Contains(row.CaseId)), cancellationToken));
    }

    /// <summary>One handover while it goes on.</summary>
    private sealed class Move(Person person, Person successor, string reason, Actor actor)
    {
        public string From => person.Id;
        public string To => successor.Id;
        public Person Successor => successor;
        public string Reason => reason;
        public Actor Actor => actor;
        public int Cases { get; set; }
        public int Tasks { get; set; }
        public int Approvals { get; set; }
        public List<LeftBehind> Left { get; } = [];
        public List<string> LeftCases { get; } = [];
        public List<string> LeftTasks { get; } = [];

        public void LeaveCase(string subject, string caseId, Refusal why)
        {
            LeftCases.Add(caseId);
            Leave(subject, caseId, why);
        }

        public void Leave(string subject, string? caseId, Refusal why) => Left.Add(new LeftBehind(subject, caseId, why));
    }
}
