using Orchestrator.Host.Security;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.ElsaApi;

/// <summary>What the caller may do, in Elsa's permissions: the links of the answers say it, and the designer opens read-only where they are missing.</summary>
internal sealed class ElsaCaller(ICurrentActor current)
{
    /// <summary>Who calls.</summary>
    public Actor Actor => current.Actor;

    public bool May(string permission) => ElsaPermissions.Roles[permission].Any(role => current.Actor.Is(role));
}
