namespace Orchestrator.Workflows.Records;

/// <summary>
/// Does tasks that many people complete at the same time, several in one transaction: the database is asked and waits for its disk once for all of them.
/// Whoever comes alone is served at once and alone.
/// </summary>
public interface ISharedUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="work"/> and answers when it is committed. As with <see cref="IUnitOfWork"/> it must have no effect outside its transaction:
    /// should anything in a shared transaction fail, nothing of it is kept and each piece of work runs again in one of its own, where it fails or succeeds
    /// by itself. Work on a case that somebody else holds waits for it in a transaction of its own.
    /// </summary>
    /// <param name="taskId">The task that the work takes first, see <see cref="IRecords.TakeTaskAsync"/>; its case is the only one that the work changes.</param>
    Task<T> RunAsync<T>(string taskId, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default);
}
