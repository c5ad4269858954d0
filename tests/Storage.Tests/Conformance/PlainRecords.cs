using System.Linq.Expressions;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Tests.Conformance;

/// <summary>Deadlines and serials in plain dictionaries: what the records of either database are held against. Other rows it does not know.</summary>
internal sealed class PlainRecords : IRecords
{
    private readonly Dictionary<string, int> _serials = [];

    public SortedDictionary<string, Deadline> Deadlines { get; } = new(StringComparer.Ordinal);

    public ValueTask<T?> FindAsync<T>(string id, CancellationToken cancellationToken = default) where T : class => new(Deadlines.GetValueOrDefault(id) as T);

    public async ValueTask<T> GetAsync<T>(string id, CancellationToken cancellationToken = default) where T : class =>
        await FindAsync<T>(id, cancellationToken) ?? throw new RecordNotFoundException(typeof(T).Name, id);

    public Task<T?> FirstAsync<T>(Expression<Func<T, bool>> where, Func<IQueryable<T>, IQueryable<T>>? shape = null, CancellationToken cancellationToken = default) where T : class =>
        Task.FromResult(Fitting(where, shape).FirstOrDefault());

    public Task<IReadOnlyList<T>> ListAsync<T>(Expression<Func<T, bool>> where, int limit, Func<IQueryable<T>, IQueryable<T>>? shape = null, CancellationToken cancellationToken = default) where T : class =>
        Task.FromResult<IReadOnlyList<T>>([.. Fitting(where, shape).Take(limit)]);

    public Task<int> CountAsync<T>(Expression<Func<T, bool>> where, CancellationToken cancellationToken = default) where T : class => Task.FromResult(Fitting(where, null).Count());

    public Task<IReadOnlyList<T>> OfCaseAsync<T>(string caseId, CancellationToken cancellationToken = default) where T : class, IOfCase => throw Unknown<T>();

    public IReadOnlyList<T> InHand<T>() where T : class => [.. Rows<T>()];

    public void Add<T>(T record) where T : class
    {
        var deadline = record as Deadline ?? throw Unknown<T>();
        Deadlines.Add(deadline.Id, deadline);
    }

    public void BeginNew(string? instanceId = null)
    {
    }

    public void FinishNew()
    {
    }

    public Task<WorkTask?> TakeTaskAsync(string taskId, CancellationToken cancellationToken = default) => throw Unknown<WorkTask>();

    public Task<UnitCase> LockCaseAsync(string caseId, CancellationToken cancellationToken = default) => throw Unknown<UnitCase>();

    public Task<int> NextSerialAsync(NumberSeries series, CancellationToken cancellationToken = default) =>
        Task.FromResult(_serials[series.Key] = _serials.GetValueOrDefault(series.Key) + 1);

    public Task ReturnSerialAsync(NumberSeries series, CancellationToken cancellationToken = default) => Task.FromResult(_serials[series.Key]--);

    private IQueryable<T> Fitting<T>(Expression<Func<T, bool>> where, Func<IQueryable<T>, IQueryable<T>>? shape) where T : class
    {
        var rows = Rows<T>().Where(where);
        return shape is null ? rows : shape(rows);
    }

    private IQueryable<T> Rows<T>() => Deadlines.Values.OfType<T>().AsQueryable();

    private static InvalidOperationException Unknown<T>() => new($"The model knows no {typeof(T).Name}.");
}
