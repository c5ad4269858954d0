using NodaTime;

namespace Orchestrator.Host.Workbench.Planning;

/// <summary>One line of a chart.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<(LocalDate Date, double Value)> Values);

/// <summary>A day marked on a chart, such as the end of a phase.</summary>
public sealed record ChartMark(LocalDate Date, string Text);
