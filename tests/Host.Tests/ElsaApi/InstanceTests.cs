using System.Net;
using System.Text.Json.Nodes;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Instances as files, their variables, their executions and what led to them.</summary>
public sealed class InstanceTests
{
    private const string Amount = """[{"id":"v1","name":"Amount","typeName":"Int32","value":"1"}]""";
    private const string Waits = """{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{"id":"L","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"开始"}}},{"id":"E","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}]}""";

    [Fact]
    public async Task An_exported_instance_is_imported_and_goes_on_where_it_stood()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        await admin.SaveAsync("waits", Waits, variables: Amount);
        var id = await admin.ExecuteAsync("waits");
        var journal = (int)(await admin.GetJsonAsync($"/workflow-instances/{id}/journal"))["totalCount"]!;
        var file = await admin.GetJsonAsync($"/workflow-instances/{id}/export");
        Assert.Equal("开始", (string)file["ActivityExecutionRecords"]!.AsArray().Single(row => (string?)row!["activityId"] == "L")!["activityState"]!["Text"]!);
        Assert.Contains("已经存在", (string)(await admin.UploadAsync("/bulk-actions/import/workflow-instances", file.ToJsonString(), HttpStatusCode.BadRequest))["errors"]!["generalErrors"]![0]!, StringComparison.Ordinal);
        using (var deleted = await admin.DeleteAsync($"/elsa/api/workflow-instances/{id}"))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);

        var imported = await admin.UploadAsync("/bulk-actions/import/workflow-instances", file.ToJsonString());

        Assert.Equal((1, 1), ((int)imported["count"]!, (int)imported["imported"]!));
        Assert.Equal(journal, (int)(await admin.GetJsonAsync($"/workflow-instances/{id}/journal"))["totalCount"]!);
        await admin.PostJsonAsync("/events/go/trigger", new JsonObject { ["workflowExecutionMode"] = "Synchronous" });
        Assert.Equal("Finished", (string)(await admin.GetJsonAsync($"/workflow-instances/{id}"))["status"]!);
    }

    [Theory]
    [InlineData("""{"WorkflowState":{"id":"x"}}""", "不是本系统导出")]
    [InlineData("""{"Orchestrator":{"instance":{"id":"x","definitionId":"d","definitionVersionId":"none","definitionVersion":1,"createdAt":"2005-04-11T00:00:00Z","state":"{}"},"bookmarks":[],"executions":[],"journal":[],"incidents":[]}}""", "请先导入流程定义")]
    [InlineData("""{"Orchestrator":{"instance":{"id":"x","definitionId":"d","definitionVersionId":"none","definitionVersion":1,"createdAt":"2005-04-11T00:00:00Z","state":"{}"},"bookmarks":[],"executions":[],"journal":[],"incidents":[{"id":"i","instanceId":"other","definitionId":"d","definitionVersionId":"v","definitionVersion":1,"activityId":"a","activityNodeId":"n","activityType":"t","message":"m","at":"2005-04-11T00:00:00Z"}]}}""", "不属于")]
    [InlineData("""{"Orchestrator":{"instance":7}}""", "无法识别")]
    [InlineData("no json", "无法识别")]
    public async Task A_file_that_cannot_be_run_on_is_refused_with_the_reason(string file, string said)
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        Assert.Contains(said, (await admin.UploadAsync("/bulk-actions/import/workflow-instances", file, HttpStatusCode.BadRequest))["errors"]!.AsObject().First().Value![0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (int)(await admin.PostJsonAsync("/workflow-instances"))["totalCount"]!);
    }

    [Fact]
    public async Task Variables_are_set_by_type_or_refused()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("waits", Waits, variables: Amount);
        var id = await author.ExecuteAsync("waits");

        var after = await author.PostJsonAsync($"/workflow-instances/{id}/variables", JsonNode.Parse("""{"variables":[{"id":"v1","value":"12"}]}"""));

        Assert.Equal(12, (int)after["items"]![0]!["value"]!);
        Assert.Contains("Int32", await author.RefusedAsync($"/workflow-instances/{id}/variables", JsonNode.Parse("""{"variables":[{"id":"v1","value":"many"}]}""")), StringComparison.Ordinal);
        await author.RefusedAsync("/workflow-instances/none/variables", JsonNode.Parse("""{"variables":[{"id":"v1","value":1}]}"""), HttpStatusCode.NotFound);
        Assert.Equal(12, (int)(await author.GetJsonAsync($"/workflow-instances/{id}/variables"))["items"]![0]!["value"]!);
    }

    [Fact]
    public async Task A_call_stack_goes_on_in_the_workflow_that_started_this_one_unless_it_is_told_not_to()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("child", Waits);
        await author.SaveAsync("parent", """{"id":"C","type":"Elsa.ExecuteWorkflow","version":1,"workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"child"}},"waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":true}}}""");
        var parent = await author.ExecuteAsync("parent");
        var child = (string)(await author.PostJsonAsync("/workflow-instances", new JsonObject { ["definitionId"] = "child" }))["items"]![0]!["id"]!;
        var waiting = (string)(await author.GetJsonAsync($"/activity-executions/list?workflowInstanceId={child}&activityNodeId=Workflow1:F:E"))["items"]![0]!["id"]!;

        var whole = (await author.GetJsonAsync($"/activity-executions/{waiting}/call-stack?includeCrossWorkflowChain=true"))["items"]!.AsArray();
        var own = (await author.GetJsonAsync($"/activity-executions/{waiting}/call-stack?includeCrossWorkflowChain=false"))["items"]!.AsArray();

        Assert.Equal(parent, (string)whole[0]!["workflowInstanceId"]!);
        Assert.Contains(whole, row => (string?)row!["activityId"] == "C");
        Assert.All(own, row => Assert.Equal(child, (string)row!["workflowInstanceId"]!));
        var window = await author.GetJsonAsync($"/activity-executions/{waiting}/call-stack?skip=1&take=1");
        Assert.Equal((1, whole.Count), (window["items"]!.AsArray().Count, (int)window["totalCount"]!));
    }

    [Fact]
    public async Task Executions_beyond_one_answer_are_reached_and_a_journal_line_tells_what_its_step_was_given()
    {
        await using var server = await HostServer.StartAsync();
        using var author = await server.SignedInAsync(Role.Author);
        await author.SaveAsync("waits", Waits);
        var id = await author.ExecuteAsync("waits");
        var all = (await author.GetJsonAsync($"/activity-executions/list?workflowInstanceId={id}"))["items"]!.AsArray().Select(row => (string)row!["id"]!).ToList();

        var rest = await author.GetJsonAsync($"/activity-executions/list?workflowInstanceId={id}&skip=1&take=2");

        Assert.Equal(all.Skip(1).Take(2), rest["items"]!.AsArray().Select(row => (string)row!["id"]!));
        Assert.Equal(all.Count, (int)rest["totalCount"]!);
        Assert.Equal("开始", (string)(await author.GetJsonAsync($"/workflow-instances/{id}/journal/L"))["activityState"]!["Text"]!);
        Assert.Empty((await author.GetJsonAsync($"/resilience/retries/{all[0]}"))["items"]!.AsArray());
    }
}
