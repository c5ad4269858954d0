using System.Collections.Concurrent;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>
/// Tells the pages that show a case when a transaction of this process has changed it. What other nodes do is seen by the pages' own slow poll.
/// </summary>
internal sealed class CaseNotices : ICommitListener
{
    private readonly ConcurrentDictionary<object, (string CaseId, Action Changed)> _watchers = new();

    /// <summary>Calls <paramref name="changed"/> after each commit that touched the case, until the result is disposed.</summary>
    public IDisposable Watch(string caseId, Action changed)
    {
        var key = new object();
        _watchers[key] = (caseId, changed);
        return new Watching(() => _watchers.TryRemove(key, out _));
    }

    public void OnCommitted(CommittedChanges changes)
    {
        foreach (var (caseId, changed) in _watchers.Values)
        {
            if (changes.Cases.Contains(caseId))
                changed();
        }
    }

    private sealed class Watching(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
