using Orchestrator.Client.Tasks;

namespace Orchestrator.Client.Instances;

/// <summary>A workflow instance: whose case it carries, and the tasks that wait on its steps.</summary>
public sealed record InstanceInfo(string Id, string DefinitionId, int DefinitionVersion, string Status, string SubStatus, string? CaseId, int IncidentCount, IReadOnlyList<TaskSummary> OpenTasks);
