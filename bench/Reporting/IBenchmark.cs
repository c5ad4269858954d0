namespace Orchestrator.Bench.Reporting;

/// <summary>A set of measurements with a name of its own on the command line.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Description { get; }

    /// <param name="only">Which of its measurements to take; <c>*</c> stands for any text.</param>
    Task<Report> RunAsync(string only, CancellationToken cancellationToken);
}
