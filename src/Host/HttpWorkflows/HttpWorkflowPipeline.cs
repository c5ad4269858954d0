using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Orchestrator.Engine;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Http;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Draining;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.HttpWorkflows;

/// <summary>
/// Takes a request to the workflow that waits for it: finds it, asks who may call, reads the body, runs one burst in one transaction, and
/// answers when that is committed. What cannot be committed has not happened, and the caller is told so.
/// </summary>
internal sealed class HttpWorkflowPipeline(
    IServiceScopeFactory scopes, IUnitOfWork unitOfWork, IOptions<HttpWorkflowOptions> settings, TimeProvider clock, NodeDuty duty, IEnumerable<IInfrastructureFaults> faults, ILogger<HttpWorkflowPipeline> log)
{
    private const string RetryAfterSeconds = "5";

    private HttpWorkflowOptions Options => settings.Value;

    /// <param name="http">The request; it is answered in any case.</param>
    /// <param name="path">Its path below the base path.</param>
    public async Task HandleAsync(HttpContext http, string path)
    {
        if (!duty.TakesWork)
        {
            await UnavailableAsync(http);
            return;
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        time.CancelAfter(Options.RequestTimeout);
        try
        {
            await RunAsync(http, "/" + path.Trim('/'), time);
        }
        catch (HttpRefusedException refused)
        {
            await AnswerWriter.RefuseAsync(http, refused.Status, refused.Message);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            await AnswerWriter.RefuseAsync(http, StatusCodes.Status408RequestTimeout, "处理超时，未作任何更改。The request took too long; nothing was changed.");
        }
        catch (Exception error) when (error is not OperationCanceledException && faults.Any(kind => kind.Includes(error)))
        {
            log.LogError(error, "A request to {Path} met a fault of the database", path);
            await UnavailableAsync(http);
        }
    }

    private async Task RunAsync(HttpContext http, string path, CancellationTokenSource time)
    {
        if (await IsPausedAsync(time.Token))
        {
            await UnavailableAsync(http);
            return;
        }

        var correlationId = Given(http.Request, "X-Correlation-ID", "correlationId");
        var match = await FindAsync(path, http.Request, correlationId, time.Token);
        if (match.IsEmpty)
        {
            await AnswerWriter.RefuseAsync(http, StatusCodes.Status404NotFound, "没有流程等待此请求。No workflow waits for this request.");
            return;
        }

        if (match.IsAmbiguous)
        {
            await AnswerWriter.AmbiguousAsync(http, match);
            return;
        }

        if (await DenialAsync(http, match.Payload) is { } denial)
        {
            await AnswerWriter.RefuseAsync(http, denial, denial == StatusCodes.Status401Unauthorized ? "请先登录。Sign in first." : "无权调用。The call is not allowed.");
            return;
        }

        var request = await RequestReader.ReadAsync(http.Request, path, match.Route, Options.MaxRequestBytes, time.Token);
        var began = clock.GetUtcNow();
        var (run, answer) = await unitOfWork.RunAsync(async (services, token) =>
        {
            var exchange = services.GetRequiredService<HttpExchange>();
            exchange.Begin(request, time.CancelAfter);
            var run = await BurstAsync(services.GetRequiredService<IWorkflowRuntime>(), match, correlationId, token);
            return (run, exchange.Answer);
        }, time.Token);
        await AnswerAsync(http, run, answer, began);
    }

    private async Task<bool> IsPausedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await RuntimePause.CurrentAsync(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>(), cancellationToken) is not null;
    }

    private async Task<EndpointMatch> FindAsync(string path, HttpRequest request, string? correlationId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await new EndpointTable(scope.ServiceProvider.GetRequiredService<IEngineStore>(), scope.ServiceProvider.GetRequiredService<IInlineConstraintResolver>())
            .FindAsync(path, request.Method.ToLowerInvariant(), correlationId, Given(request, "X-Workflow-Instance-ID", "workflowInstanceId"), cancellationToken);
    }

    private static async Task<WorkflowRunResult?> BurstAsync(IWorkflowRuntime runtime, EndpointMatch match, string? correlationId, CancellationToken cancellationToken)
    {
        if (match.Bookmarks.Count > 0)
            return (await runtime.ResumeBookmarkAsync(match.Bookmarks[0].Id, null, cancellationToken)).Run;
        var trigger = match.Triggers[0];
        return await runtime.StartAsync(new StartWorkflowRequest { VersionId = trigger.DefinitionVersionId, TriggerActivityId = trigger.ActivityId, CorrelationId = correlationId }, cancellationToken);
    }

    private static Task AnswerAsync(HttpContext http, WorkflowRunResult? run, HttpAnswer? answer, DateTimeOffset began) => (run, answer) switch
    {
        // Somebody else's request was faster, and nobody waits any more.
        (null, _) => AnswerWriter.RefuseAsync(http, StatusCodes.Status404NotFound, "没有流程等待此请求。No workflow waits for this request."),
        ({ IsStarted: false }, _) => AnswerWriter.RefuseAsync(http, StatusCodes.Status409Conflict, "已有同类流程在运行。An instance of this workflow is running already."),
        (_, { } given) => AnswerWriter.SendAsync(http, given),
        ({ } ran, null) when ran.SubStatus == WorkflowSubStatus.Faulted || ran.Incidents.Any(incident => incident.Timestamp >= began) =>
            AnswerWriter.RefuseAsync(http, StatusCodes.Status500InternalServerError, $"流程出错，实例 {ran.InstanceId}。The workflow faulted, instance {ran.InstanceId}."),
        _ => Task.CompletedTask,
    };

    private async Task<int?> DenialAsync(HttpContext http, string? payload)
    {
        if (HttpEndpointStimulus.Read(payload) is not { } endpoint || endpoint is { Authorize: false, Policy: null })
            return null;
        if (http.User.Identity is not { IsAuthenticated: true })
            return StatusCodes.Status401Unauthorized;
        if (endpoint.Policy is not { } policy)
            return null;
        var provider = http.RequestServices.GetService<IAuthorizationPolicyProvider>();
        if (provider is null || await provider.GetPolicyAsync(policy) is null)
        {
            log.LogWarning("An endpoint names the unknown policy {Policy}; nobody may call it", policy);
            return StatusCodes.Status403Forbidden;
        }

        return (await http.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, policy)).Succeeded ? null : StatusCodes.Status403Forbidden;
    }

    private static Task UnavailableAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return AnswerWriter.RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "服务暂不可用，请稍后重试。The service is not available; try again later.");
    }

    private static string? Given(HttpRequest request, string header, string parameter)
    {
        var text = request.Headers[header].ToString() is { Length: > 0 } named ? named : request.Query[parameter].ToString();
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
