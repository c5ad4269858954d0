using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Workbench.Access;

/// <summary>
/// Reads for the pages, each in a scope of its own: a page lives as long as its circuit, a database context must not.
/// What is read is not tracked; changes go through the domain's commands.
/// </summary>
public sealed class RecordReader(IServiceScopeFactory scopes)
{
    public async Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(db);
    }
}
