using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Testing;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Publications;
using Orchestrator.Workflows.Records;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>依次会签、转办、退回、拿回、后加签 of an inspection plan, an alteration and a publication, in browsers.</summary>
public sealed class WholeApprovalsInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    private static readonly LocatorAssertionsToHaveCountOptions Patience = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_plan_an_alteration_and_a_publication_go_through_the_acts_of_every_approval()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        var @case = await campaign.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync());
        var people = await campaign.ReadAsync(db => db.People.AsNoTracking().Where(row => row.UnitId == null).ToDictionaryAsync(row => row.SignInName));
        await using var walk = new CaseWalk(campaign, browser, @case.Id);
        await walk.GoToAsync(4, 20);

        // The plan: two sign in an order, the second not before the first; then the head returns it, and the office reads why.
        var plan = await DoAsync(campaign, async services => (await services.GetRequiredService<InspectionPlanDesk>().ProposeAsync(@case.CampaignId, new PlanWish(new(2005, 5, 9), new(2005, 5, 20)), people["office"].AsActor())).Value);
        var (planPage, planId) = ($"/campaigns/{@case.CampaignId}/inspection-plan", Panel(ApprovalKey.OfPlan(plan.Id)));
        var lead = await OpenAsync(walk, "lead", planPage, planId);
        await ActAsync(lead, planId, "Countersign", "请依次会签", [people["legal"].Id, people["commander"].Id], inOrder: true, picture: "whole-01-plan-in-order");
        var order = await campaign.ReadAsync(db => db.ApprovalSlips.OrderBy(row => row.Position).Select(row => row.PersonId).ToListAsync());
        var (first, second) = (people.Values.Single(person => person.Id == order[0]).SignInName, people.Values.Single(person => person.Id == order[1]).SignInName);
        var late = await walk.PageOfAsync(second);
        await late.Page.GotoAsync("/approvals");
        await Assertions.Expect(late.Page.Locator("#box-toSign tbody tr")).ToHaveCountAsync(1, Patience);
        await Assertions.Expect(late.Page.Locator("#box-toSign [data-answer=agree]")).ToHaveCountAsync(0);
        await late.ScreenshotAsync("whole-02-not-your-turn");
        await late.LeaveAsync();
        await SignAsync(walk, first, null);
        await SignAsync(walk, second, "whole-03-signed-in-turn");
        lead = await OpenAsync(walk, "lead", planPage, planId);
        await ActAsync(lead, planId, "Return", "请补排周末前的单位", picture: "whole-04-plan-returned");
        Assert.Equal((InspectionPlanState.Returned, "请补排周末前的单位"), await campaign.ReadAsync(db => db.InspectionPlans.Select(row => new ValueTuple<InspectionPlanState, string?>(row.State, row.DecisionReason)).SingleAsync()));

        // The alteration: handed on to the commander, who decides with a signature after; it is carried out with the signature.
        var alteration = await DoAsync(campaign, async services => (await services.GetRequiredService<AlterationDesk>().OrderAsync(
            new AlterationOrder([new CancelActivity { ActivityId = "AwaitSelfCheck" }, new ScheduleActivity { ActivityId = "StateU13" }], [@case.InstanceId!], "单位已停业"), people["author"].AsActor())).Value);
        var (alterationPage, alterationId) = ($"/alterations/{alteration.Id}", Panel(ApprovalKey.OfAlteration(alteration.Id)));
        lead = await OpenAsync(walk, "lead", alterationPage, alterationId);
        await ActAsync(lead, alterationId, "Transfer", "本人外出", [people["commander"].Id], picture: "whole-05-alteration-transferred");
        var commander = await OpenAsync(walk, "commander", alterationPage, alterationId);
        await Assertions.Expect(commander.Page.Locator("p.transferred")).ToContainTextAsync(people["commander"].DisplayName);
        await ActAsync(commander, alterationId, "After", "请会后签署", [people["legal"].Id]);
        await ApprovalWalk.FillAsync(commander, "#decision-reason", "经核实");
        await commander.Page.ClickAsync(".actions .button.primary");
        await Assertions.Expect(commander.Page.Locator("p.held")).ToHaveCountAsync(1, Patience);
        await commander.ScreenshotAsync("whole-06-alteration-held");
        Assert.Equal(AlterationPlanStatus.Proposed, await campaign.ReadAsync(db => db.AlterationPlans.Select(row => row.Status).SingleAsync()));
        await commander.LeaveAsync();
        await SignAsync(walk, "legal", null);
        Assert.NotEqual(AlterationPlanStatus.Proposed, await campaign.ReadAsync(db => db.AlterationPlans.Select(row => row.Status).SingleAsync()));

        // The publication: its author takes it back while nobody has acted.
        var published = await campaign.ReadAsync(db => db.Definitions.Where(row => row.DefinitionId == "lead" && row.IsLatest).Select(row => row.Id).SingleAsync());
        var request = await DoAsync(campaign, async services =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            var shipped = (await store.FindVersionAsync(published))!;
            shipped.IsLatest = false;
            store.Add(new WorkflowDefinition { Id = "lead:v2", DefinitionId = "lead", Version = 2, Name = "lead", IsLatest = true, CreatedAt = campaign.Clock.GetUtcNow(), Json = shipped.Json });
            return (await services.GetRequiredService<PublicationDesk>().AskAsync("lead", "修订", people["author"].AsActor())).Value;
        });
        var (publicationPage, publicationId) = ($"/publications/{request.Id}", Panel(ApprovalKey.OfPublication(request.Id)));
        var author = await OpenAsync(walk, "author", publicationPage, publicationId);
        await ActAsync(author, publicationId, "TakeBack", "尚需修改", picture: "whole-07-publication-taken-back");
        Assert.Equal(PublicationStatus.Returned, await campaign.ReadAsync(db => db.Set<PublicationRequest>().Select(row => row.Status).SingleAsync()));

        Assert.Empty(walk.Errors);
        Assert.Empty(walk.ForeignRequests);
    }

    private static string Panel(string subject) => "approval-" + subject.Replace(':', '-');

    private static Task<T> DoAsync<T>(ServedCampaign campaign, Func<IServiceProvider, Task<T>> act) => campaign.Services.GetRequiredService<IUnitOfWork>().RunAsync((services, _) => act(services));

    private static async Task<BrowserPage> OpenAsync(CaseWalk walk, string signInName, string path, string panel)
    {
        var page = await walk.PageOfAsync(signInName);
        await page.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(page.Page.Locator($"[id='{panel}']")).ToHaveCountAsync(1, Patience);
        return page;
    }

    /// <summary>Does one act of the panel; the panel closes, or goes with what it was about.</summary>
    private static async Task ActAsync(BrowserPage at, string panel, string act, string note, string[]? people = null, bool inOrder = false, string? picture = null)
    {
        var page = at.Page;
        await page.ClickAsync($"[id='{panel}']");
        await page.CheckAsync($".approval-acts input[value={act}]");
        if (people is not null)
            await page.SelectOptionAsync($"[id='{panel}-person'], [id='{panel}-people']", people);
        if (inOrder)
            await page.CheckAsync($"[id='{panel}-order']");
        await ApprovalWalk.FillAsync(at, $"[id='{panel}-note']", note);
        if (picture is not null)
            await at.ScreenshotAsync(picture);
        await page.ClickAsync($"[id='{panel}-do']");
        await Assertions.Expect(page.Locator(".approval-acts")).ToHaveCountAsync(0, Patience);
        if (act is not "After")
            await at.LeaveAsync();
    }

    private static async Task SignAsync(CaseWalk walk, string signInName, string? picture)
    {
        var page = await walk.PageOfAsync(signInName);
        await page.Page.GotoAsync("/approvals");
        await page.Page.ClickAsync("#box-toSign [data-answer=agree]");
        await Assertions.Expect(page.Page.Locator("#box-toSign [data-answer=agree]")).ToHaveCountAsync(0, Patience);
        if (picture is not null)
            await page.ScreenshotAsync(picture);
        await page.LeaveAsync();
    }
}
