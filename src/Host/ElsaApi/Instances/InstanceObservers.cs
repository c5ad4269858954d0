namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>Which connections to this node observe which instances.</summary>
internal sealed class InstanceObservers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<string>> _connections = new(StringComparer.Ordinal);

    /// <summary>The instances that somebody observes.</summary>
    public IReadOnlyList<string> Instances
    {
        get
        {
            lock (_gate)
                return [.. _connections.Keys];
        }
    }

    /// <summary>The connections that observe an instance.</summary>
    public IReadOnlyList<string> Of(string instanceId)
    {
        lock (_gate)
            return _connections.TryGetValue(instanceId, out var connections) ? [.. connections] : [];
    }

    public void Add(string instanceId, string connectionId)
    {
        lock (_gate)
        {
            if (!_connections.TryGetValue(instanceId, out var connections))
                _connections[instanceId] = connections = new HashSet<string>(StringComparer.Ordinal);
            connections.Add(connectionId);
        }
    }

    public void Remove(string connectionId)
    {
        lock (_gate)
        {
            foreach (var (instance, connections) in _connections.ToList())
            {
                if (connections.Remove(connectionId) && connections.Count == 0)
                    _connections.Remove(instance);
            }
        }
    }
}
