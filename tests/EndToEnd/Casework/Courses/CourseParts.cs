using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using static Orchestrator.EndToEnd.Casework.Courses.CourseStep;

namespace Orchestrator.EndToEnd.Casework.Courses;

/// <summary>What courses have in common: ordinary stretches that other tests show in a browser, and so are done at the desk.</summary>
internal static class CourseParts
{
    public static LocalDate InspectionDay { get; } = Day(5, 10);

    public static LocalDate AcceptanceDay { get; } = Day(5, 23);

    public static LocalDate Day(int month, int day) => new(2005, month, day);

    /// <summary>A planned visit that finds nothing.</summary>
    public static IEnumerable<CourseStep> Clean() => [.. Started(), Behind(InspectionDay, "inspection-finish", "Clean", answers: _ => new() { ["allAnswered"] = true })];

    /// <summary>A planned visit that finds something of each of these violations.</summary>
    public static IEnumerable<CourseStep> Found(params string[] violations) =>
        [.. Started(), Behind(InspectionDay, "inspection-finish", "Issues", answers: file => new() { ["allAnswered"] = true, ["findings"] = Findings(file, violations) })];

    /// <summary>An order that is approved and served on the day of the visit.</summary>
    public static IEnumerable<CourseStep> Ordered(int days) =>
    [
        Behind(InspectionDay, "disposal", "Order", answers: _ => new() { ["termDays"] = days }),
        Behind(InspectionDay, "order-approval", "Approve"),
        Behind(InspectionDay, "service", "Served"),
    ];

    public static IEnumerable<CourseStep> Rechecked(LocalDate day, string outcome = "Fixed") =>
        [Behind(day, "recheck-start", "Start"), Behind(day, "recheck", outcome), Behind(day, "recheck-confirm", "Confirm")];

    /// <summary>A penalty case from its filing to the service of the advance notice.</summary>
    public static IEnumerable<CourseStep> Announced(LocalDate day, int fine = 0) =>
    [
        Behind(day, "penalty-filing", "Approve"),
        Behind(day, "penalty-investigation", "Conclude", answers: _ => Penalty(fine)),
        Behind(day, "legal-review", "Pass"),
        Behind(day, "service", "Served"),
    ];

    /// <summary>The decision and its service.</summary>
    public static IEnumerable<CourseStep> Decided(LocalDate day, int fine = 0) =>
        [Behind(day, "penalty-decision", "Penalise", answers: _ => Penalty(fine)), Behind(day, "service", "Served")];

    /// <summary>Accepted on site, closed and archived.</summary>
    public static IEnumerable<CourseStep> Ended(LocalDate day) => [Passed(day), .. Closed(day)];

    public static CourseStep Passed(LocalDate day) => Behind(day, "acceptance", "Pass", answers: _ => new() { ["scoreA"] = 38, ["scoreB"] = 55, ["veto"] = "none" });

    public static IEnumerable<CourseStep> Closed(LocalDate day) => [Behind(day, "case-close", "Close"), Behind(day, "case-archive", "Archive")];

    public static JsonObject Failed(UnitCase file) => new() { ["scoreA"] = 20, ["scoreB"] = 40, ["veto"] = "none" };

    public static JsonObject Penalty(int fine) => new() { ["warning"] = true, ["fine"] = fine, ["confiscation"] = 0, ["stopDays"] = 0 };

    /// <summary>An interview of a manager on the morning of 17 May.</summary>
    /// <param name="identity">Kind and number of the identity document; null when none was shown.</param>
    /// <param name="known">How the person is known.</param>
    public static JsonObject Interview(string? identity, string known) => new()
    {
        ["interviewee"] = "负责人甲",
        ["identity"] = identity,
        ["known"] = known,
        ["day"] = "2005-05-17",
        ["birth"] = "1970-01-02",
        ["from"] = "8:10",
        ["to"] = "8:50",
        ["record"] = "问：何时收到责令限期整改通知书？\n答：五月十日。\n问：为什么没有在期限内整改？\n答：负责的员工离职，没有及时安排人接手。",
    };

    /// <summary>One item of the unit's checklist for each violation.</summary>
    public static JsonArray Findings(UnitCase file, params string[] violations) =>
    [
        .. violations.Select(violation => (JsonNode)new JsonObject
        {
            ["item"] = Checklist.For(file.Category).First(item => item.Violation == violation).Code,
            ["fact"] = "未落实",
            ["evidence"] = "现场照片",
        }),
    ];

    private static IEnumerable<CourseStep> Started() => [Behind(InspectionDay, "inspection-plan", "Plan"), Behind(InspectionDay, "inspection-start", "Start")];
}
