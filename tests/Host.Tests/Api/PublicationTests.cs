using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Publications;
using Orchestrator.Client.Session;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>A definition comes into force only when a second person has looked at what changes.</summary>
public sealed class PublicationTests
{
    [Fact]
    public async Task The_designers_publish_saves_and_asks_and_another_person_who_did_not_write_it_puts_it_into_force()
    {
        await using var server = await HostServer.StartAsync(publishesAlone: false);
        using var author = await server.SignedInAsync(Role.Author);
        using var answer = await SaveAsync(author, "一", publish: true);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("第 1 版已保存", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!["generalErrors"]![0], StringComparison.Ordinal);
        Assert.False((bool)(await DefinitionAsync(author))["isPublished"]!);
        using (var again = await SaveAsync(author, "一", publish: true))
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);

        await using var asking = await ClientAsync(server, Role.Author);
        await using var deciding = await ClientAsync(server, Role.Admin);
        var request = Assert.Single((await asking.GetRequiredService<IPublicationsApi>().ListAsync(status: "Waiting")).Items);
        Assert.Equal(("d", 1, null, "p-AUTHOR"), (request.DefinitionId, request.Version, request.BaseVersion, request.AskedBy));
        Assert.Equal("publication.same-person", await RefusedAsync(() => asking.GetRequiredService<IPublicationsApi>().ApproveAsync(request.Id, new PublicationDecision())));
        Assert.Equal("publication.reason-missing", await RefusedAsync(() => deciding.GetRequiredService<IPublicationsApi>().ReturnAsync(request.Id, new PublicationDecision())));

        var approved = await deciding.GetRequiredService<IPublicationsApi>().ApproveAsync(request.Id, new PublicationDecision("已核对"));
        Assert.Equal("Approved", approved.Status);
        Assert.True((bool)(await DefinitionAsync(author))["isPublished"]!);
        Assert.Equal("publication.decided", await RefusedAsync(() => deciding.GetRequiredService<IPublicationsApi>().ReturnAsync(request.Id, new PublicationDecision("迟了"))));

        // The next version is shown against the one in force, in people's words.
        using var second = await SaveAsync(author, "二", publish: true);
        var waiting = Assert.Single((await deciding.GetRequiredService<IPublicationsApi>().ListAsync(status: "Waiting", definitionId: "d")).Items);
        var details = await deciding.GetRequiredService<IPublicationsApi>().GetAsync(waiting.Id);
        Assert.Equal(1, details.Request.BaseVersion);
        var step = Assert.Single(details.Changes.Changed);
        Assert.Equal(("写一行", "输出一行"), (step.Name, step.TypeName));
        Assert.Equal(("一", "二"), (Assert.Single(step.Members).Before, step.Members[0].After));
        var returned = await deciding.GetRequiredService<IPublicationsApi>().ReturnAsync(waiting.Id, new PublicationDecision("措辞不当"));
        Assert.Equal(("Returned", "措辞不当"), (returned.Status, returned.DecisionReason));
        Assert.Equal(2, (int)(await DefinitionAsync(author))["version"]!);

        var acts = await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().AuditEvents.Where(e => e.Stream == "workflows").OrderBy(e => e.Sequence).Select(e => e.Act + " " + e.ActorId).ToListAsync());
        Assert.Equal(["definition.publication-asked p-AUTHOR", "definition.published p-ADMIN", "definition.publication-asked p-AUTHOR", "definition.publication-returned p-ADMIN"], acts);
        Assert.Null((await server.InTransactionAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync())).Broken);
    }

    [Fact]
    public async Task Whoever_saved_last_does_not_approve_and_what_was_changed_after_asking_is_not_published()
    {
        await using var server = await HostServer.StartAsync(publishesAlone: false);
        using var author = await server.SignedInAsync(Role.Author);
        using var admin = await server.SignedInAsync(Role.Admin);
        (await SaveAsync(admin, "一", publish: false)).Dispose();
        await using var asking = await ClientAsync(server, Role.Author);
        await using var deciding = await ClientAsync(server, Role.Admin);
        var request = await asking.GetRequiredService<IPublicationsApi>().AskAsync(new PublicationAsked("d"));
        Assert.Equal("publication.last-saver", await RefusedAsync(() => deciding.GetRequiredService<IPublicationsApi>().ApproveAsync(request.Id, new PublicationDecision())));

        (await SaveAsync(author, "二", publish: false)).Dispose();
        Assert.Equal("publication.changed", await RefusedAsync(() => deciding.GetRequiredService<IPublicationsApi>().ApproveAsync(request.Id, new PublicationDecision())));
        var anew = await asking.GetRequiredService<IPublicationsApi>().AskAsync(new PublicationAsked("d"));
        Assert.NotEqual(request.Id, anew.Id);
        Assert.Equal("Superseded", (await asking.GetRequiredService<IPublicationsApi>().GetAsync(request.Id)).Request.Status);
        Assert.Equal("Approved", (await deciding.GetRequiredService<IPublicationsApi>().ApproveAsync(anew.Id, new PublicationDecision())).Status);
        Assert.Equal("publication.nothing", await RefusedAsync(() => asking.GetRequiredService<IPublicationsApi>().AskAsync(new PublicationAsked("d"))));
    }

    [Fact]
    public async Task What_cannot_run_is_not_asked_for_and_the_draft_stays_and_bulk_publication_asks_for_each()
    {
        await using var server = await HostServer.StartAsync(publishesAlone: false);
        using var author = await server.SignedInAsync(Role.Author);
        using (var broken = await author.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = Model("一", type: "Acme.Missing"), ["publish"] = true }))
            Assert.Contains("Acme.Missing", await broken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, (int)(await DefinitionAsync(author))["version"]!);
        await using var client = await ClientAsync(server, Role.Author);
        Assert.Empty((await client.GetRequiredService<IPublicationsApi>().ListAsync()).Items);

        (await SaveAsync(author, "二", publish: false)).Dispose();
        using var bulk = await author.PostAsJsonAsync("/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids", new { definitionIds = new[] { "d" } });
        Assert.Equal("d", (string?)(await bulk.Content.ReadFromJsonAsync<JsonObject>())!["skipped"]![0]);
        Assert.Single((await client.GetRequiredService<IPublicationsApi>().ListAsync()).Items);
    }

    private static async Task<JsonObject> DefinitionAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonObject>("/elsa/api/workflow-definitions/d"))!;

    private static Task<HttpResponseMessage> SaveAsync(HttpClient client, string text, bool publish) =>
        client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = Model(text), ["publish"] = publish });

    private static JsonObject Model(string text, string type = "Elsa.WriteLine") => new()
    {
        ["definitionId"] = "d",
        ["name"] = "流程",
        ["root"] = new JsonObject
        {
            ["id"] = "F",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray(new JsonObject { ["id"] = "w", ["type"] = type, ["version"] = 1, ["metadata"] = new JsonObject { ["displayText"] = "写一行" }, ["text"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } } }),
            ["connections"] = new JsonArray(),
        },
    };

    private static async Task<string?> RefusedAsync(Func<Task> act) => Problem.Of(await Assert.ThrowsAnyAsync<ApiException>(act))?.Code;

    private static async Task<ServiceProvider> ClientAsync(HostServer server, string role)
    {
        string? token = null;
        var services = new ServiceCollection();
        services.AddOrchestratorClient(
            new OrchestratorClientOptions { BaseAddress = new Uri("http://localhost"), Token = _ => Task.FromResult(token ?? "") },
            http => http.ConfigurePrimaryHttpMessageHandler(server.Handler));
        var provider = services.BuildServiceProvider();
        token = (await provider.GetRequiredService<ISessionApi>().GetTokenAsync(new SignIn(role, HostServer.Password))).Token;
        return provider;
    }
}
