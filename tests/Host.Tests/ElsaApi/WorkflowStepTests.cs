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
        Assert.Equal(["Good", "Bad"], descriptor["ports"]!.AsArray().Where(port => (bool)port!["isBrowsable"]!).Select(port => (string)port!["name"]!));
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

    [Fact]
    public async Task A_step_that_is_a_workflow_says_which_version_it_is_and_which_one_is_in_force()
    {
        await using var server = await HostServer.StartAsync();
        using var client = await server.SignedInAsync(Role.Admin);
        await ImportAsync(client, "inner", "Inner", """{"usableAsActivity":true}""");
        await ImportAsync(client, "outer", "Outer", "{}", root: """{"id":"F","type":"Elsa.Flowchart","version":1,"activities":[{"id":"C","type":"Inner","version":1,"workflowDefinitionId":"inner"}],"connections":[]}""");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/elsa/api/workflow-definitions/inner/publish", new { })).StatusCode);
        var first = await ShownAsync();
        await ImportAsync(client, "inner", "Inner", """{"usableAsActivity":true}""");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/elsa/api/workflow-definitions/inner/publish", new { })).StatusCode);
        var second = await ShownAsync();

        Assert.Equal((string)first["workflowDefinitionVersionId"]!, (string)first["latestAvailablePublishedVersionId"]!);
        Assert.Equal((1, 1), ((int)first["version"]!, (int)first["latestAvailablePublishedVersion"]!));
        Assert.Equal((string)first["workflowDefinitionVersionId"]!, (string)second["workflowDefinitionVersionId"]!);
        Assert.Equal((1, 2), ((int)second["version"]!, (int)second["latestAvailablePublishedVersion"]!));

        async Task<JsonNode> ShownAsync() => (await client.GetJsonAsync("/workflow-definitions/by-definition-id/outer?versionOptions=Latest"))["root"]!["activities"]![0]!;
    }

    [Fact]
    public async Task The_way_to_a_step_enters_ports_lists_cases_and_workflows()
    {
        await using var server = await HostServer.StartAsync();
        using var client = await server.SignedInAsync(Role.Admin);
        await ImportAsync(client, "inner", "Inner", """{"usableAsActivity":true}""", root: """{"id":"G","type":"Elsa.Flowchart","version":1,"activities":[{"id":"Deep","type":"Elsa.WriteLine","version":1}]}""");
        const string Line = """{"id":"L","type":"Elsa.WriteLine","version":1}""";
        await ImportAsync(client, "outer", "Outer", "{}", root: $$$"""
            {"id":"F","type":"Elsa.Flowchart","version":1,"activities":[
              {"id":"If","type":"Elsa.If","version":1,"then":{"id":"T","type":"Elsa.Flowchart","version":1,"activities":[{"id":"S","type":"Elsa.Sequence","version":1,"activities":[{{{Line}}}]}]}},
              {"id":"Sw","type":"Elsa.Switch","version":1,"cases":[{"label":"好","activity":{"id":"C","type":"Elsa.WriteLine","version":1}}]},
              {"id":"N","type":"Elsa.Flowchart","version":1,"activities":[{"id":"M","type":"Elsa.WriteLine","version":1}]},
              {"id":"W","type":"Inner","version":1,"workflowDefinitionId":"inner"}]}
            """);
        var version = (string)(await client.GetJsonAsync("/workflow-definitions/by-definition-id/outer?versionOptions=Latest"))["id"]!;

        foreach (var (node, container, way) in new[]
        {
            ("F:If", "F", ""),
            ("F:If:T:S:L", "F:If:T:S", "F:If/Then F:If:T:S/__self"),
            ("F:Sw:C", "F:Sw", "F:Sw/好"),
            ("F:N:M", "F:N", "F:N/__self"),
            ("F:W:G:Deep", "F:W", "F:W/Root"),
        })
        {
            var answer = await client.GetJsonAsync($"/workflow-definitions/subgraph/segments/{version}?childNodeId=Workflow1:{node}");
            Assert.Equal(("Workflow1:" + node, "Workflow1:" + container), ((string)answer["childNode"]!["nodeId"]!, (string)answer["container"]!["nodeId"]!));
            Assert.Equal(way, string.Join(' ', answer["pathSegments"]!.AsArray().Select(segment => $"{segment!["activityNodeId"]}/{segment["portName"]}".Replace("Workflow1:", "", StringComparison.Ordinal))));
        }

        var inside = await client.GetJsonAsync($"/workflow-definitions/subgraph/{version}?parentNodeId=Workflow1:F:W");
        Assert.Equal("Workflow1:F:W:G:Deep", (string)inside["activity"]!["root"]!["activities"]![0]!["nodeId"]!);
        using var none = await client.GetAsync($"/elsa/api/workflow-definitions/subgraph/segments/{version}?childNodeId=Workflow1:F:X");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
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
