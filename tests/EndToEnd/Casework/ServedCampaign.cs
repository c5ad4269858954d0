using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Client;
using Orchestrator.Client.Session;
using Orchestrator.Host;
using Orchestrator.Host.Commands;
using Orchestrator.Host.Seeding;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation.Synthetic;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>The whole web host on a port of its own, over a launched campaign of a few synthetic units, under a clock that only the test moves.</summary>
internal sealed class ServedCampaign : IAsyncDisposable
{
    public const string Password = "Kampagne-2005-Shenzhen";

    private static readonly LocalDate FirstDay = new(2005, 3, 25);

    // What every test starts from that asks for as many units: planted, launched and peopled once.
    private static readonly ConcurrentDictionary<(int Units, int Seed), FileTemplate> Launched = new();

    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    static ServedCampaign()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
        // Everybody signs in from one address here, however many they are; the limit has tests of its own.
        Environment.SetEnvironmentVariable("Security__SignInsPerMinute", "1000");
    }

    private ServedCampaign(TemporaryFolder folder, WebApplication app, FakeTimeProvider clock) => (_folder, _app, Clock) = (folder, app, clock);

    public FakeTimeProvider Clock { get; }

    public string Origin => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    /// <param name="connection">Another database than a SQLite file of the campaign's own.</param>
    public static async Task<ServedCampaign> StartAsync(int units, int seed, string? connection = null)
    {
        var folder = new TemporaryFolder();
        if (connection is not null)
            return await ServeAsync(folder, connection, FirstDay, services => LaunchAsync(services, units, seed));
        await Launched.GetOrAdd((units, seed), _ => new(path => PlantAsync(Options(path), FirstDay, services => LaunchAsync(services, units, seed)))).CopyToAsync(folder.File("campaign.db"));
        return await ServeAsync(folder, folder.File("campaign.db"), FirstDay, plant: null);
    }

    /// <summary>A synthetic city whose anomalies are known, on the day that it was made for; its cases are not opened.</summary>
    public static Task<ServedCampaign> StartCityAsync(int units, int seed) =>
        StartPlantedAsync(SyntheticAccess.Today, tool => tool.GetRequiredService<AccessSeed>().PlantAsync(units, seed, CancellationToken.None));

    /// <summary>Whatever the test plants, on a day of its choice.</summary>
    public static Task<ServedCampaign> StartPlantedAsync(LocalDate today, Func<IServiceProvider, Task> plant)
    {
        var folder = new TemporaryFolder();
        return ServeAsync(folder, folder.File("campaign.db"), today, plant);
    }

    /// <summary>Reads from the database as it stands.</summary>
    public async Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>());
    }

    /// <summary>A browser of their own for the first person who holds this role, signed in through the sign-in page.</summary>
    public async Task<BrowserPage> SignInAsync(ChromiumBrowser browser, string role)
    {
        var people = await ReadAsync(db => db.People.AsNoTracking().ToListAsync());
        var page = await browser.OpenAsync(Origin);
        await page.Page.GotoAsync("/sign-in");
        await page.Page.FillAsync("#user", people.First(person => person.Roles.Contains(role)).SignInName);
        await page.Page.FillAsync("#password", Password);
        await page.Page.RunAndWaitForResponseAsync(() => page.Page.ClickAsync("button[type=submit]"), answer => answer.Url == Origin + "/");
        return page;
    }

    /// <summary>The service's own client, signed in as this person, without retries of its own.</summary>
    public ServiceProvider ClientOf(string signInName)
    {
        string? token = null;
        var address = new Uri(Origin);
        return new ServiceCollection().AddOrchestratorClient(new OrchestratorClientOptions
        {
            BaseAddress = address,
            Retries = 0,
            Token = async cancellationToken =>
            {
                await using var anonymous = new ServiceCollection().AddOrchestratorClient(address).BuildServiceProvider();
                return token ??= (await anonymous.GetRequiredService<ISessionApi>().GetTokenAsync(new SignIn(signInName, Password), cancellationToken)).Token;
            },
        }).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static async Task LaunchAsync(IServiceProvider tool, int units, int seed)
    {
        var planting = tool.GetRequiredService<Seed>();
        var campaign = await planting.PlantAsync(units, seed, CancellationToken.None);
        await planting.LaunchAsync(campaign.Id, CancellationToken.None);
    }

    private static async Task<ServedCampaign> ServeAsync(TemporaryFolder folder, string connection, LocalDate today, Func<IServiceProvider, Task>? plant)
    {
        var database = Options(connection);
        if (plant is not null)
            await PlantAsync(database, today, plant);
        var clock = ClockOn(today);
        var app = ServeCommand.Build(database, clock, "http://127.0.0.1:0");
        await app.StartAsync();
        return new(folder, app, clock);
    }

    private static async Task PlantAsync(DatabaseOptions database, LocalDate today, Func<IServiceProvider, Task> plant)
    {
        using (var tool = HostComposition.BuildTool(database, ClockOn(today)))
        {
            await using (var scope = tool.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
            await plant(tool.Services);
        }

        await using (var app = ServeCommand.Build(database, ClockOn(today), "http://127.0.0.1:0"))
            await CreateAccountsAsync(app.Services);
        SqliteConnection.ClearAllPools();
    }

    private static DatabaseOptions Options(string connection) => new(connection) { SyncEveryCommit = false };

    private static FakeTimeProvider ClockOn(LocalDate day) => new(LegalClock.At(day, new LocalTime(9, 0)));

    private static async Task CreateAccountsAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<SignInAccount>>();
        var people = await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().People.AsNoTracking().OrderBy(person => person.SignInName).ToListAsync<Person>();
        // Hashing a password takes its time: of a large city's representatives a few are enough.
        foreach (var person in people.Where(person => person.UnitId is null).Concat(people.Where(person => person.UnitId is not null).Take(50)))
        {
            var result = await accounts.CreateAsync(new SignInAccount { Id = person.Id, UserName = person.SignInName, IsDevelopmentOnly = true }, Password);
            Assert.True(result.Succeeded, string.Join("; ", result.Errors.Select(error => error.Description)));
        }
    }
}
