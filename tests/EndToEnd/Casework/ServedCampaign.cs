using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Host;
using Orchestrator.Host.Commands;
using Orchestrator.Host.Seeding;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>The whole web host on a port of its own, over a launched campaign of a few synthetic units, under a clock that only the test moves.</summary>
internal sealed class ServedCampaign : IAsyncDisposable
{
    public const string Password = "Kampagne-2005-Shenzhen";

    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    private ServedCampaign(TemporaryFolder folder, WebApplication app, FakeTimeProvider clock) => (_folder, _app, Clock) = (folder, app, clock);

    public FakeTimeProvider Clock { get; }

    public string Origin => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    public static async Task<ServedCampaign> StartAsync(int units, int seed)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
        var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable("ORCHESTRATOR_VAR", folder.Path);
        var clock = new FakeTimeProvider(LegalClock.At(new LocalDate(2005, 3, 25), new LocalTime(9, 0)));
        var database = new DatabaseOptions(folder.File("campaign.db")) { SyncEveryCommit = false };
        using (var tool = HostComposition.BuildTool(database, clock))
        {
            await using (var scope = tool.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
            var planting = tool.Services.GetRequiredService<Seed>();
            var campaign = await planting.PlantAsync(units, seed, CancellationToken.None);
            await planting.LaunchAsync(campaign.Id, CancellationToken.None);
        }

        var app = ServeCommand.Build(database, clock, "http://127.0.0.1:0");
        var served = new ServedCampaign(folder, app, clock);
        await served.CreateAccountsAsync();
        await app.StartAsync();
        return served;
    }

    /// <summary>Reads from the database as it stands.</summary>
    public async Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private async Task CreateAccountsAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<SignInAccount>>();
        foreach (var person in await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().People.AsNoTracking().ToListAsync<Person>())
        {
            var result = await accounts.CreateAsync(new SignInAccount { Id = person.Id, UserName = person.SignInName, IsDevelopmentOnly = true }, Password);
            Assert.True(result.Succeeded, string.Join("; ", result.Errors.Select(error => error.Description)));
        }
    }
}
