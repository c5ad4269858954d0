using System.Diagnostics;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd.Failures;

/// <summary>A file system of a few megabytes that can be filled to the last block and emptied again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    private string Filler => _folder.File("filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path);
        return disk;
    }

    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException full)
        {
            Assert.Contains("No space left", full.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    public void Empty() => File.Delete(Filler);

    public void Dispose()
    {
        using var unmount = Process.Start("umount", ["--lazy", Path]);
        unmount.WaitForExit();
        _folder.Dispose();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}; it needs root.");
    }
}
