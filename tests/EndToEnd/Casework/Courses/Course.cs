using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.EndToEnd.Casework.Courses;

/// <summary>One of the ways that a case may take (domain reference §3.1), as the acts that lead it to its end.</summary>
/// <param name="Name">Names the screenshots.</param>
/// <param name="Kind">What kind of case it is, in the words of the reference.</param>
/// <param name="Transitions">The rows of the table of the unit case that it is there to show.</param>
/// <param name="Steps">In the order of their days.</param>
internal sealed record Course(string Name, string Kind, IReadOnlyList<string> Transitions, IReadOnlyList<CourseStep> Steps)
{
    /// <summary>The rows of the table of the penalty case that it is there to show.</summary>
    public IReadOnlyList<string> PenaltyTransitions { get; init; } = [];

    /// <summary>Documents that it brings forth, by the codes of their templates.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>How its penalty case ends, if it has one.</summary>
    public PenaltyOutcome? Outcome { get; init; }

    public UnitCaseState End { get; init; } = UnitCaseState.U61;
}
