using System.Globalization;
using System.Net;
using Npgsql;
using Xunit;

namespace Orchestrator.Testing;

/// <summary>
/// A PostgreSQL server of its own for one test assembly: Debian's binaries, a temporary folder, a free loopback port.
/// Use it as an assembly or class fixture. It stops with the test process, even when that is killed.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _templates = new(1, 1);
    private readonly HashSet<string> _ready = [];
    private PostgresProcess? _process;
    private int _databases;

    /// <summary>
    /// Whether a commit reaches the disk before it is acknowledged. Default: false (several times faster). True for tests
    /// that measure or that crash the server.
    /// </summary>
    public bool Durable { get; init; }

    /// <summary>Further settings of the server, for example <c>shared_buffers=512MB</c>; they win over the usual ones.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The folder in which the data's folder is made; null for the usual place of temporary files.</summary>
    public string? Folder { get; init; }

    /// <summary>A folder of data to begin with, which is copied: a base backup. Null for a new, empty cluster.</summary>
    public string? DataFrom { get; init; }

    /// <summary>The loopback port that the server listens on.</summary>
    public int Port => Running.Port;

    /// <summary>Connection string of the maintenance database, as superuser.</summary>
    public string AdminConnectionString => ConnectionStringTo("postgres");

    private PostgresProcess Running => _process ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>Makes the cluster and starts the server; returns when it accepts connections.</summary>
    public async ValueTask InitializeAsync() => _process = await PostgresProcess.StartAsync(Durable, Settings, Folder, DataFrom, StartTimeout);

    /// <summary>Connection string of the named database of this server.</summary>
    public string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = Port,
        Username = "postgres",
        Database = database,
        MaxPoolSize = 40,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>Path of one of PostgreSQL's own tools, of the server's version.</summary>
    public static string Tool(string name) => Path.Combine(PostgresProcess.Binaries, name);

    /// <summary>Makes a new, empty database and returns its connection string.</summary>
    public Task<string> CreateDatabaseAsync() => CreateAsync(NextName(), "template0");

    /// <summary>
    /// Makes a new database as a copy of a template, which the first caller fills. A copy takes tens of milliseconds, where
    /// migrating anew takes seconds.
    /// </summary>
    /// <param name="template">Name of the template: lower-case letters, digits and underscores.</param>
    /// <param name="fill">Fills the template, given its connection string; must close what it opens.</param>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        await _templates.WaitAsync();
        try
        {
            if (!_ready.Contains(template))
            {
                var connectionString = await CreateAsync(template, "template0");
                await fill(connectionString);
                NpgsqlConnection.ClearAllPools();
                _ready.Add(template);
            }

            // Copying needs the template to itself, so copies are made one after another.
            return await CreateAsync(NextName(), template);
        }
        finally
        {
            _templates.Release();
        }
    }

    /// <summary>Runs one statement in the maintenance database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stops the server as a power cut would; <see cref="CrashAndRestartAsync"/> brings it back on the same data and port.</summary>
    public Task CrashAsync() => Running.StopAsync();

    /// <summary>Kills every process of the server in the same instant; <see cref="CrashAndRestartAsync"/> brings it back on the same data and port.</summary>
    public Task KillAsync() => Running.KillAsync();

    /// <summary>Whether the server can be called; a server that found its disk full may have given itself up.</summary>
    public async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>
    /// Stops the server as a power cut would (no checkpoint, connections dropped) and starts it again on the same data and port.
    /// </summary>
    public async Task CrashAndRestartAsync()
    {
        await Running.RestartAsync(StartTimeout);
        NpgsqlConnection.ClearAllPools();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _templates.Dispose();
    }

    private string NextName() => "t" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);

    private async Task<string> CreateAsync(string name, string template)
    {
        await ExecuteAsync($"create database \"{name}\" template \"{template}\" strategy file_copy");
        return ConnectionStringTo(name);
    }
}
