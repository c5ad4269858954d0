using System.CommandLine;
using Orchestrator.Host.Api;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Draining;
using Orchestrator.Host.ElsaApi;
using Orchestrator.Host.HttpWorkflows;
using Orchestrator.Host.Security;
using Orchestrator.Host.Seeding;
using Orchestrator.Host.Studio;
using Orchestrator.Host.Telemetry;
using Orchestrator.Host.Workbench;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Commands;

/// <summary><c>serve</c>: the web host with console, API, designer and the clockwork behind them.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var database = CommonOptions.Database();
        var urls = new Option<string?>("--urls") { Description = $"监听地址 / addresses to listen on (default {DefaultUrl})" };
        var empty = new Option<bool>("--no-demo") { Description = "空库启动时不写入演示数据 / start an empty database without the demonstration campaign" };
        var command = new Command("serve", "启动服务(默认) / run the service (the default)") { database, urls, empty };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var options = CommonOptions.Resolve(parsed.GetValue(database));
            var first = await FirstStart.PrepareAsync(options, wantsDemonstration: !parsed.GetValue(empty), cancellationToken);
            await using var app = Build(options, first.Clock, parsed.GetValue(urls));
            await app.Services.GetRequiredService<Seed>().PublishShippedDefinitionsAsync(cancellationToken);
            if (first.IsDemonstration)
                await FirstStart.PrintSignInsAsync(app.Services, cancellationToken);
            await app.RunAsync(cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>The whole web host over a migrated database.</summary>
    public static WebApplication Build(DatabaseOptions database, TimeProvider clock, string? urls = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(ServeCommand).Assembly.GetName().Name });
        builder.WebHost.UseStaticWebAssets();
        if (urls is not null)
            builder.WebHost.UseUrls(urls);
        else if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Logging.ForNode();
        builder.Services.AddOrchestrator(database, clock);
        builder.Services.AddNode(builder.Configuration, builder.Environment, database, clock);
        builder.Services.Configure<HttpWorkflowOptions>(builder.Configuration.GetSection(HttpWorkflowOptions.Section));
        builder.Services.AddSecurity(security => builder.Configuration.GetSection(SecurityOptions.Section).Bind(security));
        builder.Services.AddElsaApi();
        builder.Services.AddCaseApi();
        builder.Services.AddConsole();
        TelemetryExport.Add(builder);
        builder.Services.AddDraining(builder.Configuration, builder.Environment);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseSecurity();
        app.MapHealth();
        app.MapElsaApi();
        app.MapCaseApi();
        app.MapHttpWorkflows();
        app.MapStudio().RequireAuthorization(Policies.Staff);
        app.MapConsole();
        return app;
    }
}
