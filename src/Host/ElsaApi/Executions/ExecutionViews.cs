using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Wire;

namespace Orchestrator.Host.ElsaApi.Executions;

internal static class ExecutionViews
{
    public static ExecutionSummary Summary(this ActivityExecution row) => new()
    {
        Id = row.Id,
        WorkflowInstanceId = row.InstanceId,
        ActivityId = row.ActivityId,
        ActivityNodeId = row.NodeId,
        ActivityType = row.ActivityType,
        ActivityTypeVersion = row.ActivityTypeVersion,
        ActivityName = row.ActivityName,
        StartedAt = row.StartedAt,
        HasBookmarks = row.HasBookmarks,
        Status = row.Status,
        CompletedAt = row.CompletedAt,
    };

    public static ExecutionRecord Record(this ActivityExecution row) => new()
    {
        Id = row.Id,
        WorkflowInstanceId = row.InstanceId,
        ActivityId = row.ActivityId,
        ActivityNodeId = row.NodeId,
        ActivityType = row.ActivityType,
        ActivityTypeVersion = row.ActivityTypeVersion,
        ActivityName = row.ActivityName,
        StartedAt = row.StartedAt,
        HasBookmarks = row.HasBookmarks,
        Status = row.Status,
        CompletedAt = row.CompletedAt,
        ActivityState = Json(row.Inputs) ?? new JsonObject(),
        Outputs = Json(row.Outputs),
        Payload = Json(row.Payload),
        Exception = WithoutTrace(Json(row.Exception)),
        AggregateFaultCount = row.AggregateFaultCount,
        SchedulingActivityExecutionId = row.SchedulingExecutionId,
        SchedulingActivityId = row.SchedulingActivityId,
        CallStackDepth = row.CallStackDepth,
    };

    // Where in the program a fault arose is for the log, not for whoever looks at the diagram.
    private static JsonNode? WithoutTrace(JsonNode? exception)
    {
        for (var layer = exception as JsonObject; layer is not null; layer = layer["innerException"] as JsonObject)
            layer.Remove("stackTrace");
        return exception;
    }

    private static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);
}
