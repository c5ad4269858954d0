using System.Collections.Concurrent;

namespace Orchestrator.Host.Clockwork;

/// <summary>
/// Due items that failed by themselves: they are passed over for <see cref="Pause"/> and then tried again, on this node. Nothing is marked in
/// the database, so another node or the next start may try at once.
/// </summary>
internal sealed class SetAside(TimeProvider clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private const int Most = 500;

    private readonly ConcurrentDictionary<(string Kind, string Id), DateTimeOffset> _until = new();

    /// <summary>Sets an item aside; false when it is unknown which one it was, or when too many are set aside already.</summary>
    public bool Add(string kind, string? id)
    {
        if (id is null || _until.Count >= Most)
            return false;
        _until[(kind, id)] = clock.GetUtcNow() + Pause;
        return true;
    }

    /// <summary>Ids of the kind that are to be passed over now.</summary>
    public IReadOnlyCollection<string> Ids(string kind)
    {
        var now = clock.GetUtcNow();
        foreach (var (key, until) in _until)
        {
            if (until <= now)
                _until.TryRemove(key, out _);
        }

        return [.. _until.Keys.Where(key => key.Kind == kind).Select(key => key.Id)];
    }
}
