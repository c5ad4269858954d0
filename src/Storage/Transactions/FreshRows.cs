using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Writes;

namespace Orchestrator.Storage.Transactions;

/// <summary>
/// The rows of something that the scope's transaction brings into being: a case that is opened, with all that its first burst writes. Nobody else can
/// have rows that refer to it, so what is asked about it is answered from hand, and when it is finished its rows wait to be written in bulk
/// together with those of others. Whatever cannot be told from hand writes them first and then asks the database as usual.
/// </summary>
internal sealed class FreshRows : IDisposable
{
    private readonly OrchestratorDbContext _db;
    private readonly Dictionary<Type, List<object>> _open = [];
    private readonly Dictionary<(Type, string), object> _byId = [];
    private readonly HashSet<string> _ids = [];
    private readonly List<object> _finished = [];
    private readonly BulkSerials _serials;

    public FreshRows(OrchestratorDbContext db, SerialForecast forecast)
    {
        _db = db;
        _serials = new BulkSerials(db, forecast);
        db.Fresh = this;
    }

    /// <summary>Whether what is added now belongs to something new.</summary>
    public bool IsOpen { get; private set; }

    public bool HasAny => _finished.Count > 0 || _open.Count > 0 || _serials.HasAny;

    /// <param name="id">Of a row that will be added later and that others refer to before.</param>
    public void Begin(string? id = null)
    {
        IsOpen = true;
        if (id is not null)
            _ids.Add(id);
    }

    /// <summary>The new thing stands as it will be written.</summary>
    public void Finish()
    {
        foreach (var rows in _open.Values)
            _finished.AddRange(rows);
        Forget();
        IsOpen = false;
    }

    public void Add<T>(T row) where T : class
    {
        if (!IsOpen)
        {
            _db.TrackAs(row, EntityState.Added);
            return;
        }
        if (!_open.TryGetValue(typeof(T), out var rows))
            _open.Add(typeof(T), rows = []);
        rows.Add(row);
        var id = Key<T>.Of(row);
        _byId[(typeof(T), id)] = row;
        _ids.Add(id);
    }

    public void AddRange<T>(IEnumerable<T> rows) where T : class
    {
        foreach (var row in rows)
            Add(row);
    }

    public T? Find<T>(string id) where T : class => _byId.GetValueOrDefault((typeof(T), id)) as T;

    public IReadOnlyList<T> Of<T>() where T : class => _open.TryGetValue(typeof(T), out var rows) ? [.. rows.Cast<T>()] : [];

    /// <summary>Whether only rows in hand can fit: the condition demands that a column equals the id of a row that nobody else knows yet.</summary>
    public bool Knows<T>(Expression<Func<T, bool>> where) => _ids.Count > 0 && Demands(where.Body, where.Parameters[0]);

    /// <summary>Hands everything to the database: what is finished in bulk, what is still being made to the tracker.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        _serials.HandOn();
        // First, so that no document goes in under a number that is not this transaction's to give.
        await _serials.WriteAsync(cancellationToken);
        var finished = _finished.ToList();
        _finished.Clear();
        if (finished.Count > 0 && _db.IsPostgres)
        {
            await BulkCopy.WriteAsync(_db, finished, cancellationToken);
            foreach (var row in finished)
                ChangeCollector.NoteAdded(_db, row);
        }
        else
        {
            _db.AddRange(finished);
        }
        _db.AddRange(_open.Values.SelectMany(rows => rows));
        Forget();
        IsOpen = false;
    }

    /// <summary>The transaction is committed.</summary>
    public void Committed() => _serials.Committed();

    public void Dispose() => _serials.Dispose();

    /// <summary>The next serial of a series; while something new is being made its counter is written with the rest.</summary>
    public Task<int> NextSerialAsync(string series, Func<Task<int>> take, CancellationToken cancellationToken) =>
        IsOpen || _serials.Gives(series) ? _serials.NextAsync(series, take, cancellationToken) : take();

    /// <summary>The serial that was taken last was not needed.</summary>
    public Task ReturnSerialAsync(string series, Func<Task> giveBack)
    {
        if (!_serials.Gives(series))
            return giveBack();
        _serials.Return(series);
        return Task.CompletedTask;
    }

    private void Forget()
    {
        _open.Clear();
        _byId.Clear();
        _ids.Clear();
    }

    private bool Demands(Expression condition, ParameterExpression row) => condition switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } both => Demands(both.Left, row) || Demands(both.Right, row),
        BinaryExpression { NodeType: ExpressionType.Equal, Left: MemberExpression { Expression: var of }, Right: MemberExpression { Member: FieldInfo field, Expression: ConstantExpression { Value: { } closure } } } =>
            of == row && field.GetValue(closure) is string id && _ids.Contains(id),
        _ => false,
    };

    private static class Key<T>
    {
        public static readonly Func<T, string> Of = typeof(T).GetProperty("Id")!.GetGetMethod()!.CreateDelegate<Func<T, string>>();
    }
}
