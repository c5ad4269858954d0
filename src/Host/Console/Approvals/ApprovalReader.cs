using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Approvals;

/// <summary>Reads slips: those of one approval, and those of one person.</summary>
public sealed class ApprovalReader(RecordReader records, IActCatalog acts)
{
    private const int Most = 200;

    /// <summary>What the panel of one approval shows to a reader.</summary>
    public Task<ApprovalView> ReadAsync(string subject, WorkTask? task, Reader reader) => records.ReadAsync(async db =>
    {
        var slips = await WithNamesAsync(db, db.ApprovalSlips.Where(slip => slip.Subject == subject).OrderBy(slip => slip.AskedAt).ThenBy(slip => slip.Id));
        var people = await db.People.Where(person => person.IsActive && person.UnitId == null && person.Id != reader.Actor.Id).OrderBy(person => person.DisplayName).ToListAsync();
        if (task is null)
        {
            var standing = await db.ApprovalStandings.FirstOrDefaultAsync(row => row.Subject == subject);
            var holder = standing?.HolderId is { } id ? await db.People.Where(person => person.Id == id).Select(person => person.DisplayName).FirstOrDefaultAsync() ?? id : null;
            return new ApprovalView(slips, people, [], null) { Holder = holder, IsHeld = standing?.HeldBy is not null };
        }
        var done = await db.Tasks.Where(row => row.InstanceId == task.InstanceId && row.Status == WorkTaskStatus.Completed && row.CompletedAt <= task.CreatedAt).OrderByDescending(row => row.CompletedAt).ThenByDescending(row => row.Id).Take(Most).ToListAsync();
        return new ApprovalView(slips, people, StepsBack(task, done), TakeBack(task, done, reader.Actor.Id));
    });

    /// <summary>Slips given to a person, or to somebody for whom they stand in, that are not withdrawn; newest first.</summary>
    public Task<IReadOnlyList<NamedSlip>> ReceivedAsync(Reader reader) => records.ReadAsync(async db =>
    {
        var people = reader.StandsInFor.Select(absent => absent.Id).Append(reader.Actor.Id).ToList();
        return await WithNamesAsync(db, db.ApprovalSlips.Where(slip => people.Contains(slip.PersonId) && slip.Status != SlipStatus.Withdrawn).OrderByDescending(slip => slip.Id));
    });

    /// <summary>Slips that a person gave, newest first.</summary>
    public Task<IReadOnlyList<NamedSlip>> GivenAsync(Reader reader) => records.ReadAsync(async db =>
    {
        var me = reader.Actor.Id;
        return await WithNamesAsync(db, db.ApprovalSlips.Where(slip => slip.AskedBy == me).OrderByDescending(slip => slip.Id));
    });

    /// <summary>The steps to which the ways back lead: the one before, and from there on as long as each has a way back itself.</summary>
    private List<StepBack> StepsBack(WorkTask task, List<WorkTask> done)
    {
        var (steps, at) = (new List<StepBack>(), task);
        foreach (var earlier in done)
        {
            if (!acts.For(at).Any(form => form.Returns))
                break;
            if (steps.TrueForAll(step => step.Act != earlier.Act))
                steps.Add(new StepBack(earlier.Act, earlier.Title, earlier.TitleEn));
            at = earlier;
        }
        return steps;
    }

    /// <summary>The task that a reader may take back: their own held decision, or their submission that nobody has acted on.</summary>
    private string? TakeBack(WorkTask task, List<WorkTask> done, string me) =>
        task.Held is not null ? task.Id
        : task.AssigneeId is null && acts.For(task).Any(form => form.Returns) && done.FirstOrDefault() is { } last && last.CompletedBy == me ? last.Id
        : null;

    private static async Task<IReadOnlyList<NamedSlip>> WithNamesAsync(OrchestratorDbContext db, IQueryable<ApprovalSlip> slips)
    {
        var found = await slips.Take(Most).ToListAsync();
        var ids = found.SelectMany(slip => new[] { slip.PersonId, slip.AskedBy, slip.AnsweredBy }).OfType<string>().Distinct().ToList();
        var names = await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName);
        var ordered = found.Where(slip => slip.Position is not null).Select(slip => slip.Subject).Distinct().ToList();
        var beside = ordered.Count == 0 ? [] : await db.ApprovalSlips.Where(slip => ordered.Contains(slip.Subject) && slip.Position != null).ToListAsync();
        return [.. found.Select(slip => new NamedSlip(slip, NameOf(slip.PersonId)!, NameOf(slip.AskedBy)!, NameOf(slip.AnsweredBy)) { IsInTurn = slip.IsInTurn(beside) })];

        string? NameOf(string? id) => id is null ? null : names.GetValueOrDefault(id, id);
    }
}

/// <summary>What the panel of an approval shows.</summary>
/// <param name="People">Whom one may ask.</param>
/// <param name="StepsBack">Where it can be returned to; the first is the step before.</param>
/// <param name="TakeBackId">The task that the reader may take back, if any.</param>
public sealed record ApprovalView(IReadOnlyList<NamedSlip> Slips, IReadOnlyList<Person> People, IReadOnlyList<StepBack> StepsBack, string? TakeBackId)
{
    /// <summary>Who took on what is no task, when it was transferred.</summary>
    public string? Holder { get; init; }
    /// <summary>What is no task has been decided and waits for a signature after it.</summary>
    public bool IsHeld { get; init; }
}

/// <summary>A slip with the names of its people.</summary>
public sealed record NamedSlip(ApprovalSlip Slip, string Person, string AskedBy, string? AnsweredBy)
{
    /// <summary>Nobody still has to sign before.</summary>
    public bool IsInTurn { get; init; } = true;

    /// <summary>Where what it is about is shown; null when its kind has no page of its own.</summary>
    public string? Link => ApprovalKey.Parse(Slip.Subject) switch
    {
        { Kind: ApprovalKind.Task } key when Slip.CaseId is { } caseId => $"/cases/{caseId}?task={key.Id}",
        { Kind: ApprovalKind.Publication } key => $"/publications/{key.Id}",
        { Kind: ApprovalKind.Alteration } key => $"/alterations/{key.Id}",
        { Kind: ApprovalKind.Exception } when Slip.CampaignId is { } campaign => $"/campaigns/{campaign}/coverage",
        { Kind: ApprovalKind.Plan } key when Slip.CampaignId is { } campaign => $"/campaigns/{campaign}/inspection-plan?plan={key.Id}",
        _ when Slip.CampaignId is { } campaign => $"/campaigns/{campaign}",
        _ => null,
    };
}

/// <summary>An earlier step to which the case can be returned.</summary>
public sealed record StepBack(string Act, string Title, string TitleEn);
