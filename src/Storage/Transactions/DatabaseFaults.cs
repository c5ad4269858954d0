using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;

namespace Orchestrator.Storage.Transactions;

/// <summary>Faults of the database are nobody's incident: the transaction is lost with all it did, and may be tried again.</summary>
internal sealed class DatabaseFaults : IInfrastructureFaults
{
    public bool Includes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException or DbUpdateException or OutOfMemoryException or IOException || BrokenConnection.IsBehind(cause))
                return true;
        }

        return false;
    }
}
