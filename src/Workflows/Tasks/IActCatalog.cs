namespace Orchestrator.Workflows.Tasks;

/// <summary>All acts that the domain knows, with their forms.</summary>
public interface IActCatalog
{
    IReadOnlyCollection<ActForm> Forms { get; }

    /// <summary>The forms of a task, one for each outcome that its step allows, in the order of the ports. An outcome that the domain does not know gets a plain form with a remark.</summary>
    IReadOnlyList<ActForm> For(WorkTask task);
}
