using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Who uses a definition, and what happens to them.</summary>
public sealed class ReferenceTests
{
    private const string Step = """{"id":"S","type":"Inner","version":1,"workflowDefinitionId":"inner"}""";

    [Fact]
    public async Task Consumers_are_those_that_use_a_definition_not_those_that_mention_it()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await FillAsync(author);

        var consumers = (await author.GetJsonAsync("/workflow-definitions/inner/consumers"))["consumingWorkflowDefinitionIds"]!.AsArray().Select(id => (string)id!);

        Assert.Equal(["outer", "starter"], consumers);
    }

    [Fact]
    public async Task An_export_takes_the_consumers_along_and_theirs_if_asked()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await FillAsync(author);

        await using var packed = await author.GetStreamAsync("/elsa/api/workflow-definitions/inner/export?includeConsumingWorkflows=true");
        await using var archive = new ZipArchive(packed);
        Assert.Equal(4, archive.Entries.Count);
        foreach (var id in new[] { "inner", "outer", "starter", "uses-outer" })
            Assert.Contains(archive.Entries, entry => entry.Name.Contains($"-{id}-", StringComparison.Ordinal));
        Assert.Equal("inner", (string)(await author.GetJsonAsync("/workflow-definitions/inner/export?includeConsumingWorkflows=False"))["definitionId"]!);
    }

    [Fact]
    public async Task A_consumer_that_would_no_longer_work_stays_published_as_it_was()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("inner", """{"id":"W","type":"Elsa.WriteLine","version":1}""", options: """{"usableAsActivity":true,"autoUpdateConsumingWorkflows":true}""");
        await author.SaveAsync("outer", $$"""{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{{Step}}]}""");
        await server.InTransactionAsync(async services =>
        {
            // A step whose type has been taken away since the consumer was published.
            var row = await services.GetRequiredService<OrchestratorDbContext>().Definitions.SingleAsync(d => d.DefinitionId == "outer");
            row.Json = row.Json.Replace("\"activities\":[", "\"activities\":[{\"id\":\"gone\",\"type\":\"Acme.Gone\",\"version\":1},", StringComparison.Ordinal);
            return true;
        });

        var answer = await author.SaveAsync("inner", """{"id":"W","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"2"}}}""", options: """{"usableAsActivity":true,"autoUpdateConsumingWorkflows":true}""");

        Assert.Equal(0, (int)answer["consumingWorkflowCount"]!);
        Assert.Contains(answer["validationErrors"]!.AsArray(), text => ((string)text!).Contains("outer", StringComparison.Ordinal) && ((string)text!).Contains("仍用旧版本", StringComparison.Ordinal));
        Assert.Equal(1, (int)(await author.GetJsonAsync("/workflow-definitions/outer?versionOptions=Published"))["version"]!);
        Assert.Equal(2, (int)(await author.GetJsonAsync("/workflow-definitions/outer?versionOptions=Latest"))["version"]!);
    }

    [Fact]
    public async Task Refreshing_writes_triggers_anew_and_does_not_put_a_timer_off()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("hourly", """{"id":"T","type":"Elsa.Timer","version":1,"canStartWorkflow":true,"interval":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}}""");
        var before = await DueAsync(server);
        server.Clock.Advance(TimeSpan.FromMinutes(30));

        var answer = await author.PostJsonAsync("/actions/workflow-definitions/refresh", JsonNode.Parse("""{"definitionIds":["hourly","none"]}"""));
        await author.PostJsonAsync("/actions/workflow-definitions/reload");

        Assert.Equal(["hourly"], answer["refreshed"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(["none"], answer["notFound"]!.AsArray().Select(id => (string)id!));
        Assert.NotNull(before);
        Assert.Equal(before, await DueAsync(server));
    }

    private static Task<DateTimeOffset?> DueAsync(HostServer server) => server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Triggers.Select(t => t.DueAt).SingleAsync());

    private static async Task FillAsync(HttpClient author)
    {
        await author.SaveAsync("inner", """{"id":"W","type":"Elsa.WriteLine","version":1}""", options: """{"usableAsActivity":true}""");
        await author.SaveAsync("outer", $$"""{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{{Step}}]}""", options: """{"usableAsActivity":true}""");
        await author.SaveAsync("uses-outer", """{"id":"S","type":"Outer","version":1,"workflowDefinitionId":"outer"}""", publish: false);
        await author.SaveAsync("starter", """{"id":"X","type":"Elsa.DispatchWorkflow","version":1,"workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"inner"}}}""", publish: false);
        await author.SaveAsync("talker", """{"id":"W","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"inner"}}}""", publish: false);
    }
}
