using System.Globalization;

namespace Orchestrator.Engine.Execution;

/// <summary>A burst ran more activities than allowed: most likely a loop without a wait. The other steps that were queued are held until this one is dealt with.</summary>
public sealed class LoopGuardException(int limit, string nodeId, int held) : Exception(string.Create(CultureInfo.InvariantCulture,
    $"一次运行已执行 {limit} 个步骤，已在“{nodeId}”停止：流程中可能有没有等待步骤的循环；另有 {held} 个已排队的步骤暂缓执行。One burst ran {limit} activities and was stopped at '{nodeId}': the workflow probably loops without a wait; {held} more queued steps are held."))
{
    public int Limit { get; } = limit;

    /// <summary>How many other steps are held.</summary>
    public int Held { get; } = held;
}
