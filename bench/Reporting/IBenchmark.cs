using System.CommandLine;

namespace Orchestrator.Bench.Reporting;

/// <summary>A set of measurements with a name of its own on the command line.</summary>
internal interface IBenchmark
{
    /// <summary>Its verb with the options that it takes.</summary>
    /// <param name="json">File for the figures, if they are wanted as JSON.</param>
    Command Command(Option<FileInfo?> json);
}
