using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Engine;

/// <summary>Which <see cref="StorageFormat">formats</see> this process writes: those that the database had when it first asked. It reads all of them.</summary>
internal sealed class StorageFormats
{
    private bool? _executionPages;

    /// <summary>Whether executions go into journal pages. SQLite keeps them as rows: it has no log to spare, and reads of many rows are cheap in a file of its own.</summary>
    public async ValueTask<bool> KeepsExecutionsInPagesAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        _executionPages ??= db.IsPostgres && await db.Formats.AnyAsync(format => format.Id == StorageFormat.ExecutionPages, cancellationToken);
}
