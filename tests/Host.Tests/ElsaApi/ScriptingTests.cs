using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Trying out one step, and what the script editor is told.</summary>
public sealed partial class ScriptingTests
{
    private const string Variables = """[{"id":"v1","name":"Fine Amount","typeName":"Decimal","value":"1"},{"id":"v2","name":"单位","typeName":"String","isArray":true}]""";
    private const string Inputs = """[{"name":"openedAt","type":"DateTimeOffset"}]""";

    [Fact]
    public async Task A_step_is_tried_with_test_values_and_leaves_nothing_behind()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        var saved = await author.SaveAsync("scripts", """
            {"id":"F","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"Good","type":"Elsa.RunJavaScript","version":1,"script":{"typeName":"String","expression":{"type":"Literal","value":"return getFineAmount() * 2"}},"customProperties":{"VariableTestValues":{"v1":"21"}}},
              {"id":"Bad","type":"Elsa.RunJavaScript","version":1,"script":{"typeName":"String","expression":{"type":"Literal","value":"throw new Error('坏了')"}}},
              {"id":"Event","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}]}
            """, publish: false, variables: Variables);
        var version = (string)saved["workflowDefinition"]!["id"]!;
        var before = await CountAsync(server);

        var good = await TestAsync(author, version, "Workflow1:F:Good");
        var bad = await TestAsync(author, version, "Workflow1:F:Bad");
        var waits = await TestAsync(author, version, "Workflow1:F:Event");

        Assert.Equal(("Completed", 42m), ((string)good["status"]!, (decimal)good["outputs"]!["Result"]!));
        Assert.Equal("Faulted", (string)bad["status"]!);
        Assert.Contains("坏了", (string)bad["exception"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal(("Running", "go"), ((string)waits["status"]!, (string)waits["activityState"]!["EventName"]!));
        Assert.Equal(before, await CountAsync(server));
        Assert.Contains("Nowhere", await author.RefusedAsync("/tests/activities", Handle(version, "Nowhere")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_editor_is_told_the_definitions_own_names_and_every_function_that_it_is_told_exists()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        const string Root = """{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{"id":"E","name":"Answer","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},{"id":"J","type":"Elsa.RunJavaScript","version":1,"script":{"typeName":"String","expression":{"type":"Literal","value":"SCRIPT"}}}]}""";
        await author.SaveAsync("scripts", Root, publish: false, variables: Variables, inputs: Inputs);

        using var answer = await author.PostAsync("/elsa/api/scripting/javascript/type-definitions/scripts", null);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Contains("declare function getVariable(name: \"Fine Amount\"): number;", text, StringComparison.Ordinal);
        Assert.Contains("declare function setFineAmount(value: number): void;", text, StringComparison.Ordinal);
        Assert.Contains("declare function get单位(): string[];", text, StringComparison.Ordinal);
        Assert.Contains("declare function getInput(name: \"openedAt\"): Date;", text, StringComparison.Ordinal);
        Assert.Contains("declare function getResultFromAnswer(): any;", text, StringComparison.Ordinal);
        var names = Declared().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();
        var saved = await author.SaveAsync("scripts", Root.Replace("SCRIPT", $"return [{string.Join(',', names.Select(name => $"typeof {name}"))}].map((kind, at) => kind === 'function' ? '' : [{string.Join(',', names.Select(name => $"'{name}'"))}][at]).join('')", StringComparison.Ordinal), publish: false, variables: Variables, inputs: Inputs);
        var ran = await TestAsync(author, (string)saved["workflowDefinition"]!["id"]!, "Workflow1:F:J");
        Assert.Equal("", (string)ran["outputs"]!["Result"]!);
        Assert.Contains("declare function newGuid(): string;", await (await author.PostAsync("/elsa/api/scripting/javascript/type-definitions/unsaved", null)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<JsonNode> TestAsync(HttpClient author, string version, string node) => author.PostJsonAsync("/tests/activities", Handle(version, node));

    private static JsonObject Handle(string version, string node) => new()
    {
        ["workflowDefinitionHandle"] = new JsonObject { ["definitionVersionId"] = version },
        ["activityHandle"] = new JsonObject { ["activityNodeId"] = node },
    };

    private static Task<(int Definitions, int Instances, int Bookmarks, int Executions)> CountAsync(HostServer server) => server.InTransactionAsync(async services =>
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        return (await db.Definitions.CountAsync(), await db.Instances.CountAsync(), await db.Bookmarks.CountAsync(), await db.Executions.CountAsync());
    });

    [GeneratedRegex(@"declare function ([\w$]+)")]
    private static partial Regex Declared();
}
