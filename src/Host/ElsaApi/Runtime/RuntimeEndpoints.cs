using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>Looks at the engine, holds it still on all nodes and lets it go on.</summary>
internal static class RuntimeEndpoints
{
    private static readonly string Generation = Environment.ProcessId.ToString("x", CultureInfo.InvariantCulture);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/admin/workflow-runtime/status", StatusAsync).Needs(ElsaPermissions.ReadInstances);
        elsa.MapPost("/admin/workflow-runtime/pause", PauseAsync).Needs(ElsaPermissions.ManageRuntime);
        elsa.MapPost("/admin/workflow-runtime/resume", ResumeAsync).Needs(ElsaPermissions.ManageRuntime);
    }

    private static async Task<IResult> PauseAsync(HttpRequest request, RuntimePause pause, ElsaCaller caller, ILogger<RuntimePause> log, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<PauseRequest>(request, cancellationToken);
        var state = await pause.BeginAsync(asked.Reason, caller.Actor.Id, cancellationToken);
        log.LogWarning("{Person} paused the engine: {Reason}", caller.Actor.Id, asked.Reason);
        return TypedResults.Ok(Show(state));
    }

    private static async Task<Ok<RuntimeStatus>> ResumeAsync(RuntimePause pause, ElsaCaller caller, ILogger<RuntimePause> log, CancellationToken cancellationToken)
    {
        await pause.EndAsync(cancellationToken);
        log.LogWarning("{Person} let the engine go on", caller.Actor.Id);
        return TypedResults.Ok(Show(null));
    }

    private static async Task<Ok<RuntimeStatus>> StatusAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(Show(await RuntimePause.CurrentAsync(db, cancellationToken)));

    private static RuntimeStatus Show(EnginePause? pause)
    {
        var state = pause is null ? "Running" : "Paused";
        return new RuntimeStatus(
            new RuntimeState(pause is null ? "None" : "AdministrativePause", pause is null, pause?.Since, pause?.Reason, Generation),
            [new("scheduling.trigger", state), new("internal.bookmark-queue-worker", state), new("http.trigger", state)],
            0);
    }
}
