namespace Orchestrator.Bench.Reporting;

/// <summary>One thing measured, beside the baseline of its group.</summary>
/// <param name="Group">What is measured.</param>
/// <param name="Name">How.</param>
/// <param name="IsBaseline">Whether the others of the group are compared with this one.</param>
/// <param name="Nanoseconds">Mean time of one operation.</param>
/// <param name="Error">Half of the 99.9 % confidence interval of the mean, in nanoseconds.</param>
/// <param name="AllocatedBytes">Bytes allocated by one operation.</param>
/// <param name="Ratio">Time against the baseline's; null when the group has no baseline.</param>
/// <param name="AllocationRatio">Allocation against the baseline's; null when the baseline allocates nothing.</param>
internal sealed record Measurement(string Group, string Name, bool IsBaseline, double Nanoseconds, double Error, long AllocatedBytes, double? Ratio, double? AllocationRatio);
