namespace Orchestrator.Testing;

/// <summary>A new, empty folder that goes away with its test, contents and all.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("orchestrator-").FullName;

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Absolute path of a file in this folder; the file need not exist.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
