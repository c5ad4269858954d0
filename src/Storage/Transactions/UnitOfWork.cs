using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Records;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage.Transactions;

/// <summary>
/// A scope with one transaction. SQLite has a single writer, so there the transactions of a process queue up for it;
/// PostgreSQL runs them side by side and the rows' locks keep them apart.
/// </summary>
internal sealed class UnitOfWork(IServiceProvider services, IServiceScopeFactory scopes, WriterQueue writers, ILogger<UnitOfWork> log) : IUnitOfWork
{
    private const int MaxAttempts = 6;

    // Listeners and participants may themselves need a unit of work, so they are asked for only when the first commit comes.
    private readonly Lazy<ICommitParticipant[]> _participants = new(() => [.. services.GetServices<ICommitParticipant>()]);
    private readonly Lazy<ICommitListener[]> _listeners = new(() => [.. services.GetServices<ICommitListener>()]);

    public async Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(work, cancellationToken);
            }
            catch (Exception error) when (attempt < MaxAttempts && IsPassing(error))
            {
                log.LogDebug(error, "Transaction attempt {Attempt} met a passing conflict", attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20) * attempt * attempt), cancellationToken);
            }
        }
    }

    /// <summary>
    /// Runs several pieces of work in one transaction, once. Those whose case somebody else holds are told to go alone and are taken off the list. A throw
    /// rolls the transaction back.
    /// </summary>
    /// <param name="sending">Is told when the transaction goes to the database to be written and committed.</param>
    public async Task RunTogetherAsync(List<SharedWork> pieces, Action sending)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var inHand = scope.ServiceProvider.GetRequiredService<StepsInHand>();
        await inHand.TakeAsync([.. pieces.Select(piece => piece.TaskId).Distinct()], CancellationToken.None);
        var taken = new HashSet<string>();
        foreach (var left in pieces.Where(piece => inHand.Find(piece.TaskId) is null || !taken.Add(piece.TaskId)).ToList())
        {
            pieces.Remove(left);
            left.LeaveAlone();
        }
        if (pieces.Count == 0)
            return;
        // In one order of acts everywhere: they number documents, and two transactions that took the same counters in different orders would wait for each other.
        foreach (var piece in pieces.OrderBy(piece => inHand.Find(piece.TaskId)!.Task.Act, StringComparer.Ordinal))
        {
            await piece.InFlow(async () =>
            {
                await piece.RunAsync(scope.ServiceProvider);
                await TakePartAsync(db, CancellationToken.None);
            });
        }
        await CommitAsync(db, transaction, CancellationToken.None, sending);
    }

    private async Task<T> RunOnceAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(scope.ServiceProvider, cancellationToken);
        await TakePartAsync(db, cancellationToken);
        await CommitAsync(db, transaction, cancellationToken);
        return result;
    }

    private async Task TakePartAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        foreach (var participant in _participants.Value)
            await participant.BeforeCommitAsync(db, cancellationToken);
    }

    private async Task CommitAsync(OrchestratorDbContext db, IDbContextTransaction transaction, CancellationToken cancellationToken, Action? sending = null)
    {
        await EndAsync(db, transaction, new TransactionEnd(sending), cancellationToken);
        db.Fresh?.Committed();
        foreach (var listener in _listeners.Value)
            listener.OnCommitted(db.Changes);
    }

    private static async Task EndAsync(OrchestratorDbContext db, IDbContextTransaction transaction, TransactionEnd end, CancellationToken cancellationToken)
    {
        try
        {
            await db.FlushAsync(cancellationToken, end);
            if (end.IsSent)
                return;
            end.Send();
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception lost) when (end.IsUnknownAfter(lost))
        {
            throw new OutcomeUnknownException(lost);
        }
    }

    /// <summary>Worth another try: a clash with another transaction, not a fault of the work.</summary>
    public static bool IsPassing(Exception error) => error switch
    {
        OutcomeUnknownException => false,
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation } => true,
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        DbException { IsTransient: true } => true,
        { InnerException: { } inner } => IsPassing(inner),
        _ => false,
    };
}
