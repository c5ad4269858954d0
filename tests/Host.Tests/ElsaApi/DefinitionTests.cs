using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

public sealed class DefinitionTests
{
    [Fact]
    public async Task Every_activity_of_every_definition_carries_its_parents_node_id_and_its_own_id()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        foreach (var seed in Enumerable.Range(1, 25))
        {
            var root = Tree(seed);
            var saved = await SaveAsync(author, new JsonObject { ["definitionId"] = "tree", ["name"] = "tree", ["root"] = root });
            var count = Check(saved["workflowDefinition"]!["root"]!.AsObject(), "Workflow1");
            Assert.True(count > 1);
        }
    }

    [Fact]
    public async Task An_activity_that_is_not_installed_comes_back_whole_after_being_moved_and_saved()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        var original = """{"id":"x1","name":"Old1","type":"Acme.Old","version":7,"secret":{"expression":{"type":"Literal","value":"秘密"}},"deep":{"a":[1,{"b":null}]},"metadata":{"designer":{"position":{"x":1,"y":2}}},"customProperties":{}}""";
        var first = await SaveAsync(author, Model(JsonNode.Parse(original)!));
        var shown = first["workflowDefinition"]!["root"]!["activities"]![0]!.AsObject();
        Assert.Equal("Elsa.NotFoundActivity", (string?)shown["type"]);
        Assert.Equal("Workflow1:F1:x1", (string?)shown["nodeId"]);
        Assert.Equal(7, (int)shown["missingTypeVersion"]!);

        shown["metadata"]!["designer"]!["position"] = new JsonObject { ["x"] = 300, ["y"] = 80 };
        var again = await SaveAsync(author, Model(shown.DeepClone()));
        var kept = JsonNode.Parse((string)again["workflowDefinition"]!["root"]!["activities"]![0]!["originalActivityJson"]!)!;
        var expected = JsonNode.Parse(original)!;
        expected["metadata"]!["designer"]!["position"] = new JsonObject { ["x"] = 300, ["y"] = 80 };
        expected["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false };
        Assert.True(JsonNode.DeepEquals(expected, kept), kept.ToJsonString());

        using var publish = await author.PostAsJsonAsync("/elsa/api/workflow-definitions/d/publish", new { });
        Assert.Equal(HttpStatusCode.BadRequest, publish.StatusCode);
        Assert.Contains("Acme.Old", await publish.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_names_what_it_was_made_from_is_refused_once_somebody_else_has_saved()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await SaveAsync(author, Model(), publish: true);
        using var seen = await author.GetAsync("/elsa/api/workflow-definitions/by-definition-id/d?versionOptions=Latest");
        var tag = seen.Headers.ETag!.ToString();

        var line = JsonNode.Parse("""{"id":"w","type":"Elsa.WriteLine","version":1}""")!;
        using var mine = await SaveSeenAsync(author, tag, Model(line.DeepClone()));
        using var theirs = await SaveSeenAsync(author, tag, Model(line.DeepClone(), line.DeepClone()));
        var again = mine.Headers.ETag!.ToString();
        using var next = await SaveSeenAsync(author, again, Model());

        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, theirs.StatusCode);
        Assert.Contains("已被", await theirs.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        var copy = Model();
        copy["definitionId"] = "copy";
        await SaveAsync(author, copy);
        using var copied = await SaveSeenAsync(author, tag, (JsonObject)copy.DeepClone());
        Assert.Equal(HttpStatusCode.OK, copied.StatusCode);
    }

    [Fact]
    public async Task Saving_over_a_published_version_makes_the_next_one_and_leaves_it_published()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        var line = """{"id":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":null,"expression":{"type":"Literal","value":"a"}}}""";
        var first = await SaveAsync(author, Model(JsonNode.Parse(line)!), publish: true);
        var second = await SaveAsync(author, Model(JsonNode.Parse(line.Replace("\"a\"", "\"b\"", StringComparison.Ordinal))!));
        var third = await SaveAsync(author, Model(JsonNode.Parse(line.Replace("\"a\"", "\"c\"", StringComparison.Ordinal))!));

        Assert.Equal(1, (int)first["workflowDefinition"]!["version"]!);
        Assert.Equal(2, (int)second["workflowDefinition"]!["version"]!);
        Assert.Equal((string?)second["workflowDefinition"]!["id"], (string?)third["workflowDefinition"]!["id"]);
        var published = await author.GetFromJsonAsync<JsonObject>("/elsa/api/workflow-definitions/by-definition-id/d?versionOptions=Published");
        Assert.Equal(1, (int)published!["version"]!);
        Assert.False((bool)published["isLatest"]!);
    }

    [Fact]
    public async Task A_reader_gets_a_read_only_definition_and_a_forged_save_is_forbidden()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await SaveAsync(author, Model());
        using var officer = await server.SignedInAsync(Role.Officer);
        var definition = await officer.GetFromJsonAsync<JsonObject>("/elsa/api/workflow-definitions/d");
        Assert.DoesNotContain(definition!["links"]!.AsArray(), link => (string?)link!["rel"] == "publish");
        var list = await officer.GetFromJsonAsync<JsonObject>("/elsa/api/workflow-definitions");
        Assert.DoesNotContain(list!["links"]!.AsArray(), link => (string?)link!["rel"] == "bulk-publish");
        using var forged = await officer.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = Model() });
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
    }

    [Theory]
    [InlineData("{\"model\": {")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"model\": 5}")]
    public async Task A_body_that_cannot_be_read_gets_a_text_for_the_designer(string body)
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        using var answer = await author.PostAsync("/elsa/api/workflow-definitions", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(400, (int)error!["statusCode"]!);
        Assert.NotEmpty(error["errors"]!.AsObject());
    }

    [Fact]
    public async Task A_definition_that_has_instances_is_not_deleted()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        await SaveAsync(admin, Model(), publish: true);
        (await admin.PostAsJsonAsync("/elsa/api/workflow-definitions/d/execute", new { })).EnsureSuccessStatusCode();
        using var refused = await admin.DeleteAsync("/elsa/api/workflow-definitions/d");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Files_are_imported_one_by_one_or_packed_and_come_out_equal()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await SaveAsync(author, Model());
        var exported = await author.GetStringAsync("/elsa/api/workflow-definitions/d/export");
        using var form = new MultipartFormDataContent { { new StringContent(exported.Replace("\"d\"", "\"copy\"", StringComparison.Ordinal)), "files", "copy.json" } };
        using var answer = await author.PostAsync("/elsa/api/workflow-definitions/import-files", form);
        Assert.Equal(1, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["count"]!);
        var copy = JsonNode.Parse(await author.GetStringAsync("/elsa/api/workflow-definitions/copy/export"))!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(exported)!["root"], copy["root"]));
    }

    private static JsonObject Model(params JsonNode[] activities) => new()
    {
        ["definitionId"] = "d",
        ["name"] = "d",
        ["root"] = new JsonObject { ["id"] = "F1", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray(activities) },
    };

    private static async Task<JsonObject> SaveAsync(HttpClient client, JsonObject model, bool publish = false)
    {
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = publish });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<HttpResponseMessage> SaveSeenAsync(HttpClient client, string tag, JsonObject model)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/elsa/api/workflow-definitions") { Content = JsonContent.Create(new JsonObject { ["model"] = model }) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await client.SendAsync(request);
    }

    private static int Check(JsonObject activity, string parent)
    {
        var nodeId = parent + ":" + (string?)activity["id"];
        Assert.Equal(nodeId, (string?)activity["nodeId"]);
        return 1 + ActivityTree.ChildrenOf(activity).Sum(child => Check(child.Activity, nodeId));
    }

    // A random tree of containers, branches with embedded children, plain and unknown steps.
    private static JsonObject Tree(int seed)
    {
        var (random, next) = (new Random(seed), 0);
        return Container(0);

        JsonObject Container(int depth)
        {
            var activities = new JsonArray();
            for (var i = random.Next(1, 4); i > 0; i--)
                activities.Add(Step(depth + 1));
            return Activity(random.Next(2) == 0 ? "Elsa.Flowchart" : "Elsa.Sequence", ("activities", activities));
        }

        JsonObject Step(int depth) => (depth > 3 ? 0 : random.Next(5)) switch
        {
            1 => Container(depth),
            2 => Activity("Elsa.If", ("then", Container(depth)), ("else", Step(depth + 1))),
            3 => Activity("Elsa.Switch", ("cases", new JsonArray(new JsonObject { ["label"] = "a", ["activity"] = Step(depth + 1) })), ("default", Step(depth + 1))),
            4 => Activity("Acme.Unknown", ("inner", Step(depth + 1))),
            _ => Activity("Elsa.WriteLine"),
        };

        JsonObject Activity(string type, params (string Name, JsonNode Value)[] members)
        {
            var activity = new JsonObject { ["id"] = "a" + ++next, ["type"] = type, ["version"] = 1, ["nodeId"] = "wrong" };
            foreach (var (name, value) in members)
                activity[name] = value;
            return activity;
        }
    }
}
