using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Testing;
using Orchestrator.Workflows;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage.Tests;

/// <summary>One migrated database of either kind with the storage services over it.</summary>
public sealed class Database : IAsyncDisposable
{
    private static readonly FileTemplate Empty = new(async path =>
    {
        await using (var filled = new Database(Embedded(path), TimeProvider.System, null))
            await filled.MigrateAsync();
        SqliteConnection.ClearAllPools();
    });

    private readonly ServiceProvider _services;
    private readonly TemporaryFolder? _folder;

    private readonly DatabaseOptions _options;
    private readonly TimeProvider _clock;

    private Database(DatabaseOptions options, TimeProvider clock, TemporaryFolder? folder)
    {
        (_options, _clock) = (options, clock);
        _folder = folder;
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddStorage(options);
        services.AddCasework();
        services.AddSingleton<ICommitListener>(Commits);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private static DatabaseOptions Embedded(string path) => new(path) { SyncEveryCommit = false };

    public CommitLog Commits { get; } = new();

    public string ConnectionString => _options.ConnectionString;

    public IUnitOfWork UnitOfWork => _services.GetRequiredService<IUnitOfWork>();

    public ISharedUnitOfWork SharedUnitOfWork => _services.GetRequiredService<ISharedUnitOfWork>();

    public static async Task<Database> OnSqliteAsync(TimeProvider clock)
    {
        var folder = new TemporaryFolder();
        await Empty.CopyToAsync(folder.File("test.db"));
        return new Database(Embedded(folder.File("test.db")), clock, folder);
    }

    /// <summary>On the SQLite file at this path, as it is.</summary>
    public static Database OnFile(string path, TimeProvider clock) => new(Embedded(path), clock, null);

    public static async Task<Database> OnPostgresAsync(PostgresServer server, TimeProvider clock)
    {
        var connectionString = await server.CreateDatabaseAsync("storage", async template =>
        {
            await using var filled = new Database(new DatabaseOptions(template), clock, null);
            await filled.MigrateAsync();
        });
        return new Database(new DatabaseOptions(connectionString), clock, null);
    }

    /// <summary>Another process on the same database, with nothing of this one's memory.</summary>
    public Database Restarted() => new(_options, _clock, null);

    public Task<T> InTransactionAsync<T>(Func<IServiceProvider, Task<T>> work) => UnitOfWork.RunAsync((services, _) => work(services));

    public Task InTransactionAsync(Func<IServiceProvider, Task> work) => UnitOfWork.RunAsync((services, _) => work(services));

    /// <summary>Outside of any transaction.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private async Task MigrateAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_folder is null)
            return;
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}

/// <summary>Remembers what the commits said.</summary>
public sealed class CommitLog : ICommitListener
{
    private readonly List<CommittedChanges> _commits = [];

    public IReadOnlyList<CommittedChanges> All
    {
        get
        {
            lock (_commits)
                return [.. _commits];
        }
    }

    public void OnCommitted(CommittedChanges changes)
    {
        lock (_commits)
            _commits.Add(changes);
    }
}
