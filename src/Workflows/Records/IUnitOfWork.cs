namespace Orchestrator.Workflows.Records;

/// <summary>
/// One transaction in one scope. Everything that a command does (domain rows, engine rows, audit, outbox) commits together or not at all.
/// </summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="work"/> in a new scope and transaction and commits. When the database reports a passing conflict (deadlock, serialisation,
    /// a revision that moved) the whole work is run again, a few times, so it must have no effect outside the transaction.
    /// </summary>
    Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default);
}

/// <summary>Shorthand for work without a result.</summary>
public static class UnitOfWorkExtensions
{
    public static Task RunAsync(this IUnitOfWork unitOfWork, Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancellationToken = default) =>
        unitOfWork.RunAsync(async (services, token) => { await work(services, token); return true; }, cancellationToken);
}
