using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Records;

/// <summary>The domain's rows in the scope's transaction.</summary>
internal sealed class EfRecords(OrchestratorDbContext db, FreshRows fresh, RowLocks locks, CaseRows caseRows, StepReading steps, StepsInHand inHand) : IRecords
{
    private const int MostOpenTasks = StepReading.MostOpenTasks;

    public ValueTask<T?> FindAsync<T>(string id, CancellationToken cancellationToken = default) where T : class =>
        fresh.Find<T>(id) is { } known ? new(known) : db.Set<T>().FindAsync([id], cancellationToken);

    public async ValueTask<T> GetAsync<T>(string id, CancellationToken cancellationToken = default) where T : class =>
        await FindAsync<T>(id, cancellationToken) ?? throw new RecordNotFoundException(typeof(T).Name, id);

    public async Task<T?> FirstAsync<T>(Expression<Func<T, bool>> where, Func<IQueryable<T>, IQueryable<T>>? shape = null, CancellationToken cancellationToken = default) where T : class
    {
        if (fresh.Knows(where))
            return Held(where, shape).FirstOrDefault();
        await db.FlushAsync<T>(cancellationToken);
        return await Shaped(where, shape).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(Expression<Func<T, bool>> where, int limit, Func<IQueryable<T>, IQueryable<T>>? shape = null, CancellationToken cancellationToken = default) where T : class
    {
        if (fresh.Knows(where))
            return [.. Held(where, shape).Take(limit)];
        await db.FlushAsync<T>(cancellationToken);
        return await Shaped(where, shape).Take(limit).ToListAsync(cancellationToken);
    }

    public async Task<int> CountAsync<T>(Expression<Func<T, bool>> where, CancellationToken cancellationToken = default) where T : class
    {
        if (fresh.Knows(where))
            return Held(where, null).Count();
        await db.FlushAsync<T>(cancellationToken);
        return await db.Set<T>().CountAsync(where, cancellationToken);
    }

    public IReadOnlyList<T> InHand<T>() where T : class => [.. fresh.Of<T>(), .. db.KnownRows<T>()];

    public async Task<IReadOnlyList<T>> OfCaseAsync<T>(string caseId, CancellationToken cancellationToken = default) where T : class, IOfCase =>
        fresh.Find<UnitCase>(caseId) is null ? await caseRows.OfAsync<T>(caseId, cancellationToken) : [.. fresh.Of<T>().Where(row => row.CaseId == caseId)];

    public void Add<T>(T record) where T : class
    {
        fresh.Add(record);
        caseRows.Note(record);
    }

    public void BeginNew(string? instanceId = null) => fresh.Begin(instanceId);

    public void FinishNew() => fresh.Finish();

    public async Task<UnitCase> LockCaseAsync(string caseId, CancellationToken cancellationToken = default) =>
        fresh.Find<UnitCase>(caseId) ?? await locks.LockAsync<UnitCase>("cases", caseId, cancellationToken) ?? throw new RecordNotFoundException(nameof(UnitCase), caseId);

    public async Task<WorkTask?> TakeTaskAsync(string taskId, CancellationToken cancellationToken = default)
    {
        if (await TakeWithCaseAsync(taskId, cancellationToken) is { } task)
            return task;
        task = await FindAsync<WorkTask>(taskId, cancellationToken);
        if (task is not null)
            await ListAsync<WorkTask>(row => row.CampaignId == task.CampaignId && row.CaseId == task.CaseId && row.Status == WorkTaskStatus.Open, MostOpenTasks, null, cancellationToken);
        return task;
    }

    /// <summary>All in one round trip; null for the task of a campaign, which has no case.</summary>
    private async Task<WorkTask?> TakeWithCaseAsync(string taskId, CancellationToken cancellationToken)
    {
        if (inHand.Find(taskId) is { } taken)
            return taken.Task;
        if (await steps.TakeAsync(db, taskId, cancellationToken) is not { } step)
            return null;
        locks.Note(step.Case.Id, step.Case);
        locks.Note(step.Instance.Id, step.Instance);
        return step.Task;
    }

    public Task<int> NextSerialAsync(NumberSeries series, CancellationToken cancellationToken = default) => fresh.NextSerialAsync(series.Key, () => TakeSerialAsync(series, cancellationToken), cancellationToken);

    public Task ReturnSerialAsync(NumberSeries series, CancellationToken cancellationToken = default) =>
        fresh.ReturnSerialAsync(series.Key, () => db.Database.ExecuteSqlAsync($"update series_counters set last_serial = last_serial - 1 where id = {series.Key}", cancellationToken));

    private async Task<int> TakeSerialAsync(NumberSeries series, CancellationToken cancellationToken)
    {
        var taken = await db.Database.SqlQuery<int>(
            $"insert into series_counters (id, last_serial) values ({series.Key}, 1) on conflict (id) do update set last_serial = series_counters.last_serial + 1 returning last_serial")
            .ToListAsync(cancellationToken);
        return taken[0];
    }

    private IEnumerable<T> Held<T>(Expression<Func<T, bool>> where, Func<IQueryable<T>, IQueryable<T>>? order) where T : class => Conditions.Where(fresh.Of<T>(), where, order);

    private IQueryable<T> Shaped<T>(Expression<Func<T, bool>> where, Func<IQueryable<T>, IQueryable<T>>? shape) where T : class
    {
        var rows = db.Set<T>().Where(where);
        // Every row has a string key; without another order it gives the same rows each time.
        return shape is null ? rows.OrderBy(row => EF.Property<string>(row, "Id")) : shape(rows);
    }
}
