using Npgsql;

namespace Orchestrator.Storage.Transactions;

/// <summary>The commit of a transaction: the last write takes it along, so that the database is asked once for both.</summary>
/// <param name="sending">Is told when it goes out: nothing more is done in the transaction.</param>
internal sealed class TransactionEnd(Action? sending = null)
{
    /// <summary>Whether the database may have been asked to commit.</summary>
    public bool IsSent { get; private set; }

    /// <summary>It goes out by itself.</summary>
    public void Send()
    {
        IsSent = true;
        sending?.Invoke();
    }

    /// <summary>It goes out behind what is in the batch; should that fail, the database does not come to it.</summary>
    public void SendWith(NpgsqlBatch batch)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        Send();
    }

    /// <summary>When the connection is lost over the commit, the database may have carried it out and not been able to say so: to do the work again might do it twice.</summary>
    public bool IsUnknownAfter(Exception error)
    {
        // What is thrown under a save comes wrapped, once or twice.
        var cause = error;
        while (cause is not null and not NpgsqlException && !BrokenConnection.IsBehind(cause))
            cause = cause.InnerException;
        return IsSent && cause is not null and not PostgresException { SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown) };
    }
}
