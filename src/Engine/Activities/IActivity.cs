namespace Orchestrator.Engine;

/// <summary>One step of a compiled workflow. An activity object belongs to the graph and is shared by all instances and threads: it holds no state of a run.</summary>
public interface IActivity
{
    /// <summary>Unique within the definition.</summary>
    string Id { get; }
    /// <summary>The ids of all ancestors and its own, joined by colons, beginning with <c>Workflow1</c>.</summary>
    string NodeId { get; }
    /// <summary>The designer's name of the step, such as <c>Delay1</c>.</summary>
    string? Name { get; }
    /// <summary>The full type name, such as <c>Elsa.Delay</c>.</summary>
    string Type { get; }
    /// <summary>Version of the type's contract.</summary>
    int Version { get; }
}
