namespace Orchestrator.Host.Studio;

/// <summary>The designer's four pages; each holds one element, because two in one document would share dialogs.</summary>
internal enum StudioPageKind
{
    /// <summary>List of workflow definitions.</summary>
    Definitions,
    /// <summary>Editor of one definition.</summary>
    Editor,
    /// <summary>List of workflow instances.</summary>
    Instances,
    /// <summary>Viewer of one instance.</summary>
    Instance,
}
