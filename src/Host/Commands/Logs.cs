using Microsoft.Extensions.Logging.Console;

namespace Orchestrator.Host.Commands;

/// <summary>Where log lines go and which are worth one. What fails in the database surfaces as an exception, so its own lines are noise.</summary>
internal static class Logs
{
    /// <summary>For the tools: warnings and worse, on standard error, so that standard output is the command's alone.</summary>
    public static ILoggingBuilder ForTool(this ILoggingBuilder logging) =>
        logging.Quieten().SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(options => options.SingleLine = true).ToStandardError();

    /// <summary>For a serving node: its own doings, structured, without the machinery's.</summary>
    public static ILoggingBuilder ForNode(this ILoggingBuilder logging) =>
        logging.Quieten().AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning);

    private static ILoggingBuilder Quieten(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

    private static ILoggingBuilder ToStandardError(this ILoggingBuilder logging)
    {
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }
}
