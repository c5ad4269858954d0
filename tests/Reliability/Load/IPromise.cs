using Orchestrator.Storage.Model;

namespace Orchestrator.Reliability.Load;

/// <summary>Something that is asked of the nodes, and what must be in the database once they have answered.</summary>
internal interface IPromise
{
    /// <summary>Asks until there is a clear answer.</summary>
    Task AskAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>What became of it, in a word, for the report.</summary>
    string Fate { get; }

    /// <summary>How the promise is broken, looked at when nothing is under way any more; null when it is kept.</summary>
    Task<string?> BrokenAsync(OrchestratorDbContext db, CancellationToken cancellationToken);
}
