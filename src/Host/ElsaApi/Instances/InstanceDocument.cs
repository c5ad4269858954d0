using Orchestrator.Engine.Persistence;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>The rows of one instance, as a file of ours carries them beside what Elsa's readers look for.</summary>
internal sealed record InstanceDocument(WorkflowInstance Instance, IReadOnlyList<StoredBookmark> Bookmarks, IReadOnlyList<ActivityExecution> Executions, IReadOnlyList<JournalRecord> Journal, IReadOnlyList<StoredIncident> Incidents)
{
    /// <summary>Member of the file under which it stands.</summary>
    public const string Member = "Orchestrator";

    /// <summary>Whether every row belongs to the instance.</summary>
    public bool IsWhole =>
        Bookmarks.All(row => row.InstanceId == Instance.Id && row.Id.StartsWith(Instance.Id + "-", StringComparison.Ordinal))
        && Executions.All(row => row.InstanceId == Instance.Id) && Journal.All(row => row.InstanceId == Instance.Id) && Incidents.All(row => row.InstanceId == Instance.Id);
}
