namespace Orchestrator.Engine;

/// <summary>Elsa's kinds of activity. A trigger may start an instance.</summary>
public enum ActivityKind
{
    Action,
    Trigger,
    Job,
    Task,
}

/// <summary>Elsa's kinds of port: a dot to draw a connection from, or a slot for a child.</summary>
public enum PortType
{
    Flow,
    Embedded,
}
