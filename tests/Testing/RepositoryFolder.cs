namespace Orchestrator.Testing;

/// <summary>The checked-out repository that the running tests were built from.</summary>
public static class RepositoryFolder
{
    /// <summary>Absolute path of the folder that holds <c>Orchestrator.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>Absolute path of a file or folder of the repository.</summary>
    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orchestrator.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Orchestrator.sln.");
    }
}
