using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;
using Orchestrator.Testing;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using static Orchestrator.EndToEnd.Casework.Courses.CourseParts;

namespace Orchestrator.EndToEnd.Casework.Courses;

/// <summary>The courses of <see cref="CaseCourses"/>, side by side in one campaign: each is one unit's, and all of them go from day to day together.</summary>
public sealed class CoursesInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    /// <summary>The rows that leave the state as it is, by the decision that each of them is.</summary>
    private static readonly Dictionary<string, string> Extensions = new Dictionary<string, string> { ["TR-17"] = "Grant", ["TR-18"] = "Refuse" };

    [Fact]
    public void No_row_of_the_table_of_the_unit_case_is_without_a_test_in_a_browser() =>
        Assert.Equal(UnitCaseTransitions.All.Select(row => row.Id).Order(StringComparer.Ordinal).Distinct(),
            CaseCourses.All.SelectMany(course => course.Transitions).Concat(CaseCourses.WalkedElsewhere.Keys).Order(StringComparer.Ordinal).Distinct());

    [Fact]
    public async Task Each_course_comes_to_its_end_by_the_transitions_that_it_is_named_for()
    {
        await using var campaign = await ServedCampaign.StartAsync(CaseCourses.All.Count, seed: 7);
        await using var people = new PeopleInBrowsers(campaign, browser);
        var ids = await campaign.ReadAsync(db => db.Cases.OrderBy(row => row.Number).Select(row => row.Id).ToListAsync());
        var cases = CaseCourses.All.Zip(ids, (course, id) => (Course: course, Id: id, Walk: new CaseWalk(campaign, people, id))).ToList();

        foreach (var day in CaseCourses.All.SelectMany(course => course.Steps).Select(step => step.Day).Distinct().Order())
        {
            foreach (var (course, id, walk) in cases)
            {
                await walk.GoToAsync(day.Month, day.Day);
                foreach (var (step, i) in course.Steps.Select((step, i) => (step, i)).Where(next => next.step.Day == day))
                    await TakeAsync(campaign, walk, step, $"course-{course.Name}-{i:00}-{step.Act}");
            }

            // On this evening much of it waits for somebody.
            if (day == AcceptanceDay)
                await new RolesInBrowsers(campaign, people).SeeAsync(cases.Single(row => row.Course.Name == "heard").Id);
        }

        foreach (var (course, id, walk) in cases)
        {
            await walk.UntilStateAsync(course.End);
            await AssertShownAsync(campaign, course, id);
        }

        await SeeTheEndsAsync(people, cases.Select(row => (row.Course, row.Id)));
        Assert.Empty(people.ForeignRequests);
        Assert.Empty(people.Errors);
    }

    private static async Task TakeAsync(ServedCampaign campaign, CaseWalk walk, CourseStep step, string picture)
    {
        var file = await walk.CaseAsync();
        var answers = step.Answers?.Invoke(file) ?? [];
        if (step.OnThePage is { } work)
            await work(walk, picture);
        else if (step.Measure is { } measure)
            await walk.AskForAsync(measure, step.Asker ?? await OfficerAsync(campaign, file), step.Reason!, answers, picture);
        else if (step.IsSeen)
            await walk.DoAsync(step.Act, step.Outcome, answers, step.Reason, picture);
        else
            await walk.DoBehindAsync(step.Act, step.Outcome, answers, step.Reason);
    }

    private static Task<string> OfficerAsync(ServedCampaign campaign, UnitCase file) =>
        campaign.ReadAsync(db => db.People.Where(person => person.Id == file.LeadOfficerId).Select(person => person.SignInName).SingleAsync());

    /// <summary>The rows that the course is named for are in its record, its documents were issued, and its penalty case ended as it should.</summary>
    private static async Task AssertShownAsync(ServedCampaign campaign, Course course, string id)
    {
        var events = await campaign.ReadAsync(db => db.AuditEvents.AsNoTracking().Where(row => row.Stream == id).OrderBy(row => row.Sequence).ToListAsync());
        var extensions = await campaign.ReadAsync(db => db.Tasks.Where(row => row.CaseId == id && row.Act == "extension").Select(row => row.Outcome).ToListAsync());
        Assert.All(course.Transitions, name => Assert.True(
            Extensions.TryGetValue(name, out var decision) ? extensions.Contains(decision) : UnitCaseTransitions.All.Any(row => row.Id == name && Passed(events, "case.state", $"{row.From}", $"{row.To}")),
            $"{course.Kind}: {name} is not in the record."));
        Assert.All(course.PenaltyTransitions.Select(name => PenaltyTransitions.All.Single(row => row.Id == name)), row =>
            Assert.True(row.From is null || Passed(events, "penalty.state", $"{row.From}", $"{row.To}"), $"{course.Kind}: {row.Id} is not in the record."));
        Assert.Equal(course.Outcome, await campaign.ReadAsync(db => db.PenaltyCases.Where(row => row.CaseId == id).Select(row => (PenaltyOutcome?)row.Outcome).SingleOrDefaultAsync()));
        var issued = await campaign.ReadAsync(db => db.Notices.Where(row => row.CaseId == id).Select(row => row.TemplateCode).ToListAsync());
        Assert.Subset(issued.ToHashSet(), course.Documents.ToHashSet());
        Assert.Equal(0, await campaign.ReadAsync(db => db.Notices.CountAsync(row => row.CaseId == id && row.RequiresService && row.Status != NoticeStatus.Served)));
    }

    private static bool Passed(List<AuditEvent> events, string act, string from, string to) => events.Exists(row => row.Act == act && row.Before == from && row.After == to);

    /// <summary>An auditor sees on each case's page how it ended.</summary>
    private static async Task SeeTheEndsAsync(PeopleInBrowsers people, IEnumerable<(Course Course, string Id)> cases)
    {
        var auditor = await people.PageOfAsync("auditor");
        await auditor.Page.RouteAsync("**/studio/**", request => request.FulfillAsync(new() { ContentType = "text/html", Body = "" }));
        foreach (var (course, id) in cases)
        {
            await auditor.Page.GotoAsync($"/cases/{id}");
            await Assertions.Expect(auditor.Page.Locator(".case-state .chip").First).ToContainTextAsync($"{course.End}", new() { Timeout = 30_000 });
            await auditor.ScreenshotAsync($"course-{course.Name}-end");
        }

        await auditor.LeaveAsync();
    }
}
