using System.Globalization;

namespace Orchestrator.Bench.Load;

/// <summary>Processor time as the kernel counts it, in ticks of a hundredth of a second.</summary>
internal static class ProcessorTime
{
    private const int Parent = 1;
    private const int User = 11;
    private const int SystemTime = 12;
    private const int EndedUser = 13;
    private const int EndedSystem = 14;

    /// <summary>A process, its children and those of them that have ended.</summary>
    public static TimeSpan OfTree(int id)
    {
        var ticks = Fields(id) is { } own ? Sum(own, User, SystemTime, EndedUser, EndedSystem) : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var child) && Fields(child) is { } fields && fields[Parent] == id.ToString(CultureInfo.InvariantCulture))
                ticks += Sum(fields, User, SystemTime);
        }
        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    private static long Sum(string[] fields, params int[] which) => which.Sum(i => long.Parse(fields[i], CultureInfo.InvariantCulture));

    /// <summary>What follows the name, which may hold anything; null for a process that has gone meanwhile.</summary>
    private static string[]? Fields(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return null;
        }
    }
}
