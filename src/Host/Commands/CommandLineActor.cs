using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Commands;

/// <summary>Whoever runs the tool on the server.</summary>
internal static class CommandLineActor
{
    public static Actor Administrator { get; } = new("command-line", "命令行", [Role.Admin]);

    /// <summary>Files on behalf of a unit, as the campaign office does with paper.</summary>
    public static Actor Office { get; } = new("command-line", "命令行", [Role.Office]);
}
