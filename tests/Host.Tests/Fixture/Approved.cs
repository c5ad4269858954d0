using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Fixture;

/// <summary>
/// Compares a text with the approved one in the repository. When they differ the new text is written beside it, with the ending <c>.received</c>:
/// look at the difference, and if it is meant, put it in the approved one's place.
/// </summary>
internal static class Approved
{
    public static void Check(string path, string text)
    {
        var file = RepositoryFolder.Combine(path.Split('/'));
        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (approved == text)
            return;
        File.WriteAllText(file + ".received", text);
        Assert.Fail($"{path} differs from what was approved; see {path}.received.");
    }
}
