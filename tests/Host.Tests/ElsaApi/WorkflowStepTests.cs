using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Workflows that stand as steps in others, as Elsa Studio sees them.</summary>
public sealed class WorkflowStepTests
{
    [Fact]
    public async Task A_published_usable_workflow_is_in_the_toolbox_with_its_inputs_outputs_and_outcomes()
    {
        await using var server = await HostServer.StartAsync();
        using var client = await server.SignedInAsync(Role.Admin);
        Assert.Null(await DescriptorAsync(client, "CheckUnit"));

        await ImportAsync(client, "check-unit", "Check unit", """{"usableAsActivity":true,"activityCategory":"自查"}""", """[{"name":"Unit","type":"String","displayName":"单位"}]""", """["Good","Bad"]""");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/elsa/api/workflow-definitions/check-unit/publish", new { })).StatusCode);

        var descriptor = (await DescriptorAsync(client, "CheckUnit"))!;
        Assert.Equal(("自查", "Check unit", 1, true), ((string)descriptor["category"]!, (string)descriptor["displayName"]!, (int)descriptor["version"]!, (bool)descriptor["isBrowsable"]!));
        Assert.Equal("单位", (string)descriptor["inputs"]![0]!["displayName"]!);
        Assert.Equal(["Good", "Bad"], descriptor["ports"]!.AsArray().Select(port => (string)port!["name"]!));
        Assert.Equal("check-unit", (string)descriptor["constructionProperties"]!["WorkflowDefinitionId"]!);

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/elsa/api/workflow-definitions/check-unit/retract", new { })).StatusCode);
        Assert.False((bool)(await DescriptorAsync(client, "CheckUnit"))!["isBrowsable"]!);
    }

    [Fact]
    public async Task A_definition_that_uses_it_is_shown_whole_whatever_number_its_file_gave_the_step()
    {
        await using var server = await HostServer.StartAsync();
        using var client = await server.SignedInAsync(Role.Admin);
        await ImportAsync(client, "inner", "Inner", """{"usableAsActivity":true}""");
        await ImportAsync(client, "outer", "Outer", "{}", root: """{"id":"F","type":"Elsa.Flowchart","version":1,"activities":[{"id":"C","type":"Inner","version":7,"workflowDefinitionId":"inner","workflowDefinitionVersionId":"elsewhere"}],"connections":[]}""");

        var shown = (await client.GetFromJsonAsync<JsonNode>("/elsa/api/workflow-definitions/by-definition-id/outer?versionOptions=Latest"))!["root"]!["activities"]![0]!;

        Assert.Equal(("Inner", 1, "Workflow1:F:C"), ((string)shown["type"]!, (int)shown["version"]!, (string)shown["nodeId"]!));
        Assert.NotNull(await DescriptorAsync(client, "Inner"));
    }

    private static async Task<JsonNode?> DescriptorAsync(HttpClient client, string type) =>
        (await client.GetFromJsonAsync<JsonNode>("/elsa/api/descriptors/activities?Refresh=True"))!["items"]!.AsArray().SingleOrDefault(item => (string)item!["typeName"]! == type);

    private static async Task ImportAsync(HttpClient client, string id, string name, string options, string inputs = "[]", string outcomes = "[]", string root = """{"id":"W","type":"Elsa.WriteLine","version":1}""")
    {
        var file = JsonNode.Parse($$"""{"definitionId":"{{id}}","name":"{{name}}","options":{{options}},"inputs":{{inputs}},"outcomes":{{outcomes}},"root":{{root}}}""")!;
        var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions/import", file);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
