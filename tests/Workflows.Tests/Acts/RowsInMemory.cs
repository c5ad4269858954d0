using System.Linq.Expressions;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>Rows kept in memory, found by their <c>Id</c>: for rules that load or add records, without a database.</summary>
internal sealed class RowsInMemory : IRecords
{
    private readonly Dictionary<NumberSeries, int> _serials = [];

    /// <summary>All rows, in the order in which they were added.</summary>
    public List<object> Added { get; } = [];

    public void Add<T>(T record) where T : class => Added.Add(record);

    public ValueTask<T?> FindAsync<T>(string id, CancellationToken cancellationToken = default) where T : class => new(InHand<T>().FirstOrDefault(row => IdOf(row) == id));

    public async ValueTask<T> GetAsync<T>(string id, CancellationToken cancellationToken = default) where T : class =>
        await FindAsync<T>(id, cancellationToken) ?? throw new RecordNotFoundException(typeof(T).Name, id);

    public async Task<T?> FirstAsync<T>(Expression<Func<T, bool>> where, Func<IQueryable<T>, IQueryable<T>>? shape = null, CancellationToken cancellationToken = default) where T : class =>
        (await ListAsync(where, 1, shape, cancellationToken)) is [var first, ..] ? first : null;

    public Task<IReadOnlyList<T>> ListAsync<T>(Expression<Func<T, bool>> where, int limit, Func<IQueryable<T>, IQueryable<T>>? shape = null, CancellationToken cancellationToken = default) where T : class
    {
        var rows = InHand<T>().AsQueryable().Where(where);
        return Task.FromResult<IReadOnlyList<T>>([.. (shape?.Invoke(rows) ?? rows).Take(limit)]);
    }

    public Task<int> CountAsync<T>(Expression<Func<T, bool>> where, CancellationToken cancellationToken = default) where T : class => Task.FromResult(InHand<T>().AsQueryable().Count(where));

    public Task<IReadOnlyList<T>> OfCaseAsync<T>(string caseId, CancellationToken cancellationToken = default) where T : class, IOfCase =>
        Task.FromResult<IReadOnlyList<T>>([.. InHand<T>().Where(row => row.CaseId == caseId).OrderBy(IdOf, StringComparer.Ordinal)]);

    public IReadOnlyList<T> InHand<T>() where T : class => [.. Added.OfType<T>()];

    public void BeginNew(string? instanceId = null)
    {
    }

    public void FinishNew()
    {
    }

    public async Task<WorkTask?> TakeTaskAsync(string taskId, CancellationToken cancellationToken = default) => await FindAsync<WorkTask>(taskId, cancellationToken);

    public async Task<UnitCase> LockCaseAsync(string caseId, CancellationToken cancellationToken = default) => await GetAsync<UnitCase>(caseId, cancellationToken);

    public Task<int> NextSerialAsync(NumberSeries series, CancellationToken cancellationToken = default) => Task.FromResult(_serials[series] = _serials.GetValueOrDefault(series) + 1);

    public Task ReturnSerialAsync(NumberSeries series, CancellationToken cancellationToken = default) => Task.FromResult(_serials[series]--);

    private static string? IdOf<T>(T row) => (string?)typeof(T).GetProperty("Id")!.GetValue(row);
}
