using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Catalog;
using Orchestrator.Host.Progress;
using Orchestrator.Host.Publications;
using Orchestrator.Host.Studio;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Studio;

/// <summary>A loopback server that holds the designer and <see cref="StubElsaApi"/>, and nothing else of the host.</summary>
public sealed class StudioServer : IAsyncLifetime
{
    private WebApplication? _app;

    /// <summary>Origin, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Origin => _app!.Urls.Single();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new StepWords(new ActivityRegistry([]), new OneAct()));
        builder.Services.AddSingleton<IStepNotes>(new OneNote());
        _app = builder.Build();
        _app.MapStudio();
        StubElsaApi.Map(_app);
        // A page that embeds another as the console does, and keeps what it is told.
        _app.MapGet("/console", (string page) => Results.Content($$"""
            <!DOCTYPE html><html><head><link rel="icon" href="data:,"></head><body style="margin:0">
            <iframe src="{{System.Net.WebUtility.HtmlEncode(page)}}" style="width:100vw;height:100vh;border:0"></iframe>
            <script>window.told = []; addEventListener('message', e => told.push(e.data));</script></body></html>
            """, "text/html"));
        await _app.StartAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    private sealed class OneNote : IStepNotes
    {
        public Task<IReadOnlyDictionary<string, StepNote>> OfAsync(string instanceId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, StepNote>>(new Dictionary<string, StepNote> { ["Inspect"] = new("办理 2 次，历时 3 天 2 小时", "自 2005-05-10 09:00 起等待") });
    }

    private sealed class OneAct : IActCatalog
    {
        public IReadOnlyCollection<ActForm> Forms { get; } = [new("SelfCheck", "Done", "报送完毕", "Filed", false, [])];

        public IReadOnlyList<ActForm> For(WorkTask task) => throw new NotSupportedException("The designer has no tasks.");
    }
}
