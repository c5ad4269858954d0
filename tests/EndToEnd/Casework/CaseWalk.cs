using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Simulation;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>Walks one case through the console: each task is done in a browser by whoever it belongs to.</summary>
internal sealed class CaseWalk(ServedCampaign campaign, PeopleInBrowsers people, string caseId) : IAsyncDisposable
{
    private const string Diagram = "**/studio/app/instance/**";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A walk with browsers of its own.</summary>
    public CaseWalk(ServedCampaign campaign, ChromiumBrowser browser, string caseId)
        : this(campaign, new PeopleInBrowsers(campaign, browser), caseId)
    {
    }

    /// <summary>Everything that went wrong in any of the browsers.</summary>
    public IEnumerable<string> Errors => people.Errors;

    public IEnumerable<string> ForeignRequests => people.ForeignRequests;

    public Task<UnitCase> CaseAsync() => campaign.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(row => row.Id == caseId));

    /// <summary>Waits for the task of this act, opens the case as its person, takes the outcome, types the form and submits it.</summary>
    /// <param name="picture">Name of the screenshot of the filled form.</param>
    /// <param name="open">How the person gets to the form; a link to the task unless given. The diagram beside it, whose runtime takes longer to start than the form to fill, comes only to those who look for their way.</param>
    public async Task DoAsync(string act, string outcome, JsonObject? answers = null, string? reason = null, string? picture = null, Func<BrowserPage, WorkTask, Task>? open = null)
    {
        var task = await WaitForAsync(act);
        var (person, form, filled) = await PlanAsync(task, outcome, answers ?? []);
        var page = await PageOfAsync(person.SignInName);
        if (open is not null)
            await open(page, task);
        else
            await GoToFormAsync(page.Page, task);
        var typist = new FormTypist(page.Page.Locator($"#task-{task.Id}"), $"reason-{task.Id}");
        await typist.ChooseAsync(form);
        await typist.TypeAsync(form, filled, reason);
        if (picture is not null)
            await page.ScreenshotAsync(picture);
        await typist.SubmitAsync();
        await Assertions.Expect(page.Page.Locator($"#task-{task.Id}")).ToHaveCountAsync(0, new() { Timeout = (float)Patience.TotalMilliseconds });
        var done = await campaign.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(row => row.Id == task.Id));
        Assert.Equal((WorkTaskStatus.Completed, outcome), (done.Status, done.Outcome));
        await page.LeaveAsync();
        await page.Page.UnrouteAsync(Diagram);
    }

    /// <summary>Lets the clock run to this moment; whatever falls due on the way is handled at its own instant.</summary>
    public async Task GoToAsync(int month, int day, int hour = 9, int year = 2005)
    {
        var target = LegalClock.At(new LocalDate(year, month, day), new LocalTime(hour, 0));
        while (await NextDueAsync() is { } due && due <= target)
        {
            if (due > campaign.Clock.GetUtcNow())
                campaign.Clock.SetUtcNow(due);
            await UntilAsync(async () => await NextDueAsync() is not { } next || next > campaign.Clock.GetUtcNow(), $"what is due at {due:u} to be handled");
        }

        campaign.Clock.SetUtcNow(target);
    }

    /// <summary>The browser of a person, signed in through the sign-in page.</summary>
    public Task<BrowserPage> PageOfAsync(string signInName) => people.PageOfAsync(signInName);

    /// <summary>Does the task of this act at the desk, where no browser is the point.</summary>
    public async Task DoBehindAsync(string act, string outcome, JsonObject? answers = null, string? reason = null)
    {
        var task = await WaitForAsync(act);
        var (person, _, filled) = await PlanAsync(task, outcome, answers ?? []);
        var done = await campaign.Services.GetRequiredService<ITaskActions>().CompleteAsync(new CompleteTask(task.Id, outcome, filled, reason), person.AsActor());
        Assert.True(done.Refusal is null, $"{act} {outcome}: {done.Refusal}");
    }

    /// <summary>Somebody asks for a measure on the page of the case.</summary>
    /// <param name="picture">Name of the screenshot of the filled form.</param>
    public async Task AskForAsync(MeasureKind kind, string signInName, string reason, JsonObject answers, string picture)
    {
        var page = await PageOfAsync(signInName);
        await page.Page.RouteAsync(Diagram, request => request.FulfillAsync(new() { ContentType = "text/html", Body = "" }));
        await page.Page.GotoAsync($"/cases/{caseId}");
        await page.Page.ClickAsync("#measures > summary");
        await page.Page.CheckAsync($"#measures input[value={kind}]");
        var typist = new FormTypist(page.Page.Locator("#measures"), "measure-reason");
        await typist.TypeAsync(MeasureRule.Of(kind).Form, answers, reason);
        await page.ScreenshotAsync(picture);
        await typist.SubmitAsync();
        await Assertions.Expect(page.Page.Locator(".mud-snackbar")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await page.LeaveAsync();
        await page.Page.UnrouteAsync(Diagram);
    }

    /// <summary>Whoever decides a task reads at its form what was asked for.</summary>
    public async Task ReadAskedAsync(string act, string signInName, string text, string picture)
    {
        var task = await WaitForAsync(act);
        var page = await PageOfAsync(signInName);
        await GoToFormAsync(page.Page, task);
        await Assertions.Expect(page.Page.Locator($"#task-{task.Id} .asked")).ToContainTextAsync(text, new() { Timeout = 30_000 });
        await page.ScreenshotAsync(picture);
        await page.LeaveAsync();
        await page.Page.UnrouteAsync(Diagram);
    }

    /// <summary>The officer of the case notes on its page that a thing that is kept goes to somebody else.</summary>
    /// <param name="picture">Name of the screenshots, of the filled form and of the chain of custody.</param>
    public async Task HandOverKeptAsync(string to, string place, string purpose, string condition, string picture)
    {
        var file = await CaseAsync();
        var page = await PageOfAsync(await campaign.ReadAsync(db => db.People.Where(person => person.Id == file.LeadOfficerId).Select(person => person.SignInName).SingleAsync()));
        await page.Page.RouteAsync(Diagram, request => request.FulfillAsync(new() { ContentType = "text/html", Body = "" }));
        await page.Page.GotoAsync($"/cases/{caseId}");
        await page.Page.ClickAsync("#tab-facts");
        await page.Page.ClickAsync("#kept-evidence .hand-over > summary");
        foreach (var (field, text) in new[] { ("to", to), ("place", place), ("purpose", purpose), ("condition", condition) })
        {
            await page.Page.FillAsync($"#kept-{field}", text);
            await page.Page.Locator($"#kept-{field}").BlurAsync();
        }
        await page.Page.Locator("#kept-evidence").ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(picture);
        await page.Page.ClickAsync("#kept-evidence button[type=submit]");
        await Assertions.Expect(page.Page.Locator(".mud-snackbar")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await page.Page.ClickAsync("#kept-evidence tr[data-kept='1'] summary");
        await Assertions.Expect(page.Page.Locator("#kept-evidence tr[data-kept='1'] li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Page.Locator("#kept-evidence tr[data-kept='1'] li").Last).ToContainTextAsync(place);
        await page.ScreenshotAsync($"{picture}-chain");
        await page.LeaveAsync();
        await page.Page.UnrouteAsync(Diagram);
    }

    public Task UntilStateAsync(UnitCaseState state) => UntilAsync(async () => (await CaseAsync()).State == state, $"the case to be in {state}");

    public ValueTask DisposeAsync() => people.DisposeAsync();

    private async Task GoToFormAsync(IPage page, WorkTask task)
    {
        await page.RouteAsync(Diagram, request => request.FulfillAsync(new() { ContentType = "text/html", Body = "" }));
        await page.GotoAsync($"/cases/{caseId}?task={task.Id}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    private async Task<WorkTask> WaitForAsync(string act)
    {
        WorkTask? task = null;
        await UntilAsync(async () => (task = await campaign.ReadAsync(db => db.Tasks.AsNoTracking().FirstOrDefaultAsync(row => row.CaseId == caseId && row.Act == act && row.Status == WorkTaskStatus.Open))) is not null, $"a task {act}");
        return task!;
    }

    private async Task<(Person Person, ActForm Form, JsonObject Filled)> PlanAsync(WorkTask task, string outcome, JsonObject answers)
    {
        await using var scope = campaign.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var situation = (await new Situations(db).ReadAsync(task.Id, CancellationToken.None))!;
        var staff = new Staff(db, seed: 1, await Staff.LoadAsync(db, CancellationToken.None));
        var actor = await staff.WhoDoesAsync(situation, CancellationToken.None);
        var form = scope.ServiceProvider.GetRequiredService<IActCatalog>().For(task).Single(known => known.Outcome == outcome);
        var (lead, second) = staff.Pair(situation);
        var filled = FormFilling.Fill(form, answers.ToDictionary(answer => answer.Key, answer => answer.Value), lead, second, scope.ServiceProvider.GetRequiredService<LegalClock>(), staff.Panel);
        foreach (var field in form.Fields.Where(field => field.Kind == FormFieldKind.FindingResults && !answers.ContainsKey(field.Name)))
            filled[field.Name] = new JsonArray([.. situation.OpenFindings.Select((finding, i) => (JsonNode)new JsonObject { ["finding"] = finding.Id, ["fixed"] = outcome == "Fixed" || (outcome == "Partly" && i == 0) })]);
        return (await db.People.AsNoTracking().SingleAsync(person => person.Id == actor.Id), form, filled);
    }

    private async Task<DateTimeOffset?> NextDueAsync()
    {
        await using var scope = campaign.Services.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<DueWork>().NextInstantsAsync(1);
        return next.Count == 0 ? null : next[0];
    }

    /// <summary>Looks again after each commit that touched the case and each drain of what was due.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        var drains = campaign.Services.GetRequiredService<DrainSignal>();
        var notices = campaign.Services.GetRequiredService<CaseNotices>();
        while (true)
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var watching = notices.Watch(caseId, () => changed.TrySetResult());
            var drained = drains.NextEnd;
            if (await holds())
                return;
            var news = await Task.WhenAny(changed.Task, drained, Task.Delay(Timeout.Infinite, limit.Token));
            if (news.IsCanceled)
                Assert.Fail($"Waited {Patience} for {what}; the case is in {(await CaseAsync()).State}, its open tasks are {string.Join(", ", await campaign.ReadAsync(db => db.Tasks.Where(row => row.CaseId == caseId && row.Status == WorkTaskStatus.Open).Select(row => row.Act).ToListAsync()))}.");
        }
    }
}
