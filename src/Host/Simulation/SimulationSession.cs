using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Host.Calendar;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Commands;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Host.Simulation;

/// <summary>One simulation over one database: the same services as a serving node, under a clock that jumps.</summary>
internal sealed class SimulationSession : IAsyncDisposable
{
    private readonly IHost _host;

    private SimulationSession(IHost host, DateTimeOffset from)
    {
        _host = host;
        From = from;
    }

    /// <summary>Simulated instant (UTC) at which the campaign begins.</summary>
    public DateTimeOffset From { get; }

    /// <summary>Migrates the database and sets the clock to where an earlier run in it got to.</summary>
    public static async Task<SimulationSession> OpenAsync(DatabaseOptions database, CancellationToken cancellationToken)
    {
        var from = LegalClock.At(Campaign2005.Create(TimeProvider.System).IssuedOn, new NodaTime.LocalTime(9, 0));
        var clock = new FakeTimeProvider(from);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ForTool();
        builder.Services.AddOrchestrator(database, clock);
        builder.Services.AddSingleton(clock);
        builder.Services.AddClockwork(database, clock, simulated: true);
        builder.Services.AddSingleton<DueInstants>();
        builder.Services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<DueInstants>());
        builder.Services.AddSingleton<IMessageChannel>(new SimulatedChannel("email"));
        builder.Services.AddSingleton<IMessageChannel>(new SimulatedChannel("sms"));
        builder.Services.AddSingleton<Simulation>();
        var host = builder.Build();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            if (await Reporting.LastInstantAsync(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>(), cancellationToken) is { } last && last > from)
                clock.SetUtcNow(last);
        }

        await host.Services.GetRequiredService<CalendarReader>().ReadAsync(cancellationToken);
        await host.StartAsync(cancellationToken);
        return new SimulationSession(host, from);
    }

    public async Task<SimulationReport> RunAsync(SimulationRequest request, IProgress<SimulationProgress> progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var run = await _host.Services.GetRequiredService<Simulation>().RunAsync(request, progress, cancellationToken);
        await using var scope = _host.Services.CreateAsyncScope();
        return await Reporting.ReportAsync(scope.ServiceProvider, run, watch.Elapsed, cancellationToken);
    }

    /// <summary>Writes the bulletin and one sample of each notice, HTML and PDF.</summary>
    public async Task WriteSamplesAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        await Samples.WriteAsync(scope.ServiceProvider, folder, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
