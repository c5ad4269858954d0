using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Orchestrator.Testing;

namespace Orchestrator.Templates.Tests;

/// <summary>An executable that becomes a Chromium and notes as which process, so that a test can do something to that browser and to no other.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class NotedBrowsers : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NotedBrowsers()
    {
        File.WriteAllText(Executable, $"#!/bin/sh\necho $$ >> {Notes}\nexec /usr/bin/chromium \"$@\"\n");
        File.SetUnixFileMode(Executable, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Executable => _folder.File("browser");

    /// <summary>Ids of the processes, the first started first.</summary>
    public IReadOnlyList<int> Processes => [.. File.ReadAllLines(Notes).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

    private string Notes => _folder.File("processes");

    /// <summary>SIGSTOP: it is there, and does nothing more.</summary>
    public static async Task HaltAsync(Process process)
    {
        using var halt = Process.Start("kill", ["-STOP", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await halt.WaitForExitAsync();
    }

    public void Dispose() => _folder.Dispose();
}
