using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>Who is behind the request that is being served.</summary>
public interface ICurrentActor
{
    /// <summary>The person signed in. Asking without one is a mistake of the endpoint: it forgot its policy.</summary>
    Actor Actor { get; }

    /// <summary>District that the person works in; null means the whole city.</summary>
    string? District { get; }
}
