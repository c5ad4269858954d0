using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>Looks at this node's engine, holds it still and lets it go on.</summary>
internal static class RuntimeEndpoints
{
    private static readonly string Generation = Environment.ProcessId.ToString("x", CultureInfo.InvariantCulture);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/admin/workflow-runtime/status", static (RuntimePause pause) => TypedResults.Ok(Show(pause.Current))).Needs(ElsaPermissions.ReadInstances);
        elsa.MapPost("/admin/workflow-runtime/pause", PauseAsync).Needs(ElsaPermissions.ManageRuntime);
        elsa.MapPost("/admin/workflow-runtime/resume", Resume).Needs(ElsaPermissions.ManageRuntime);
    }

    private static async Task<IResult> PauseAsync(HttpRequest request, RuntimePause pause, ElsaCaller caller, ILogger<RuntimePause> log, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<PauseRequest>(request, cancellationToken);
        var state = pause.Begin(asked.Reason);
        log.LogWarning("{Person} paused this node's engine: {Reason}", caller.Actor.Id, asked.Reason);
        return TypedResults.Ok(Show(state));
    }

    private static Ok<RuntimeStatus> Resume(RuntimePause pause, ElsaCaller caller, ILogger<RuntimePause> log)
    {
        pause.End();
        log.LogWarning("{Person} let this node's engine go on", caller.Actor.Id);
        return TypedResults.Ok(Show(pause.Current));
    }

    private static RuntimeStatus Show(PauseState? pause)
    {
        var state = pause is null ? "Running" : "Paused";
        return new RuntimeStatus(
            new RuntimeState(pause is null ? "None" : "AdministrativePause", pause is null, pause?.Since, pause?.Reason, Generation),
            [new("scheduling.trigger", state), new("internal.bookmark-queue-worker", state), new("http.trigger", "Running")],
            0);
    }
}
