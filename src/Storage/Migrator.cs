using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Partitions;

namespace Orchestrator.Storage;

/// <summary>Brings the database's schema to this version. Safe when several nodes start at once: the migration holds a lock.</summary>
public sealed class Migrator(OrchestratorDbContext db, DatabaseOptions options, MonthPartitions months, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Applies what is missing and names it, and makes the parts of tables for the months to come.</summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken = default)
    {
        await using var alone = options.IsPostgres ? null : await LockFileAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            if (alone is not null)
                await ForgetDeadMigrationAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }

        await months.KeepAsync(cancellationToken);
        return pending;
    }

    /// <summary>Takes down that no node of an earlier release runs any more: each node writes from its next start on in the <see cref="StorageFormat">formats</see> that those cannot work with.</summary>
    public async Task AdoptFormatsAsync(CancellationToken cancellationToken = default)
    {
        if (await db.Formats.AnyAsync(format => format.Id == StorageFormat.ExecutionPages, cancellationToken))
            return;
        db.Add(new StorageFormat { Id = StorageFormat.ExecutionPages, Since = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken = default) =>
        !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();

    /// <summary>On SQLite the lock is an open file beside the database: the system lets go of it when its holder is killed.</summary>
    private async Task<FileStream> LockFileAsync(CancellationToken cancellationToken)
    {
        var path = db.Database.GetDbConnection().DataSource + ".migrating";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (!limit.IsCancellationRequested && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
            }
        }
    }

    /// <summary>A process that was killed while it migrated leaves its mark in a table, and every later one would wait for it for ever.</summary>
    private async Task ForgetDeadMigrationAsync(CancellationToken cancellationToken)
    {
        var marks = await db.Database.SqlQuery<int>($"select count(*) as Value from sqlite_master where type = 'table' and name = '__EFMigrationsLock'").ToListAsync(cancellationToken);
        if (marks[0] > 0)
            await db.Database.ExecuteSqlAsync($"delete from __EFMigrationsLock", cancellationToken);
    }
}
