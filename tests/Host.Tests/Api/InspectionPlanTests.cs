using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Client;
using Orchestrator.Client.InspectionPlans;
using Orchestrator.Client.Session;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>Inspection plans over the API, as the client calls it.</summary>
public sealed class InspectionPlanTests
{
    private static readonly ProposeInspectionPlan Wish = new(new(2005, 5, 9), new(2005, 5, 10), VisitsPerDay: 1);

    [Fact]
    public async Task A_plan_is_proposed_looked_through_changed_and_approved_by_another()
    {
        await using var server = await HostServer.StartAsync();
        await CampaignAsync(server, units: 3);
        await using var office = await ClientAsync(server, Role.Office);
        await using var lead = await ClientAsync(server, Role.Lead);
        var (api, head) = (office.GetRequiredService<IInspectionPlansApi>(), lead.GetRequiredService<IInspectionPlansApi>());

        var plan = await api.ProposeAsync(Samples.CampaignId, Wish);
        Assert.Equal(("Draft", 2, 1, 3, 2), (plan.State, plan.Placed, plan.NotPlaced, plan.InScope, plan.Covered));
        var left = Assert.Single((await api.VisitsAsync(plan.Id, status: "NotPlaced")).Items);
        Assert.Equal("full", left.Obstacle);
        Assert.Contains("已排满", left.ObstacleZh);
        Assert.Equal("plan.full", await CodeAsync(() => api.MoveAsync(left.Id, new MoveVisit(new(2005, 5, 9), "off-1", "off-2"))));

        // One visit less leaves room for the other.
        var first = (await api.VisitsAsync(plan.Id, limit: 1)).Items[0];
        Assert.Equal(new DateOnly(2005, 5, 9), first.Day);
        await api.TakeOutAsync(first.Id, new PlanReason("正在搬迁"));
        Assert.Equal("Placed", (await api.MoveAsync(left.Id, new MoveVisit(new(2005, 5, 9), "off-2", "off-1"))).Status);

        Assert.Equal("not-allowed", await CodeAsync(() => api.ApproveAsync(plan.Id)));
        var approved = await head.ApproveAsync(plan.Id);
        Assert.Equal(("Approved", 2, 0), (approved.State, approved.Placed, approved.Carried));
        Assert.Equal(["Waiting", "Waiting", "NotPlaced"], (await api.VisitsAsync(plan.Id)).Items.Select(visit => visit.Status));
        Assert.Equal("plan.not-a-draft", await CodeAsync(() => head.ReturnAsync(plan.Id, new PlanReason("重排"))));
    }

    [Fact]
    public async Task The_visits_are_read_page_by_page_and_each_once()
    {
        await using var server = await HostServer.StartAsync();
        await CampaignAsync(server, units: 5);
        await using var office = await ClientAsync(server, Role.Office);
        var api = office.GetRequiredService<IInspectionPlansApi>();
        var plan = await api.ProposeAsync(Samples.CampaignId, Wish with { VisitsPerDay = 3 });
        var (seen, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await api.VisitsAsync(plan.Id, cursor: cursor, limit: 2);
            seen.AddRange(page.Items.Select(visit => visit.CaseId));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(plan.Id, Assert.Single(await api.ListAsync(Samples.CampaignId)).Id);
        Assert.Equal(404, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.GetAsync("nothing"))).StatusCode);
    }

    private static async Task<string> CodeAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAnyAsync<ApiException>(call);
        return Problem.Of(refused)!.Code!;
    }

    private static async Task CampaignAsync(HostServer server, int units)
    {
        var campaign = Campaign2005.Create(server.Clock);
        var launched = new Campaign
        {
            Id = Samples.CampaignId,
            Code = campaign.Code,
            Title = campaign.Title,
            FoundingDocument = campaign.FoundingDocument,
            IssuedOn = campaign.IssuedOn,
            LegalProfile = campaign.LegalProfile,
            Phases = campaign.Phases,
            State = CampaignState.Launched,
            CreatedAt = campaign.CreatedAt,
        };
        object[] rows = [launched, .. Enumerable.Range(1, units).SelectMany(n => new object[] { Samples.Unit($"unit-{n}", $"SZ-{n:D6}"), Samples.Case(n, $"unit-{n}") })];
        await server.StoreAsync(rows);
        // The officers of the district are these two alone.
        await server.InTransactionAsync(async services =>
        {
            var db = services.GetRequiredService<OrchestratorDbContext>();
            foreach (var person in (await db.People.ToListAsync()).Where(person => person.Roles.Contains(Role.Officer)))
                person.IsActive = false;
            foreach (var id in new[] { "off-1", "off-2" })
                db.Add(new Person { Id = id, SignInName = id, DisplayName = id, Badge = id, Roles = [Role.Officer], District = "福田" });
            return await db.SaveChangesAsync();
        });
    }

    private static async Task<ServiceProvider> ClientAsync(HostServer server, string role)
    {
        string? token = null;
        var services = new ServiceCollection();
        services.AddOrchestratorClient(
            new OrchestratorClientOptions { BaseAddress = new Uri("http://localhost"), Token = _ => Task.FromResult(token ?? "") },
            http => http.ConfigurePrimaryHttpMessageHandler(server.Handler));
        var client = services.BuildServiceProvider();
        token = (await client.GetRequiredService<ISessionApi>().GetTokenAsync(new SignIn(role, HostServer.Password))).Token;
        return client;
    }
}
