using Orchestrator.Reliability;
using Orchestrator.Reliability.Nodes;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [NodeProgram.Verb, var connectionString, var offset] => await NodeProgram.RunAsync(connectionString, offset),
    [RoundsCommand.Verb, ..] => await RoundsCommand.RunAsync(args),
    // As the runner's own entry point would have it.
    _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await ConsoleRunner.Run(args),
};
