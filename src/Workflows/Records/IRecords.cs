using System.Linq.Expressions;

namespace Orchestrator.Workflows.Records;

/// <summary>
/// The domain's rows inside the transaction that the caller holds. What is loaded is tracked, what is changed is written at commit together with
/// the engine's rows. Loading a case for change goes through <see cref="LockCaseAsync"/>.
/// </summary>
public interface IRecords
{
    /// <summary>The row with this key, or null.</summary>
    ValueTask<T?> FindAsync<T>(string id, CancellationToken cancellationToken = default) where T : class;

    /// <summary>The row with this key; <see cref="RecordNotFoundException"/> when there is none.</summary>
    ValueTask<T> GetAsync<T>(string id, CancellationToken cancellationToken = default) where T : class;

    /// <summary>The first row that fits, or null, in the order given by <paramref name="shape"/> when there is one.</summary>
    Task<T?> FirstAsync<T>(Expression<Func<T, bool>> where, Func<IQueryable<T>, IQueryable<T>>? shape = null, CancellationToken cancellationToken = default) where T : class;

    /// <summary>Rows that fit, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<T>> ListAsync<T>(Expression<Func<T, bool>> where, int limit, Func<IQueryable<T>, IQueryable<T>>? shape = null, CancellationToken cancellationToken = default) where T : class;

    Task<int> CountAsync<T>(Expression<Func<T, bool>> where, CancellationToken cancellationToken = default) where T : class;

    /// <summary>All rows of one kind that belong to a case, oldest id first; the database is asked once. The case must be held.</summary>
    Task<IReadOnlyList<T>> OfCaseAsync<T>(string caseId, CancellationToken cancellationToken = default) where T : class, Cases.IOfCase;

    /// <summary>Rows of one kind that this transaction has loaded or added, with their unsaved changes; the database is not asked.</summary>
    IReadOnlyList<T> InHand<T>() where T : class;

    void Add<T>(T record) where T : class;

    /// <summary>
    /// From now until <see cref="FinishNew"/> everything that is added belongs to something that did not exist before this transaction and is not
    /// touched again in it: it is then written in bulk. What is asked for meanwhile is answered as ever.
    /// </summary>
    /// <param name="instanceId">Its workflow instance, whose row is added last: what belongs to it is known to be new before that.</param>
    void BeginNew(string? instanceId = null);

    void FinishNew();

    /// <summary>
    /// Loads a task and, in the same breath, what doing it moves: its case and its workflow instance are held until the transaction ends, its
    /// campaign and the other open tasks of the case are in hand. Null when there is no such task.
    /// </summary>
    Task<Tasks.WorkTask?> TakeTaskAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Loads the case and holds its row until the transaction ends, so that two officers never act on one case at once.</summary>
    Task<Cases.UnitCase> LockCaseAsync(string caseId, CancellationToken cancellationToken = default);

    /// <summary>Takes the next serial of a series (1, 2, 3 …) and holds the series until the transaction ends: gapless, never given twice.</summary>
    Task<int> NextSerialAsync(Notices.NumberSeries series, CancellationToken cancellationToken = default);

    /// <summary>Gives back the serial that this transaction took last from the series: nothing was numbered with it, and the next one takes it.</summary>
    Task ReturnSerialAsync(Notices.NumberSeries series, CancellationToken cancellationToken = default);
}

/// <summary>A row that must exist does not.</summary>
public sealed class RecordNotFoundException(string kind, string id) : Exception($"No {kind} with id '{id}'.")
{
    public string Kind { get; } = kind;
    public string Id { get; } = id;
}

/// <summary>The database was lost while it committed: all that the transaction did is there, or nothing of it, and whoever wants to know must look.</summary>
public sealed class OutcomeUnknownException(Exception cause) : Exception("The database was lost over a commit; whether it was carried out is not known.", cause);
