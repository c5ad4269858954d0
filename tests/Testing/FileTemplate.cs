namespace Orchestrator.Testing;

/// <summary>A file that the first test that needs it fills and every test gets a copy of: a database that is migrated once, not for each test.</summary>
/// <param name="fill">Fills the file at the path; must close what it opens.</param>
public sealed class FileTemplate(Func<string, Task> fill)
{
    private readonly Lazy<Task<string>> _filled = new(async () =>
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await fill(folder.File("template"));
        return folder.File("template");
    });

    /// <summary>Puts a copy at the path.</summary>
    public async Task CopyToAsync(string path) => File.Copy(await _filled.Value, path);
}
