using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Security;
using Orchestrator.Host.Simulation;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.LegalTime;
using Spectre.Console;

namespace Orchestrator.Host.Seeding;

/// <summary>What a start finds or makes: the schema, and in development on an empty database a campaign that is under way.</summary>
/// <param name="Clock">The real clock, or for a demonstration one that shows the campaign's date.</param>
internal sealed record FirstStart(TimeProvider Clock, bool IsDemonstration)
{
    public const int DemonstrationUnits = 200;
    private const int DemonstrationSeed = 20050325;

    /// <summary>Tuesday of the third week of phase 2: orders run out, rechecks are due, the first penalty cases begin.</summary>
    private static readonly DateTimeOffset DemonstrationMorning = LegalClock.At(new LocalDate(2005, 5, 17), new LocalTime(8, 30));

    public static async Task<FirstStart> PrepareAsync(DatabaseOptions database, bool wantsDemonstration, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildTool(database);
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        if (await DatabaseClock.OfAsync(db, cancellationToken) is ShiftedClock shown)
            return new FirstStart(shown, IsDemonstration: false);
        var mayPlant = wantsDemonstration && !IsProduction() && (!await db.Campaigns.AnyAsync(cancellationToken) || await db.Simulations.AnyAsync(s => s.FinishedAt == null && s.Seed == DemonstrationSeed && s.Units == DemonstrationUnits, cancellationToken));
        return mayPlant ? await PlantAsync(database, cancellationToken) : new FirstStart(TimeProvider.System, IsDemonstration: false);
    }

    /// <summary>Prints the development sign-ins, once.</summary>
    public static async Task PrintSignInsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<DevelopmentSignIns>().CreateAsync(cancellationToken: cancellationToken);
        var table = new Table().Border(TableBorder.Rounded).Title("开发用登录帐号(仅供开发,只显示一次) / development sign-ins, shown once")
            .AddColumn("帐号 / name").AddColumn("口令 / password").AddColumn("角色 / roles").AddColumn("姓名 / person");
        foreach (var signIn in made)
            table.AddRow(signIn.UserName, signIn.Password, string.Join(" ", signIn.Roles), signIn.DisplayName);
        AnsiConsole.Write(table);
    }

    private static async Task<FirstStart> PlantAsync(DatabaseOptions database, CancellationToken cancellationToken)
    {
        AnsiConsole.WriteLine($"首次启动:写入2005年专项整治({DemonstrationUnits} 户模拟单位),推演至 2005-05-17 上午 …");
        AnsiConsole.WriteLine($"First start: planting the 2005 campaign with {DemonstrationUnits} synthetic units and playing it up to the morning of 2005-05-17 …");
        await using (var session = await SimulationSession.OpenAsync(database with { SyncEveryCommit = false }, cancellationToken))
            await session.RunAsync(new SimulationRequest(DemonstrationUnits, DemonstrationSeed, DemonstrationMorning), new Progress<SimulationProgress>(), cancellationToken);
        var clock = new ShiftedClock(DemonstrationMorning - TimeProvider.System.GetUtcNow());
        using var host = HostComposition.BuildTool(database);
        await host.Services.GetRequiredService<Seed>().RememberClockAsync(clock.Offset, cancellationToken);
        return new FirstStart(clock, IsDemonstration: true);
    }

    private static bool IsProduction() =>
        string.Equals(Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production, Environments.Production, StringComparison.OrdinalIgnoreCase);
}
