using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Testing;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>What people do in the panel of an approval and in the list of their slips, in browsers.</summary>
internal sealed class ApprovalWalk(ServedCampaign campaign, CaseWalk walk, string caseId)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patience = new() { Timeout = 30_000 };
    private Dictionary<string, string> _ids = [];

    public string IdOf(string signInName) => _ids[signInName];

    /// <summary>Brings the case to its drafted order, without a browser; of the three officers the first two handle it.</summary>
    public async Task<IReadOnlyList<Person>> OrderAsync()
    {
        var (district, category) = ((await walk.CaseAsync()).District, (await walk.CaseAsync()).Category);
        var people = await campaign.ReadAsync(db => db.People.AsNoTracking().Where(row => row.UnitId == null).ToListAsync());
        _ids = people.ToDictionary(person => person.SignInName, person => person.Id);
        var officers = people.Where(person => person.Roles.Contains(Role.Officer) && person.District == district).OrderBy(person => person.Badge, StringComparer.Ordinal).Take(3).ToList();
        await walk.GoToAsync(5, 9);
        await DoAsync("inspection-plan", "Plan", people.Find(person => person.SignInName == "lead")!, new() { ["leadOfficer"] = officers[0].Id, ["coOfficer"] = officers[1].Id, ["date"] = "2005-05-10", ["time"] = "09:30" });
        await walk.GoToAsync(5, 10);
        await DoAsync("inspection-start", "Start", officers[0], new() { ["identified"] = true });
        await DoAsync("inspection-finish", "Issues", officers[0], new()
        {
            ["attendee"] = "单位安全员",
            ["attendeePost"] = "安全员",
            ["allAnswered"] = true,
            ["findings"] = new JsonArray(new JsonObject { ["item"] = Checklist.For(category)[0].Code, ["fact"] = "未落实", ["evidence"] = "现场照片" }),
        });
        await DoAsync("disposal", "Order", officers[0], new() { ["termDays"] = 12 });
        return officers;
    }

    /// <summary>Does a task at the desk, where no browser is the point.</summary>
    public async Task DoAsync(string act, string outcome, Person person, JsonObject form)
    {
        var task = await OpenTaskAsync(act);
        var done = await campaign.Services.GetRequiredService<ITaskActions>().CompleteAsync(new CompleteTask(task.Id, outcome, form), person.AsActor());
        Assert.True(done.Refusal is null, $"{act}: {done.Refusal}");
    }

    /// <summary>Opens the task of an act as somebody, whether or not it is theirs to do.</summary>
    public async Task<(WorkTask Task, BrowserPage Page)> OpenAsync(string signInName, string act)
    {
        var task = await OpenTaskAsync(act);
        var page = await PageOfAsync(signInName);
        await page.Page.GotoAsync($"/cases/{caseId}?task={task.Id}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(page.Page.Locator($"#approval-task-{task.Id}")).ToBeVisibleAsync(Patience);
        return (task, page);
    }

    /// <summary>The browser of a person. The diagram beside the case is no matter of this walk, and takes longer to start than all the rest.</summary>
    public async Task<BrowserPage> PageOfAsync(string signInName)
    {
        var page = await walk.PageOfAsync(signInName);
        await page.Page.UnrouteAllAsync();
        await page.Page.RouteAsync("**/studio/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>-</title>" }));
        return page;
    }

    /// <summary>Does one act of the panel.</summary>
    public async Task ActAsync(BrowserPage at, WorkTask task, string act, string note, string[]? people = null, string? picture = null)
    {
        var (page, id) = (at.Page, $"#approval-task-{task.Id}");
        await page.ClickAsync(id);
        await page.CheckAsync($"#task-{task.Id} .approval-acts input[value={act}]");
        if (people is not null)
            await page.SelectOptionAsync($"{id}-person, {id}-people", [.. people.Select(IdOf)]);
        await FillAsync(at, $"{id}-note", note);
        if (picture is not null)
            await at.ScreenshotAsync(picture);
        await page.ClickAsync($"{id}-do");
        await Assertions.Expect(page.Locator($"#task-{task.Id} .approval-acts")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    /// <summary>Answers the one slip in a box of a person's list.</summary>
    public async Task AnswerAsync(string signInName, string box, string answer, string? opinion, string? picture)
    {
        var page = await PageOfAsync(signInName);
        await page.Page.GotoAsync("/approvals");
        var row = page.Page.Locator($"#box-{box} tbody tr");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        if (opinion is not null)
            await FillAsync(page, $"#box-{box} tbody tr input", opinion);
        if (picture is not null)
            await page.ScreenshotAsync(picture);
        var slip = await row.GetAttributeAsync("data-slip");
        await row.Locator($"[data-answer={answer}]").ClickAsync();
        await Assertions.Expect(page.Page.Locator($"[data-slip='{slip}'] [data-answer={answer}]")).ToHaveCountAsync(0);
    }

    /// <summary>The page takes a value when the field is left.</summary>
    public static async Task FillAsync(BrowserPage page, string selector, string text)
    {
        await page.Page.FillAsync(selector, text);
        await page.Page.Locator(selector).BlurAsync();
    }

    private async Task<WorkTask> OpenTaskAsync(string act)
    {
        WorkTask? task = null;
        await walk.UntilAsync(async () => (task = await campaign.ReadAsync(db => db.Tasks.AsNoTracking().FirstOrDefaultAsync(row => row.CaseId == caseId && row.Act == act && row.Status == WorkTaskStatus.Open))) is not null, $"a task {act}");
        return task!;
    }
}
