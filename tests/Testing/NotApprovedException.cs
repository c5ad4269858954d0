namespace Orchestrator.Testing;

/// <summary>A text differs from the approved one.</summary>
public sealed class NotApprovedException(string path) : Exception($"{path} differs from what was approved; see {path}.received.")
{
    public string Path { get; } = path;
}
