using System.Data.Common;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Host.Calendar;

/// <summary>Puts the years that administrators have loaded in force on this node: at its start, after a load, and every minute for what other nodes have loaded.</summary>
internal sealed class CalendarReader(IServiceScopeFactory scopes, CalendarShelf shelf, ILogger<CalendarReader> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    /// <summary>Reads the loaded years.</summary>
    public async Task<WorkingDayCalendar> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return shelf.Take(await scope.ServiceProvider.GetRequiredService<CalendarDesk>().NoticesAsync(cancellationToken));
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception error) when (error is DbException or TimeoutException)
            {
                log.LogWarning(error, "The working-day calendar is read again in the next round");
            }
        }
    }
}
