using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework.Courses;

/// <summary>One page for each role: what waits for the person, the pages that they are led to, and the measures that they may ask for, are theirs and no others.</summary>
internal sealed class RolesInBrowsers(ServedCampaign campaign, PeopleInBrowsers people)
{
    /// <summary>Compares with the tasks as stored, the rules of measures, and the approved list of pages.</summary>
    /// <param name="caseId">A case that goes on.</param>
    public async Task SeeAsync(string caseId)
    {
        var (staff, tasks, files) = await campaign.ReadAsync(async db => (await db.People.AsNoTracking().OrderBy(person => person.SignInName).ToListAsync(),
            await db.Tasks.AsNoTracking().Where(task => task.Status == WorkTaskStatus.Open).ToListAsync(), await db.Cases.AsNoTracking().ToDictionaryAsync(file => file.Id)));
        var pages = new List<string>();
        foreach (var role in Role.OfPeople)
        {
            var person = staff.Where(row => row.Roles.Contains(role)).MaxBy(row => tasks.Count(task => IsFor(task, row, files)))!;
            var page = await people.PageOfAsync(person.SignInName);
            await page.Page.RouteAsync("**/studio/**", request => request.FulfillAsync(new() { ContentType = "text/html", Body = "" }));
            await SeeTasksAsync(page.Page, [.. tasks.Where(task => IsFor(task, person, files)).Select(task => task.Id)]);
            await page.ScreenshotAsync($"role-{role}");
            pages.Add($"{role}: {string.Join(' ', (await HrefsAsync(page.Page.Locator("nav.side a"))).Select(href => href.Replace(files[caseId].CampaignId, "{id}", StringComparison.Ordinal)))}");
            if (role != Role.Unit)
                await SeeMeasuresAsync(page.Page, caseId, person);
            await page.LeaveAsync();
            await page.Page.UnrouteAllAsync();
        }

        Approved.Check("tests/EndToEnd/Casework/Courses/pages-by-role.txt", string.Concat(pages.Select(line => line + "\n")));
    }

    /// <summary>Nobody's task but this person's: of their role, in their district or assigned to them or to the officer whose second they are.</summary>
    private static bool IsFor(WorkTask task, Person person, Dictionary<string, UnitCase> files) =>
        person.Roles.Contains(task.Role) && task.UnitId == person.UnitId && !task.ExcludedPersons.Contains(person.Id)
        && (task.AssigneeId == person.Id
            || (task.AssigneeId is null && (person.District is null || person.District == task.District))
            || (task.Role == Role.Officer && task.CaseId is not null && files[task.CaseId] is var file && file.LeadOfficerId == task.AssigneeId && file.CoOfficerId == person.Id));

    private static async Task SeeTasksAsync(IPage page, List<string> expected)
    {
        // Those who see everything are shown everything at first.
        await page.GotoAsync("/?scope=mine");
        await Assertions.Expect(page.Locator("table.tasks, article.task, .empty").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var offered = page.Locator("table.tasks a[data-row], article.task");
        await Assertions.Expect(offered).ToHaveCountAsync(expected.Count, new() { Timeout = 30_000 });
        var shown = await offered.EvaluateAllAsync<string[]>("all => all.map(one => one.id || one.getAttribute('href'))");
        Assert.All(expected, id => Assert.Contains(shown, link => link.Contains(id, StringComparison.Ordinal)));
    }

    private static async Task SeeMeasuresAsync(IPage page, string caseId, Person person)
    {
        await page.GotoAsync($"/cases/{caseId}");
        var offered = MeasureRule.All.Where(rule => rule.MayBeAskedForBy(person.AsActor()) && rule.IsOfferedUnder(LegalProfiles.For("LP-2005"))).Select(rule => $"{rule.Kind}").ToList();
        await Assertions.Expect(page.Locator(".case-state .chip").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#measures input[name=measure]")).ToHaveCountAsync(offered.Count);
        Assert.Equal(offered, await page.Locator("#measures input[name=measure]").EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));
    }

    private static async Task<string[]> HrefsAsync(ILocator links) => await links.EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
}
