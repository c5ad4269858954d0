using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Definitions;
using Orchestrator.Host.HttpWorkflows;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Tests.HttpWorkflows;

/// <summary>Workflows behind a real web server on the loopback device, over a migrated database. The header <c>X-Test-Role</c> signs a caller in.</summary>
internal sealed class WorkflowServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    private WorkflowServer(TemporaryFolder folder, WebApplication app) => (_folder, _app, Client) = (folder, app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public static async Task<WorkflowServer> StartAsync(Action<HttpWorkflowOptions>? configure = null, bool allowsLoopback = false)
    {
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOrchestrator(new DatabaseOptions(folder.File("http.db")) { SyncEveryCommit = false }, TimeProvider.System);
        builder.Services.Configure<HttpWorkflowOptions>(options =>
        {
            if (allowsLoopback)
                options.AllowedAddresses.Add("127.0.0.0/8");
            configure?.Invoke(options);
        });
        builder.Services.AddAuthorization(options => options.AddPolicy("leads", policy => policy.RequireRole("lead")));
        var app = builder.Build();
        app.Use(next => context =>
        {
            if (context.Request.Headers["X-Test-Role"].ToString() is { Length: > 0 } role)
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"));
            return next(context);
        });
        app.MapHttpWorkflows();
        app.MapGet("/peer/slow", async (HttpContext http) => await Task.Delay(Timeout.Infinite, http.RequestAborted));
        app.MapGet("/peer/moved", () => Results.Redirect("/peer/echo"));
        app.MapGet("/peer/large", () => Results.Bytes(new byte[64 * 1024]));
        app.MapPost("/peer/echo", async (HttpRequest request) => Results.Json(new { body = await new StreamReader(request.Body).ReadToEndAsync(), key = request.Headers["Idempotency-Key"].ToString(), sent = request.Headers["X-Sent"].ToString() }, statusCode: 201));
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        await app.StartAsync();
        return new WorkflowServer(folder, app);
    }

    public async Task PublishAsync(JsonObject root, JsonArray? variables = null, string definitionId = "wf")
    {
        var result = await _app.Services.GetRequiredService<IUnitOfWork>().RunAsync(async (services, token) =>
        {
            var library = services.GetRequiredService<DefinitionLibrary>();
            await library.SaveDraftAsync(new JsonObject { ["definitionId"] = definitionId, ["name"] = definitionId, ["version"] = 1, ["variables"] = variables ?? [], ["root"] = root }, cancellationToken: token);
            return await library.PublishAsync(definitionId, token);
        }, TestContext.Current.CancellationToken);
        Assert.False(result.IsRefused, string.Join('\n', result.Issues));
    }

    public async Task<int> CountInstancesAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().Instances.CountAsync(TestContext.Current.CancellationToken);
    }

    public async Task<string> JournalAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var states = await db.Instances.Select(i => i.State).ToListAsync(TestContext.Current.CancellationToken);
        var executions = await db.Executions.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        return string.Join('\n', states) + System.Text.Json.JsonSerializer.Serialize(executions);
    }

    /// <summary>What went wrong, in the incidents' words.</summary>
    public async Task<string> IncidentsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return string.Join('\n', await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().Incidents.Select(i => i.Message).ToListAsync(TestContext.Current.CancellationToken));
    }

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string? role = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (role is not null)
            request.Headers.Add("X-Test-Role", role);
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
