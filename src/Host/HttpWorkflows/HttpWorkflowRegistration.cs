using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orchestrator.Engine.Http;
using Orchestrator.Host.Draining;

namespace Orchestrator.Host.HttpWorkflows;

/// <summary>Workflows that take and send HTTP requests.</summary>
internal static class HttpWorkflowRegistration
{
    public static IServiceCollection AddHttpWorkflows(this IServiceCollection services)
    {
        services.AddOptions<HttpWorkflowOptions>();
        services.AddRoutingCore();
        services.AddSingleton<IHttpSender, HttpSender>();
        services.TryAddSingleton<NodeDuty>();
        services.AddSingleton<HttpWorkflowPipeline>();
        return services;
    }

    /// <summary>Sends every request below the base path to the workflows; each endpoint says for itself who may call it.</summary>
    public static WebApplication MapHttpWorkflows(this WebApplication app)
    {
        var basePath = "/" + app.Services.GetRequiredService<IOptions<HttpWorkflowOptions>>().Value.BasePath.Trim('/');
        app.Map(basePath.TrimEnd('/') + "/{**path}", static (HttpContext http, HttpWorkflowPipeline pipeline) => pipeline.HandleAsync(http, http.Request.RouteValues["path"] as string ?? ""))
            .AllowAnonymous().ExcludeFromDescription();
        return app;
    }
}
