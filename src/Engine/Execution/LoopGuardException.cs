using System.Globalization;

namespace Orchestrator.Engine.Execution;

/// <summary>A burst ran more activities than allowed: most likely a loop without a wait.</summary>
public sealed class LoopGuardException(int limit, string nodeId) : Exception(string.Create(CultureInfo.InvariantCulture,
    $"一次运行已执行 {limit} 个步骤，已在“{nodeId}”停止：流程中可能有没有等待步骤的循环。One burst ran {limit} activities and was stopped at '{nodeId}': the workflow probably loops without a wait."))
{
    public int Limit { get; } = limit;
}
