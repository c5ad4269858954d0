using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Api.Commands;

/// <summary>Forgets the keys of commands after a day.</summary>
internal sealed class AnswerCleaner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AnswerCleaner> log) : BackgroundService
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or TimeoutException)
            {
                log.LogWarning(error, "Old idempotency keys stay until the next round");
            }
        }
    }

    internal async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var limit = clock.GetUtcNow() - Kept;
        return await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().IdempotentAnswers.Where(answer => answer.AnsweredAt < limit).ExecuteDeleteAsync(cancellationToken);
    }
}
