using Orchestrator.Host.Commands;

return await OrchestratorCommand.RunAsync(args);

/// <summary>Entry point; named so that tests can host it.</summary>
public partial class Program;
