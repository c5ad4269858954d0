using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>The list of instances gives exactly the rows that its filters ask for, in the order and the pages asked for.</summary>
public sealed class InstanceListTests
{
    private const string Waits = """{"id":"E","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"never"}}}""";
    private const string Ends = """{"id":"W","type":"Elsa.WriteLine","version":1}""";
    private const string Fails = """{"id":"X","type":"Elsa.Fault","version":1,"message":{"typeName":"String","expression":{"type":"Literal","value":"boom"}}}""";

    [Fact]
    public async Task Each_filter_order_and_page_gives_its_rows()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var begun = server.Clock.GetUtcNow();
        // Started an hour apart, so that every instant between two of them tells them apart.
        foreach (var (name, root) in new[] { ("waits", Waits), ("ends", Ends), ("fails", Fails), ("cancelled", Waits) })
        {
            await admin.SaveAsync(name, root);
            names[await admin.ExecuteAsync(name)] = name;
            server.Clock.Advance(TimeSpan.FromHours(1));
        }

        using (var cancel = await admin.PostAsync($"/elsa/api/cancel/workflow-instances/{names.Single(one => one.Value == "cancelled").Key}", null))
            Assert.True(cancel.IsSuccessStatusCode);

        foreach (var (filter, expected) in new[]
        {
            ("{}", "cancelled fails ends waits"),
            ("""{"searchTerm":"","statuses":[],"definitionIds":[],"timestampFilters":[]}""", "cancelled fails ends waits"),
            ("""{"orderBy":"Created","orderDirection":"Ascending"}""", "waits ends fails cancelled"),
            ("""{"page":1,"pageSize":3}""", "waits"),
            ("""{"status":"Running"}""", "waits"),
            ("""{"statuses":["Finished"],"orderBy":"Created","orderDirection":"Ascending"}""", "ends fails cancelled"),
            ("""{"subStatus":"Faulted"}""", "fails"),
            ("""{"subStatuses":["Suspended","Cancelled"]}""", "cancelled waits"),
            ("""{"hasIncidents":true}""", "fails"),
            ("""{"hasIncidents":false}""", "cancelled ends waits"),
            ("""{"definitionId":"ends"}""", "ends"),
            ("""{"definitionIds":["ends","waits"],"status":"Finished"}""", "ends"),
            ("""{"searchTerm":"fail"}""", "fails"),
            ("""{"version":2}""", ""),
            (At("GreaterThan", "CreatedAt", begun.AddMinutes(90)), "cancelled fails"),
            (At("LessThanOrEqual", "CreatedAt", begun.AddMinutes(90)), "ends waits"),
            (At("GreaterThanOrEqual", "FinishedAt", begun.AddHours(3)), "cancelled"),
        })
        {
            var answer = await admin.PostJsonAsync("/workflow-instances", JsonNode.Parse(filter));
            Assert.Equal((filter, expected), (filter, string.Join(' ', answer["items"]!.AsArray().Select(row => names[(string)row!["id"]!]))));
            var isPage = filter.Contains("pageSize", StringComparison.Ordinal);
            Assert.Equal(isPage ? names.Count : answer["items"]!.AsArray().Count, (int)answer["totalCount"]!);
        }
    }

    [Fact]
    public async Task What_nobody_here_knows_of_a_definition_is_saved_published_and_exported_with_it()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        var model = JsonNode.Parse("""
            {"definitionId":"d","name":"d","acme":{"deep":[1,{"b":null}]},"customProperties":{"acmeTag":"甲"},"options":{"acmeOption":7},
             "root":{"id":"F","type":"Elsa.Flowchart","version":1,"acmeColour":"red","activities":[{"id":"W","type":"Elsa.WriteLine","version":1,"acmeNote":{"n":1},"metadata":{"acme":true}}],"connections":[]}}
            """)!;
        await author.PostJsonAsync("/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });

        foreach (var path in new[] { "/workflow-definitions/by-definition-id/d?versionOptions=Published", "/workflow-definitions/d/export" })
        {
            var shown = await author.GetJsonAsync(path);
            var step = shown["root"]!["activities"]![0]!;
            Assert.Equal("""{"deep":[1,{"b":null}]}""", shown["acme"]!.ToJsonString());
            Assert.Equal(("甲", 7, "red", 1, true), ((string)shown["customProperties"]!["acmeTag"]!, (int)shown["options"]!["acmeOption"]!, (string)shown["root"]!["acmeColour"]!, (int)step["acmeNote"]!["n"]!, (bool)step["metadata"]!["acme"]!));
        }
    }

    private static string At(string comparison, string column, DateTimeOffset instant) =>
        $$"""{"timestampFilters":[{"column":"{{column}}","operator":"{{comparison}}","timestamp":"{{instant.ToString("O", CultureInfo.InvariantCulture)}}"}]}""";
}
