using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Values;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>Events and task results from outside, and what could not be delivered.</summary>
internal static class StimulusEndpoints
{
    private const string EventName = "Elsa.Event";
    /// <summary>Under this name the event activity finds what came with the event; Elsa's own.</summary>
    private const string EventPayload = "__EventPayloadWorkflowInput";

    private static readonly string Version = typeof(StimulusEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/events/{eventName}/trigger", TriggerAsync).Needs(ElsaPermissions.TriggerEvents);
        elsa.MapPost("/tasks/{taskId}/complete", CompleteTaskAsync).Needs(ElsaPermissions.CompleteTasks);
        elsa.MapGet("/package/version", static () => TypedResults.Ok(new { packageVersion = Version })).Needs(ElsaPermissions.ReadDescriptors);
        elsa.MapGet("/bookmark-queue/dead-letters", ListDeadAsync).Needs(ElsaPermissions.ManageRuntime);
    }

    private static async Task<IResult> TriggerAsync(string eventName, HttpRequest request, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<EventRequest>(request, cancellationToken);
        await SendAsync(eventName, asked, unitOfWork, cancellationToken);
        return TypedResults.Ok();
    }

    internal static Task SendAsync(string eventName, EventRequest asked, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var (correlation, instance, execution) = (Given(asked.CorrelationId), Given(asked.WorkflowInstanceId), Given(asked.ActivityInstanceId));
        var input = asked.Input is null ? null : PlainValue.From(asked.Input);
        var isSynchronous = string.Equals(asked.WorkflowExecutionMode, "Synchronous", StringComparison.OrdinalIgnoreCase);
        return unitOfWork.RunAsync(async (services, token) =>
        {
            var runtime = services.GetRequiredService<IWorkflowRuntime>();
            if (!isSynchronous)
            {
                runtime.PublishEvent(new PublishEventRequest(eventName) { Payload = input, CorrelationId = correlation, InstanceId = instance, ActivityInstanceId = execution });
                return;
            }

            await runtime.SendStimulusAsync(new StimulusRequest
            {
                Name = EventName,
                Payload = new EventStimulus(eventName),
                CorrelationId = correlation,
                InstanceId = instance,
                ActivityInstanceId = execution,
                Input = new Dictionary<string, object?> { [EventPayload] = input },
            }, token);
        }, cancellationToken);
    }

    private static async Task<IResult> CompleteTaskAsync(string taskId, HttpRequest request, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<TaskResultRequest>(request, cancellationToken);
        var result = asked.Result is null ? null : PlainValue.From(asked.Result);
        var resumed = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().CompleteTaskAsync(taskId, result, token), cancellationToken);
        return resumed.Outcome switch
        {
            ResumeOutcome.Resumed => TypedResults.Ok(),
            ResumeOutcome.NotFound => TypedResults.NotFound(),
            _ => ElsaErrors.BadRequest("任务已经办理。The task is already handled."),
        };
    }

    private static async Task<IResult> ListDeadAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var dead = db.Queue.AsNoTracking().Where(item => item.IsDead);
        var items = await dead.OrderBy(item => item.Id).Take(ElsaEndpoint.MostRows).Select(item => new { item.Id, item.Kind, item.CreatedAt, item.Attempts, item.LastError }).ToListAsync(cancellationToken);
        return TypedResults.Ok(new { items, totalCount = await dead.LongCountAsync(cancellationToken) });
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
