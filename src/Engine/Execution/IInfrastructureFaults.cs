using System.Data.Common;
using Orchestrator.Engine.Http;

namespace Orchestrator.Engine;

/// <summary>Tells faults of the machinery (database away, lost optimistic race) from faults of a workflow. The former undo the transaction instead of becoming incidents.</summary>
public interface IInfrastructureFaults
{
    bool Includes(Exception exception);
}

/// <summary>Counts database errors, exhausted memory and refused requests, wherever they stand in the chain of causes.</summary>
internal sealed class DefaultInfrastructureFaults : IInfrastructureFaults
{
    public bool Includes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException or OutOfMemoryException or StateConflictException or HttpRefusedException)
                return true;
        }
        return false;
    }
}
