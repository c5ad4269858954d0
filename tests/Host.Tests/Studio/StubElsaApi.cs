using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Orchestrator.Host.Tests.Studio;

/// <summary>
/// The smallest server that the designer is content with: a definition of three steps, the same drawn so wide that its middle is
/// empty, and of each an instance that waits at the second step. It lets the pages be tested without an engine behind them.
/// </summary>
internal static class StubElsaApi
{
    public const string DefinitionId = "unit-case";
    public const string InstanceId = "i1";

    private const string Definition = """
        {"links":[{"href":"/workflow-definitions/unit-case/publish","rel":"publish","method":"POST"}],
         "id":"unit-case-v1","definitionId":"unit-case","name":"单位整治案件","description":"","createdAt":"2005-03-25T00:00:00+00:00",
         "version":1,"toolVersion":"3.8.2.0","variables":[],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{},
         "isReadonly":false,"isSystem":false,"isLatest":true,"isPublished":true,
         "options":{"usableAsActivity":false,"autoUpdateConsumingWorkflows":false},
         "root":{"id":"Flowchart1","nodeId":"Workflow1:Flowchart1","name":"Flowchart1","type":"Elsa.Flowchart","version":1,
          "customProperties":{"notFoundConnections":[]},"metadata":{},
          "activities":[STEPS],
          "connections":[
           {"source":{"activity":"SelfCheck","port":"Done"},"target":{"activity":"Inspect","port":"In"},"vertices":[]},
           {"source":{"activity":"Inspect","port":"Done"},"target":{"activity":"Close","port":"In"},"vertices":[]}]}}
        """;

    private const string Instance = """
        {"id":"i1","definitionId":"unit-case","definitionVersionId":"unit-case-v1","version":1,"status":"Running","subStatus":"Suspended",
         "correlationId":"case-1","name":"红树湾网吧","incidentCount":0,"createdAt":"2005-03-25T00:00:00+00:00","updatedAt":"2005-03-26T00:00:00+00:00",
         "workflowState":{"id":"i1","definitionId":"unit-case","definitionVersionId":"unit-case-v1","definitionVersion":1,"status":"Running",
          "subStatus":"Suspended","isExecuting":false,"bookmarks":[],"incidents":[],"isSystem":false,"completionCallbacks":[],
          "activityExecutionContexts":[],"input":{},"output":{},"properties":{},"createdAt":"2005-03-25T00:00:00+00:00","updatedAt":"2005-03-26T00:00:00+00:00"}}
        """;

    /// <summary>Maps the answers under <c>/elsa/api</c>.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/elsa/api");
        var definition = Draw(Step("SelfCheck", "自查", 0), Step("Inspect", "现场检查", 260), Step("Close", "结案", 520));
        var wide = Draw(Step("SelfCheck", "自查", 0), Step("Inspect", "现场检查", 9000, 3000), Step("Close", "结案", 300)).Replace("unit-case", "wide", StringComparison.Ordinal);
        api.MapGet("/workflow-definitions/by-definition-id/{id}", (string id) => Json(id == "wide" ? wide : definition));
        api.MapGet("/workflow-definitions/by-id/{id}", (string id) => Json(id == "wide-v1" ? wide : definition));
        Get(api, "/workflow-definitions", Page(definition));
        api.MapGet("/workflow-instances/{id}", (string id) => Json(id == "wide1"
            ? Instance.Replace("\"i1\"", "\"wide1\"", StringComparison.Ordinal).Replace("unit-case", "wide", StringComparison.Ordinal) : Instance));
        Get(api, "/workflow-instances/{id}/execution-state", """{"status":"Running","subStatus":"Suspended","updatedAt":"2005-03-26T00:00:00+00:00"}""");
        Get(api, "/workflow-instances/{id}/variables", """{"items":[],"count":0}""");
        Post(api, "/workflow-instances", Page(Instance));
        Post(api, "/workflow-instances/{id}/journal", Page(Entry("SelfCheck", "Completed", 2)));
        Get(api, "/activity-executions/list", """{"items":[]}""");
        Get(api, "/activity-execution-summaries/list", """{"items":[]}""");
        Post(api, "/activity-executions/report", $$"""{"stats":[{{Stats("SelfCheck", 1, false)}},{{Stats("Inspect", 0, true)}}] }""");
        Post(api, "/bulk-actions/publish/workflow-definitions/by-definition-ids", """{"published":[],"alreadyPublished":[],"notFound":["lost"],"skipped":["unit-case"],"updatedConsumers":[],"failed":[],"warnings":{"unit-case":["须由第二人批准"]}}""");
        Get(api, "/features/installed", """{"items":[],"count":0}""");
        Get(api, "/descriptors/activities", $$"""{"items":[{{Descriptor("Elsa", "Workflow", "流程", true)}},{{Descriptor("Elsa", "Flowchart", "流程图", true)}},{{Descriptor("Orchestrator", "AwaitDecision", "等待决定", false)}}],"count":3}""");
        Get(api, "/descriptors/expression-descriptors", """
            {"items":[{"type":"Literal","displayName":"文本","isSerializable":true,"isBrowsable":false,"properties":{}},
             {"type":"JavaScript","displayName":"JavaScript","isSerializable":true,"isBrowsable":true,"properties":{"MonacoLanguage":"javascript"}}],"count":2}
            """);
        Get(api, "/descriptors/variables", """{"items":[{"typeName":"String","displayName":"文本","category":"基本"}],"count":1}""");
        Get(api, "/descriptors/storage-drivers", """{"items":[{"typeName":"WorkflowInstanceStorageDriver","displayName":"流程实例","priority":5,"deprecated":false}]}""");
        Get(api, "/descriptors/{**rest}", """{"items":[],"count":0}""");
        api.MapPost("/workflow-definitions", async (HttpRequest request) =>
        {
            var saved = (await JsonNode.ParseAsync(request.Body))!["model"]!;
            return Json(new JsonObject { ["workflowDefinition"] = saved.DeepClone(), ["alreadyPublished"] = false, ["consumingWorkflowCount"] = 0 }.ToJsonString());
        });
    }

    private static void Get(RouteGroupBuilder api, string path, string answer) => api.MapGet(path, () => Json(answer));

    private static void Post(RouteGroupBuilder api, string path, string answer) => api.MapPost(path, () => Json(answer));

    private static IResult Json(string content) => Results.Content(content, "application/json");

    private static string Page(string item) =>
        $$"""{"links":[{"href":"/bulk-actions/publish","rel":"bulk-publish","method":"POST"}],"items":[{{item}}],"totalCount":1}""";

    private static string Draw(params string[] steps) => Definition.Replace("STEPS", string.Join(',', steps), StringComparison.Ordinal);

    private static string Step(string id, string name, int x, int y = 0) => $$"""
        {"id":"{{id}}","nodeId":"Workflow1:Flowchart1:{{id}}","name":"{{id}}","type":"Orchestrator.AwaitDecision","version":1,
         "question":{"typeName":"String","expression":{"type":"Literal","value":"{{name}}"} },
         "act":{"typeName":"String","expression":{"type":"Literal","value":"{{id}}"} },
         "customProperties":{"canStartWorkflow":false,"runAsynchronously":false},
         "metadata":{"displayText":"{{name}}","designer":{"position":{"x":{{x}},"y":{{y}}},"size":{"width":180,"height":50} } } }
        """;

    private static string Stats(string id, int completed, bool blocked) => $$"""
        {"activityId":"{{id}}","activityNodeId":"Workflow1:Flowchart1:{{id}}","startedCount":1,"completedCount":{{completed}},
         "uncompletedCount":{{1 - completed}},"isBlocked":{{(blocked ? "true" : "false")}},"isFaulted":false,"aggregateFaultCount":0,"metadata":{} }
        """;

    private static string Entry(string id, string what, int sequence) => $$"""
        {"id":"j{{sequence}}","activityInstanceId":"a{{sequence}}","activityId":"{{id}}","activityType":"Orchestrator.AwaitDecision","activityTypeVersion":1,
         "activityName":"{{id}}","nodeId":"Workflow1:Flowchart1:{{id}}","timestamp":"2005-03-26T00:00:00+00:00","sequence":{{sequence}},"eventName":"{{what}}"}
        """;

    private static string Descriptor(string space, string name, string display, bool isContainer) => $$"""
        {"typeName":"{{space}}.{{name}}","namespace":"{{space}}","name":"{{name}}","version":1,"category":"案件","displayName":"{{display}}","description":"{{display}}",
         "inputs":[{"isWrapped":true,"uiHint":"singleline","isReadOnly":false,"isSensitive":false,"autoEvaluate":true,"uiSpecifications":{},"name":"Question",
          "typeName":"String","displayName":"问题","description":"向办理人提出的问题","order":0,"isBrowsable":true,"isSerializable":true,"isSynthetic":false}],
         "outputs":[],"kind":"Action","runAsynchronously":false,"ports":[{"name":"Done","displayName":"完成","type":"Flow","isBrowsable":true}],
         "customProperties":{},"constructionProperties":{},"isContainer":{{(isContainer ? "true" : "false")}},"isBrowsable":{{(isContainer ? "false" : "true")}},"isStart":false,"isTerminal":false}
        """;
}
