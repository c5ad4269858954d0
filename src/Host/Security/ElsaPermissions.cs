using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>Elsa's permission names and the roles that hold them. A permission that is not listed is held by nobody.</summary>
public static class ElsaPermissions
{
    public const string ReadDefinitions = "read:workflow-definitions";
    public const string WriteDefinitions = "write:workflow-definitions";
    public const string PublishDefinitions = "publish:workflow-definitions";
    public const string RetractDefinitions = "retract:workflow-definitions";
    public const string DeleteDefinitions = "delete:workflow-definitions";
    public const string ExecuteDefinitions = "exec:workflow-definitions";
    public const string ReadInstances = "read:workflow-instances";
    public const string CancelInstances = "cancel:workflow-instances";
    public const string DeleteInstances = "delete:workflow-instances";
    public const string WriteInstances = "write:workflow-instances";
    public const string ReadExecutions = "read:activity-execution";
    /// <summary>Stands for Elsa's single descriptor permissions: who may read one catalogue may read all.</summary>
    public const string ReadDescriptors = "read:activity-descriptors";
    public const string TriggerEvents = "trigger:event";
    public const string CompleteTasks = "tasks:complete";
    public const string RunAlterations = "run:alterations";
    public const string ReadAlterations = "read:alterations";
    public const string ManageRuntime = "manage:workflow-runtime";

    private static readonly string[] Staff =
        [Role.Commander, Role.Office, Role.Lead, Role.Officer, Role.Legal, Role.Hearing, Role.Clerk, Role.Intake, Role.Acceptance, Role.Auditor, Role.Author, Role.Admin];

    private static readonly string[] Authors = [Role.Author, Role.Admin];
    private static readonly string[] Admins = [Role.Admin];

    /// <summary>Permission to the roles that hold it. A unit's representative holds none: a definition or an instance tells more than one unit's own affairs.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Roles { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [ReadDefinitions] = Staff,
        [ReadInstances] = Staff,
        [ReadExecutions] = Staff,
        [ReadDescriptors] = Staff,
        [WriteDefinitions] = Authors,
        [PublishDefinitions] = Authors,
        [RetractDefinitions] = Authors,
        [DeleteDefinitions] = Authors,
        [ExecuteDefinitions] = Authors,
        [RunAlterations] = Authors,
        [ReadAlterations] = Authors,
        [CancelInstances] = Admins,
        [DeleteInstances] = Admins,
        [WriteInstances] = Admins,
        [TriggerEvents] = Admins,
        [CompleteTasks] = Admins,
        [ManageRuntime] = Admins,
    };
}
