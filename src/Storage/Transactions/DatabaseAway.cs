using Npgsql;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage.Transactions;

/// <summary>Tells a database that cannot be reached or takes no work from work that fails by itself.</summary>
public static class DatabaseAway
{
    /// <summary>
    /// Whether the failure says nothing about the work that met it: no connection, a server that stops, starts, has no connection or no room left.
    /// A statement that ran too long is not among them; it may be the work's own doing.
    /// </summary>
    public static bool Caused(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case OutcomeUnknownException:
                    return true;
                case PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.DiskFull }:
                    return true;
                case PostgresException:
                    return false;
                case NpgsqlException { InnerException: not TimeoutException }:
                    return true;
                case NullReferenceException when BrokenConnection.IsBehind(cause):
                    return true;
            }
        }

        return false;
    }
}
