using Microsoft.Extensions.Logging;

namespace Orchestrator.Engine.Activities;

/// <summary>Writes the lines of workflows to the log.</summary>
internal sealed class LoggingConsole(ILogger<LoggingConsole> logger) : IWorkflowConsole
{
    public void WriteLine(string instanceId, string text) => logger.LogInformation("{InstanceId}: {Text}", instanceId, text);
}
