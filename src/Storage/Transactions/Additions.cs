namespace Orchestrator.Storage.Transactions;

/// <summary>
/// New rows that wait to be written with the next flush, without being tracked: what a burst leaves behind is hardly ever touched again in its
/// transaction, and to track it costs more than to write it.
/// </summary>
internal sealed class Additions
{
    private readonly List<object> _rows = [];
    private readonly Dictionary<(Type Kind, string Id), object> _byId = [];

    public bool HasAny => _rows.Count > 0 || _byId.Count > 0;

    /// <summary>A row that nobody will ask for by its id.</summary>
    public void Add(object row) => _rows.Add(row);

    /// <summary>A row that may be taken back.</summary>
    public void Add<T>(string id, T row) where T : class => _byId[(typeof(T), id)] = row;

    /// <summary>Whether rows of a kind wait.</summary>
    public bool Has<T>() where T : class => _rows.Exists(static row => row is T) || _byId.Keys.Any(static key => key.Kind == typeof(T));

    /// <summary>Takes a row back that the database has not been given; false when it waits no longer.</summary>
    public bool TakeBack<T>(string id) where T : class => _byId.Remove((typeof(T), id));

    /// <summary>Hands all of them over.</summary>
    public IReadOnlyList<object> Take()
    {
        object[] taken = [.. _rows, .. _byId.Values];
        _rows.Clear();
        _byId.Clear();
        return taken;
    }
}
