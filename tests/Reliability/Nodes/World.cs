using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Npgsql;
using Orchestrator.Engine;
using Orchestrator.Host;
using Orchestrator.Host.Calendar;
using Orchestrator.Host.Security;
using Orchestrator.Host.Seeding;
using Orchestrator.Reliability.Load;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Reliability.Nodes;

/// <summary>
/// One database with a campaign, two nodes that serve it, each over a network of its own, and the true time. What looks on and furnishes goes to the
/// database directly.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public const int Nodes = 2;
    private const string Template = "reliability";
    private const int InstancesPerTransaction = 100;

    /// <summary>Before this nobody can have got a bearer token, however a clock is set.</summary>
    private static readonly LocalDate TokensFrom = new(2005, 1, 1);
    private static readonly LocalDate Start = new(2005, 4, 11);

    private readonly TemporaryFolder _folder = new();
    private readonly string _connectionString;
    private readonly IHost _tool;
    private readonly TokenIssuer _issuer;
    private readonly Dictionary<string, string> _tokens = [];
    private readonly NodeProcess?[] _nodes = new NodeProcess?[Nodes];
    private readonly TimeSpan[] _skews = new TimeSpan[Nodes];
    private readonly DatabaseProxy[] _networks;

    private World(Cluster cluster, string connectionString, int seed)
    {
        (Cluster, _connectionString, Seed) = (cluster, connectionString, seed);
        Clock = new SteppedClock(LegalClock.At(Start, new LocalTime(9, 0)) - TimeProvider.System.GetUtcNow());
        _tool = HostComposition.BuildTool(new DatabaseOptions(connectionString), Clock, services => services.AddSingleton<TokenKey>());
        _networks = [.. Enumerable.Range(0, Nodes).Select(_ => new DatabaseProxy(cluster.Server.Port))];
        var then = new SteppedClock(LegalClock.At(TokensFrom, new LocalTime(0, 0)) - TimeProvider.System.GetUtcNow());
        _issuer = new TokenIssuer(_tool.Services.GetRequiredService<TokenKey>(), new SecurityOptions { TokenLifetime = TimeSpan.FromDays(2000) }, then);
    }

    public Cluster Cluster { get; }

    public int Seed { get; }

    /// <summary>The true time, by which what is due is judged in the end.</summary>
    public SteppedClock Clock { get; }

    public string CampaignId { get; private set; } = "";

    public IServiceProvider Services => _tool.Services;

    public static async Task<World> StartAsync(Cluster cluster, int seed)
    {
        var connectionString = await cluster.Server.CreateDatabaseAsync(Template, async template =>
        {
            using var tool = HostComposition.BuildTool(new DatabaseOptions(template));
            await using var scope = tool.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        });
        var world = new World(cluster, connectionString, seed);
        try
        {
            await world.FurnishAsync();
            await Task.WhenAll(Enumerable.Range(0, Nodes).Select(world.StartNodeAsync));
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a node serves now.</summary>
    public Uri OriginOf(int node) => _nodes[node]?.Origin ?? throw new HttpRequestException("The node is down.");

    /// <summary>The network between a node and the database.</summary>
    public DatabaseProxy NetworkOf(int node) => _networks[node];

    /// <summary>SIGKILL, and the same node anew.</summary>
    public async Task ReplaceNodeAsync(int node)
    {
        await KillNodeAsync(node);
        await StartNodeAsync(node);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillNodeAsync(int node)
    {
        if (_nodes[node] is not { } alive)
            return;
        _nodes[node] = null;
        await alive.KillAsync();
        await alive.DisposeAsync();
    }

    /// <summary>Starts a node, on the true time and whatever its clock is ahead of it.</summary>
    public async Task StartNodeAsync(int node)
    {
        var folder = Directory.CreateDirectory(_folder.File($"node{node}")).FullName;
        var connection = new NpgsqlConnectionStringBuilder(_connectionString) { Port = _networks[node].Port, Timeout = 5 };
        _nodes[node] = await NodeProcess.StartAsync(connection.ConnectionString, folder, Clock.Offset + _skews[node]);
    }

    public Task ExecuteAsync(string sql) => ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Starts that many instances; the id of each is its correlation id too.</summary>
    public async Task<IReadOnlyList<string>> StartInstancesAsync(string definitionId, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Ids.New(Clock)).ToList();
        foreach (var batch in ids.Chunk(InstancesPerTransaction))
        {
            await InTransactionAsync(async (services, token) =>
            {
                foreach (var id in batch)
                    await services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = definitionId, InstanceId = id, CorrelationId = id }, token);
                return true;
            }, CancellationToken.None);
        }
        return ids;
    }

    /// <summary>Sets a node's clock this far ahead of the true time (or behind it).</summary>
    public Task SetClockAsync(int node, TimeSpan ahead)
    {
        _skews[node] = ahead;
        return _nodes[node]?.SetClockAsync(Clock.Offset + ahead) ?? Task.CompletedTask;
    }

    /// <summary>Time goes on, for all.</summary>
    public async Task PassTimeAsync(TimeSpan time)
    {
        Clock.PassTo(Clock.Offset + time);
        for (var node = 0; node < Nodes; node++)
            await (_nodes[node]?.PassTimeAsync(Clock.Offset + _skews[node]) ?? Task.CompletedTask);
    }

    /// <summary>A bearer token of this person.</summary>
    public string TokenOf(Person person)
    {
        lock (_tokens)
            return _tokens.TryGetValue(person.Id, out var token) ? token : _tokens[person.Id] = _issuer.Issue(person).Token;
    }

    public async Task<T> ReadAsync<T>(Func<IServiceProvider, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider);
    }

    public Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query) => ReadAsync(services => query(services.GetRequiredService<OrchestratorDbContext>()));

    public Task<T> InTransactionAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Services.GetRequiredService<IUnitOfWork>().RunAsync(work, cancellationToken);

    /// <summary>What the nodes have written, for whoever looks for the cause of a failure.</summary>
    public string Log => string.Join('\n', _nodes.Select((node, i) => $"--- node {i}\n{node?.Log}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.OfType<NodeProcess>())
            await node.DisposeAsync();
        foreach (var network in _networks)
            await network.DisposeAsync();
        _tool.Dispose();
        NpgsqlConnection.ClearAllPools();
        await Cluster.Server.ExecuteAsync($"drop database if exists \"{new NpgsqlConnectionStringBuilder(_connectionString).Database}\" with (force)");
        _folder.Dispose();
    }

    private async Task FurnishAsync()
    {
        await Services.GetRequiredService<CalendarReader>().ReadAsync(CancellationToken.None);
        CampaignId = (await Services.GetRequiredService<Seed>().PlantAsync(0, Seed, CancellationToken.None)).Id;
        await Drawings.PublishAsync(this);
    }
}
