using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Client;
using Orchestrator.Client.Session;
using Orchestrator.Engine;
using Orchestrator.Host.Api;
using Orchestrator.Host.Draining;
using Orchestrator.Host.ElsaApi;
using Orchestrator.Host.HttpWorkflows;
using Orchestrator.Host.Publications;
using Orchestrator.Host.Security;
using Orchestrator.Host.Telemetry;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Templates;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Tests.Fixture;

/// <summary>The host's HTTP surface over a real, migrated database (SQLite unless one is named), with one person for each role.</summary>
public sealed class HostServer : IAsyncDisposable
{
    public const string Password = "geheim-2005-shenzhen";

    private static readonly FileTemplate Peopled = new(async path => await (await StartAsync(database: Embedded(path))).DisposeAsync());

    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    private HostServer(TemporaryFolder folder, WebApplication app, FakeTimeProvider clock) => (_folder, _app, Clock) = (folder, app, clock);

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _app.Services;

    public IReadOnlyList<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public static async Task<HostServer> StartAsync(Action<SecurityOptions>? security = null, string environment = "Development", DateTimeOffset? now = null, bool publishesAlone = true, DatabaseOptions? database = null)
    {
        var folder = new TemporaryFolder();
        if (database is null)
        {
            database = Embedded(folder.File("host.db"));
            await Peopled.CopyToAsync(folder.File("host.db"));
        }

        var clock = new FakeTimeProvider(now ?? new DateTimeOffset(2005, 4, 11, 1, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ApplicationName = typeof(HostServer).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddStorage(database);
        builder.Services.AddEngine();
        builder.Services.AddTemplates();
        Casework.Add(builder.Services);
        builder.Services.Configure<HttpWorkflowOptions>(http => http.PublicUrl = new Uri("https://orders.example.cn/"));
        builder.Services.AddSecurity(options =>
        {
            options.SignInsPerMinute = 1000;
            options.RequestsPerSecond = 0;
            security?.Invoke(options);
        });
        builder.Services.AddSingleton<NodeDuty>();
        builder.Services.AddSingleton<NodeMeter>();
        builder.Services.AddCaseApi();
        builder.Services.AddElsaApi();
        builder.Services.AddHttpWorkflows();
        builder.Services.Configure<PublicationOptions>(options => options.NeedsSecondPerson = !publishesAlone);
        var app = builder.Build();
        app.UseSecurity();
        app.MapCaseApi();
        app.MapElsaApi();
        app.MapHttpWorkflows();
        var server = new HostServer(folder, app, clock);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        await server.SeedPeopleAsync();
        await app.StartAsync();
        return server;
    }

    /// <summary>A client without any sign-in.</summary>
    public HttpClient Anonymous() => _app.GetTestClient();

    /// <summary>A client signed in by token as the person of a role (the role's code is the sign-in name).</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var client = _app.GetTestClient();
        var answer = await client.PostAsJsonAsync("/api/token", new SignIn(role, Password));
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<AccessToken>(OrchestratorJson.Options);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token!.Token);
        return client;
    }

    /// <summary>Opens a web socket.</summary>
    public Task<System.Net.WebSockets.WebSocket> ConnectAsync(string path) =>
        _app.GetTestServer().CreateWebSocketClient().ConnectAsync(new Uri("ws://localhost" + path), TestContext.Current.CancellationToken);

    /// <summary>The handler behind which the server sits, for clients of one's own.</summary>
    public HttpMessageHandler Handler() => _app.GetTestServer().CreateHandler();

    public Task<T> InTransactionAsync<T>(Func<IServiceProvider, Task<T>> work) => Services.GetRequiredService<IUnitOfWork>().RunAsync((services, _) => work(services));

    public Task StoreAsync(params object[] rows) => InTransactionAsync(services =>
    {
        services.GetRequiredService<OrchestratorDbContext>().AddRange(rows);
        return Task.FromResult(true);
    });

    /// <summary>Does what waits in the engine's queue, as the background work of a running host would.</summary>
    public async Task DrainQueueAsync()
    {
        while ((await InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(50))).Taken > 0)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static DatabaseOptions Embedded(string path) => new(path) { SyncEveryCommit = false };

    private async Task SeedPeopleAsync()
    {
        // The template has them, and another node on the same database may have been here before.
        if (await InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().People.AnyAsync()))
            return;
        await StoreAsync([.. Role.OfPeople.Select(role => (object)PersonOf(role)), PersonOf(Role.Officer, "-2")]);
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<SignInAccount>>();
        foreach (var name in Role.OfPeople.Append(Role.Officer + "-2"))
        {
            var result = await accounts.CreateAsync(new SignInAccount { Id = "p-" + name, UserName = name, LockoutEnabled = true }, Password);
            Assert.True(result.Succeeded, string.Join("; ", result.Errors.Select(error => error.Description)));
        }
    }

    private static Person PersonOf(string role, string suffix = "") => new()
    {
        Id = "p-" + role + suffix,
        SignInName = role + suffix,
        DisplayName = "人员" + role + suffix,
        Roles = [role],
        Badge = role == Role.Officer ? "04400" + suffix.Length : null,
        UnitId = role == Role.Unit ? Samples.UnitId : null,
    };
}
