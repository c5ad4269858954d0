namespace Orchestrator.Testing;

/// <summary>
/// Compares a text with the approved one in the repository. When they differ the new text is written beside it, with the ending <c>.received</c>:
/// look at the difference, and if it is meant, put it in the approved one's place.
/// </summary>
public static class Approved
{
    /// <param name="path">The approved file, from the root of the repository, with slashes.</param>
    /// <exception cref="NotApprovedException">The text is another.</exception>
    public static void Check(string path, string text)
    {
        var file = RepositoryFolder.Combine(path.Split('/'));
        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (approved == text)
            return;
        File.WriteAllText(file + ".received", text);
        throw new NotApprovedException(path);
    }
}
