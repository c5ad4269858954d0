using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;

namespace Orchestrator.EndToEnd.Casework.Courses;

/// <summary>One act of a course: a task that is done, or a measure that is asked for.</summary>
/// <param name="Answers">What is entered, of the case; the rest of the form is filled in plainly.</param>
internal sealed record CourseStep(LocalDate Day, string Act, string Outcome, string? Reason, Func<UnitCase, JsonObject>? Answers)
{
    /// <summary>Done in the browser of whoever it belongs to; else at the desk, because another test has it in a browser already.</summary>
    public bool IsSeen { get; init; }

    /// <summary>The measure, when the step asks for one.</summary>
    public MeasureKind? Measure { get; init; }

    /// <summary>Sign-in name of who asks for the measure; null for the officer of the case.</summary>
    public string? Asker { get; init; }

    /// <summary>What is done on the page of the case beside any task, with the name of its screenshot.</summary>
    public Func<CaseWalk, string, Task>? OnThePage { get; init; }

    /// <summary>Something that is done on the page of the case beside any task.</summary>
    public static CourseStep OnPage(LocalDate day, string name, Func<CaseWalk, string, Task> work) => new(day, name, "", null, null) { IsSeen = true, OnThePage = work };

    /// <summary>A task that is done in a browser.</summary>
    public static CourseStep Seen(LocalDate day, string act, string outcome, string? reason = null, Func<UnitCase, JsonObject>? answers = null) => new(day, act, outcome, reason, answers) { IsSeen = true };

    /// <summary>A task that is done at the desk.</summary>
    public static CourseStep Behind(LocalDate day, string act, string outcome, string? reason = null, Func<UnitCase, JsonObject>? answers = null) => new(day, act, outcome, reason, answers);

    /// <summary>A measure that is asked for in a browser.</summary>
    public static CourseStep Asked(LocalDate day, MeasureKind measure, string reason, Func<UnitCase, JsonObject> answers, string? by = null) =>
        new(day, "measure", $"{measure}", reason, answers) { IsSeen = true, Measure = measure, Asker = by };
}
