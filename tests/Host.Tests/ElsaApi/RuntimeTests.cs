using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Pausing the engine, and going on by token without a sign-in.</summary>
public sealed class RuntimeTests
{
    private const string Waits = """{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{"id":"E","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},{"id":"W","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"went"}}}]}""";

    [Fact]
    public async Task A_paused_engine_leaves_the_queue_alone_until_it_is_resumed()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        await admin.SaveAsync("waits", Waits);
        var id = await admin.ExecuteAsync("waits");
        var pause = server.Services.GetRequiredService<RuntimePause>();
        var resumed = 0;
        pause.Resumed += () => resumed++;
        var pump = PumpOf(server);

        var paused = await admin.PostJsonAsync("/admin/workflow-runtime/pause", new JsonObject { ["reason"] = "查账" });
        Assert.Equal("查账", (string)paused["state"]!["pauseReasonText"]!);
        await admin.PostJsonAsync("/events/go/trigger");
        Assert.Equal(0, await pump.RunUntilIdleAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Running", (string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["status"]!);
        Assert.False((bool)(await admin.GetJsonAsync("/admin/workflow-runtime/status"))["state"]!["isAcceptingNewWork"]!);

        await admin.PostJsonAsync("/admin/workflow-runtime/resume");
        Assert.Equal(1, resumed);
        Assert.True(await pump.RunUntilIdleAsync(TestContext.Current.CancellationToken) > 0);
        Assert.Equal("Finished", (string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["status"]!);
    }

    [Fact]
    public async Task Whoever_holds_a_token_resumes_its_bookmark_once_and_looking_at_the_link_changes_nothing()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        using var anybody = server.Anonymous();
        await admin.SaveAsync("waits", Waits);
        var id = await admin.ExecuteAsync("waits");
        var bookmark = await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Bookmarks.Select(b => b.Id).SingleAsync());
        var url = (string)(await admin.PostJsonAsync($"/bookmarks/{bookmark}/token"))["url"]!;

        using (var looked = await anybody.GetAsync(url))
            Assert.Contains("确认", await looked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Running", (string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["status"]!);

        await anybody.PostJsonAsync(url["/elsa/api".Length..]);
        Assert.Equal("Finished", (string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["status"]!);
        var again = await anybody.RefusedAsync(url["/elsa/api".Length..]);
        Assert.Contains("已经办理", again, StringComparison.Ordinal);
        Assert.Contains(bookmark, again, StringComparison.Ordinal);
        await admin.RefusedAsync("/bookmarks/none/token", status: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_pause_holds_on_every_node_and_over_a_restart()
    {
        using var folder = new TemporaryFolder();
        var database = new DatabaseOptions(folder.File("shared.db")) { SyncEveryCommit = false };
        string id;
        await using (var first = await HostServer.StartAsync(database: database))
        {
            using var admin = await first.SignedInAsync(Role.Admin);
            await admin.SaveAsync("waits", Waits);
            id = await admin.ExecuteAsync("waits");
            await admin.PostJsonAsync("/admin/workflow-runtime/pause", new JsonObject { ["reason"] = "查账" });
        }

        await using var second = await HostServer.StartAsync(database: database);
        using var other = await second.SignedInAsync(Role.Admin);
        Assert.Equal("查账", (string)(await other.GetJsonAsync("/admin/workflow-runtime/status"))["state"]!["pauseReasonText"]!);
        await other.PostJsonAsync("/events/go/trigger");
        Assert.Equal(0, await PumpOf(second).RunUntilIdleAsync(TestContext.Current.CancellationToken));
        using (var request = await second.Anonymous().GetAsync("/workflows/anything"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, request.StatusCode);
            Assert.NotNull(request.Headers.RetryAfter);
        }

        await other.PostJsonAsync("/admin/workflow-runtime/resume");
        Assert.True(await PumpOf(second).RunUntilIdleAsync(TestContext.Current.CancellationToken) > 0);
        Assert.Equal("Finished", (string)(await other.GetJsonAsync($"/workflow-instances/{id}"))["status"]!);
        using var unknown = await second.Anonymous().GetAsync("/workflows/anything");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static Pump PumpOf(HostServer server) => ActivatorUtilities.CreateInstance<Pump>(server.Services, new SetAside(server.Clock), NullLogger<Pump>.Instance);

    [Fact]
    public async Task A_link_that_a_script_makes_raises_the_event_in_its_own_instance()
    {
        const string SendsLink = """{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{"id":"L","type":"Elsa.SetOutput","version":1,"outputName":{"typeName":"String","expression":{"type":"Literal","value":"link"}},"outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"createEventTriggerUrl('go', TimeSpan.FromHours(2))"}}},{"id":"E","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}]}""";
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        using var anybody = server.Anonymous();
        await admin.SaveAsync("links", SendsLink);
        var id = await admin.ExecuteAsync("links");
        var link = new Uri((string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["workflowState"]!["output"]!["link"]!);
        Assert.Equal("orders.example.cn", link.Host);

        using (var looked = await anybody.GetAsync(link.PathAndQuery))
            Assert.Contains("确认", await looked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await anybody.PostJsonAsync(link.PathAndQuery["/elsa/api".Length..]);
        await server.DrainQueueAsync();
        Assert.Equal("Finished", (string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["status"]!);

        server.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains("Invalid token", await anybody.RefusedAsync(link.PathAndQuery["/elsa/api".Length..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_an_event_reaches_only_whom_it_names_and_only_in_its_time()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        using var anybody = server.Anonymous();
        await admin.SaveAsync("waits", Waits);
        var (mine, other) = (await admin.ExecuteAsync("waits"), await admin.ExecuteAsync("waits"));
        var token = (string)(await admin.PostJsonAsync("/events/go/token", new JsonObject { ["workflowInstanceId"] = mine, ["minutes"] = 10 }))["token"]!;

        await anybody.PostJsonAsync("/events/trigger?t=" + Uri.EscapeDataString(token));
        await server.DrainQueueAsync();
        Assert.Equal("Finished", (string)(await admin.GetJsonAsync($"/workflow-instances/{mine}"))["status"]!);
        Assert.Equal("Running", (string)(await admin.GetJsonAsync($"/workflow-instances/{other}"))["status"]!);

        Assert.Contains("Invalid token", await anybody.RefusedAsync("/bookmarks/resume?t=" + Uri.EscapeDataString(token)), StringComparison.Ordinal);
        Assert.Contains("Invalid token", await anybody.RefusedAsync("/events/trigger?t=x" + Uri.EscapeDataString(token)), StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("Invalid token", await anybody.RefusedAsync("/events/trigger?t=" + Uri.EscapeDataString(token)), StringComparison.Ordinal);
    }
}
