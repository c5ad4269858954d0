using System.Runtime.InteropServices;

namespace Orchestrator.Bench.Reporting;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    public static string Current { get; } =
        $"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture}), {RuntimeInformation.FrameworkDescription}";
}
