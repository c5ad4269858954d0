using Orchestrator.Engine.Activities;

namespace Orchestrator.Host.Conformance;

/// <summary>What the workflows of a case have written, in order, each line with its instance.</summary>
internal sealed class WrittenLines : IWorkflowConsole
{
    private readonly List<(string InstanceId, string Text)> _lines = [];

    public IReadOnlyList<string> All => [.. _lines.Select(line => line.Text)];

    public IReadOnlyList<string> Of(string instanceId) => [.. _lines.Where(line => line.InstanceId == instanceId).Select(line => line.Text)];

    public void WriteLine(string instanceId, string text) => _lines.Add((instanceId, text));
}
