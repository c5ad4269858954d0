using System.Diagnostics;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine;

/// <summary>One span for each burst: which workflow, which instance, where it stood afterwards. Costs nothing while nobody listens.</summary>
public static class EngineTraces
{
    /// <summary>Name of the source, for whoever exports traces.</summary>
    public const string Name = "Orchestrator.Engine";

    private static readonly ActivitySource Source = new(Name);

    internal static System.Diagnostics.Activity? Begin(WorkflowExecutionContext workflow)
    {
        var burst = Source.StartActivity("burst");
        burst?.SetTag("orchestrator.definition", workflow.DefinitionId)
            .SetTag("orchestrator.definition.version", workflow.DefinitionVersion)
            .SetTag("orchestrator.instance", workflow.Id)
            .SetTag("orchestrator.correlation", workflow.CorrelationId);
        return burst;
    }

    internal static void End(System.Diagnostics.Activity? burst, WorkflowExecutionContext workflow, int steps)
    {
        if (burst is null)
            return;
        burst.SetTag("orchestrator.steps", steps).SetTag("orchestrator.status", workflow.Instance.SubStatus.ToString());
        if (workflow.Instance.SubStatus == WorkflowSubStatus.Faulted)
            burst.SetStatus(ActivityStatusCode.Error, workflow.IncidentList is [.., var last] ? last.Message : null);
    }
}
