using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Clockwork;

/// <summary>
/// Holds the engine still while an administrator looks at something: timers, timer triggers, requests to workflows and the queue wait, on every node and
/// over restarts. Legal deadlines never do, and what people do goes on.
/// </summary>
internal sealed class RuntimePause(IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <summary>Is told when this node may go on. The others see it at their next sweep.</summary>
    public event Action? Resumed;

    /// <summary>The pause that holds now, if any.</summary>
    public static Task<EnginePause?> CurrentAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        db.Pauses.AsNoTracking().FirstOrDefaultAsync(pause => pause.Id == EnginePause.OnlyId, cancellationToken);

    /// <summary>Begins a pause; one that holds already stays as it is.</summary>
    public Task<EnginePause> BeginAsync(string? reason, string orderedBy, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        if (await CurrentAsync(db, token) is { } held)
            return held;
        var begun = new EnginePause { Since = clock.GetUtcNow(), Reason = reason, OrderedBy = orderedBy };
        db.Add(begun);
        return begun;
    }, cancellationToken);

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        var ended = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<OrchestratorDbContext>().Pauses.ExecuteDeleteAsync(token), cancellationToken);
        if (ended > 0)
            Resumed?.Invoke();
    }
}
