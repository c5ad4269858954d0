using System.CommandLine;
using System.Globalization;

namespace Orchestrator.Host.Commands;

/// <summary>The command line: <c>serve</c> when no verb is given.</summary>
internal static class OrchestratorCommand
{
    // A node that is told to stop ends by itself within its notice and patience; this only keeps the command line from ending it before.
    private static readonly TimeSpan LongestEnding = TimeSpan.FromMinutes(10);

    private static readonly string[] AnswersItself = ["-h", "--help", "-?", "/?", "--version"];

    /// <summary>Runs one command line and says how it ended.</summary>
    /// <param name="output">Where answers go; standard output when null.</param>
    /// <param name="errors">Where refusals go; standard error when null.</param>
    public static Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? errors = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("Orchestrator · 专项整治案件流程服务 / runs inspection campaigns as casework")
        {
            ServeCommand.Create(),
            SimulateCommand.Create(),
            WhatIfCommand.Create(),
            MigrateCommand.Create(),
            MigrateInstancesCommand.Create(),
            SeedCommand.Create(),
            AdministratorCommand.Create(),
            ImportCommand.Create(),
            JobsCommand.Create(),
            VerifyCommand.Create(),
            PruneCommand.Create(),
            DeadlineCommand.Create(),
            CalendarCommand.Create(),
            LawCommand.Create(),
            ReconcileCommand.Create(),
            ConformanceCommand.Create(),
        };
        // Without a verb the options are serve's; `--help` alone lists the verbs.
        string[] line = args.Length == 0 || (args[0].StartsWith('-') && !AnswersItself.Contains(args[0])) ? ["serve", .. args] : args;
        var parsed = root.Parse(line);
        return parsed.Errors.Count == 0 ? parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = LongestEnding, Output = output ?? Console.Out, Error = errors ?? Console.Error }) : ReportAsync(parsed, errors ?? Console.Error);
    }

    /// <summary>Shows what is wrong with the command line; nothing has been changed.</summary>
    private static async Task<int> ReportAsync(ParseResult parsed, TextWriter errors)
    {
        await parsed.InvokeAsync(new InvocationConfiguration { Output = errors, Error = errors });
        return ExitCode.BadInput;
    }
}
