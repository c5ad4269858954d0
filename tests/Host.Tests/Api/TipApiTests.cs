using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Measures;
using Orchestrator.Client.Session;
using Orchestrator.Client.Tips;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>Tips, measures and the competence matrix over the API.</summary>
public sealed class TipApiTests
{
    private const string Secret = "举报人乙";

    [Fact]
    public async Task Scenario_28_an_informant_is_seen_by_intake_and_the_head_alone_and_every_look_is_in_the_audit()
    {
        await using var server = await StartAsync();
        await using var intake = await ClientAsync(server, Role.Intake);
        await using var officer = await ClientAsync(server, Role.Officer);
        await using var lead = await ClientAsync(server, Role.Lead);
        var tip = await intake.GetRequiredService<ITipsApi>().RegisterAsync(new NewTip(Samples.CampaignId, "IllegalNetbar", "Phone", "宝安区模拟村一巷3号", "宝安", "二楼有三十台电脑", new DateOnly(2005, 4, 11), "模拟网吧", true, Secret, "100-0000-0001", "担心打击报复"));
        Assert.Equal(("L02", true, true), (tip.State, tip.Retaliation, tip.HasContact));

        var seen = await officer.GetRequiredService<ITipsApi>().ListAsync(new TipFilter { CampaignId = Samples.CampaignId });
        Assert.DoesNotContain(Secret, Assert.Single(seen.Items).ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAnyAsync<ApiException>(() => officer.GetRequiredService<ITipsApi>().LookAtInformantAsync(tip.Id, "想知道"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Assert.ThrowsAnyAsync<ApiException>(() => lead.GetRequiredService<ITipsApi>().LookAtInformantAsync(tip.Id, " "))).StatusCode);
        Assert.Equal((Secret, "100-0000-0001"), (await lead.GetRequiredService<ITipsApi>().LookAtInformantAsync(tip.Id, "安排保护措施")) is var found ? (found.Name, found.Contact) : default);

        await using var scope = server.Services.CreateAsyncScope();
        var looks = await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().AuditEvents.Where(row => row.Act.StartsWith("tip.informant")).OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync();
        Assert.Equal(["tip.informant-refused", "tip.informant-read"], looks);
    }

    [Fact]
    public async Task What_no_tip_can_be_is_refused_and_a_unit_sees_none()
    {
        await using var server = await StartAsync();
        await using var intake = await ClientAsync(server, Role.Intake);
        await using var unit = await ClientAsync(server, Role.Unit);
        var api = intake.GetRequiredService<ITipsApi>();
        var good = new NewTip(Samples.CampaignId, "LineResale", "Web", "宝安区模拟村一巷3号", "宝安", "转售专线", new DateOnly(2005, 4, 11));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAnyAsync<ApiException>(() => api.RegisterAsync(good with { CampaignId = "none" }))).StatusCode);
        foreach (var bad in new[] { good with { District = "浦东" }, good with { Address = " " }, good with { Content = new string('x', 4001) }, good with { ReceivedOn = new DateOnly(2005, 4, 12) } })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Assert.ThrowsAnyAsync<ApiException>(() => api.RegisterAsync(bad))).StatusCode);
        Assert.True((int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.RegisterAsync(good with { Type = "Rumour" }))).StatusCode is 400 or 422);
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAnyAsync<ApiException>(() => unit.GetRequiredService<ITipsApi>().ListAsync(new TipFilter()))).StatusCode);
        Assert.Empty((await api.ListAsync(new TipFilter())).Items);
    }

    [Fact]
    public async Task Scenario_20_competence_is_told_as_it_stood_on_a_day()
    {
        await using var server = await StartAsync();
        await using var officer = await ClientAsync(server, Role.Officer);
        var api = officer.GetRequiredService<ITipsApi>();
        Assert.Equal("INDUSTRY", Of(await api.CompetenceAsync(new DateOnly(2005, 5, 11))));
        Assert.Equal("CULTURE", Of(await api.CompetenceAsync(new DateOnly(2026, 5, 11))));
        Assert.Equal("INDUSTRY", Of(await api.CompetenceAsync()));

        static string Of(IReadOnlyList<CompetenceInfo> matrix) => Assert.Single(matrix.Single(row => row.Matter == "ILLEGAL_NETBAR").Authorities).Code;
    }

    [Fact]
    public async Task A_measure_is_asked_for_by_its_role_and_shown_with_the_case()
    {
        await using var server = await StartAsync();
        await using var officer = await ClientAsync(server, Role.Officer);
        await using var office = await ClientAsync(server, Role.Office);
        var api = officer.GetRequiredService<IMeasuresApi>();
        Assert.Equal(11, (await api.RulesAsync()).Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Assert.ThrowsAnyAsync<ApiException>(() => api.ProposeAsync("case-0001", new ProposeMeasure("Suspend", "下落不明")))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAnyAsync<ApiException>(() => office.GetRequiredService<IMeasuresApi>().ProposeAsync("case-0001", new ProposeMeasure("Suspend", "下落不明", new() { ["ground"] = "not-found" })))).StatusCode);
        var asked = await api.ProposeAsync("case-0001", new ProposeMeasure("Suspend", "下落不明", new() { ["ground"] = "not-found" }));
        Assert.Equal(("Suspend", "Proposed", "下落不明"), (asked.Kind, asked.Status, asked.Reason));
        Assert.Equal(asked.Id, Assert.Single(await api.ListAsync("case-0001")).Id);
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAnyAsync<ApiException>(() => api.ProposeAsync("case-0001", new ProposeMeasure("Terminate", "已注销", new() { ["ground"] = "dissolved" })))).StatusCode);
    }

    private static async Task<HostServer> StartAsync()
    {
        var server = await HostServer.StartAsync();
        var campaign = Samples.Campaign();
        campaign.State = CampaignState.Launched;
        await server.StoreAsync(campaign, Samples.Unit(), Samples.Case());
        await server.InTransactionAsync(services =>
        {
            foreach (var id in new[] { "tip", "measure" })
                services.GetRequiredService<IEngineStore>().Add(new WorkflowDefinition { Id = $"{id}:v1", DefinitionId = id, Version = 1, Name = id, IsLatest = true, IsPublished = true, CreatedAt = server.Clock.GetUtcNow(), Json = File.ReadAllText(RepositoryFolder.Combine("workflows-json", id + ".json")) });
            return Task.FromResult(true);
        });
        return server;
    }

    private static async Task<ServiceProvider> ClientAsync(HostServer server, string role)
    {
        string? token = null;
        var client = new ServiceCollection().AddOrchestratorClient(new OrchestratorClientOptions { BaseAddress = new Uri("http://localhost"), Token = _ => Task.FromResult(token ?? "") }, http => http.ConfigurePrimaryHttpMessageHandler(server.Handler)).BuildServiceProvider();
        token = (await client.GetRequiredService<ISessionApi>().GetTokenAsync(new SignIn(role, HostServer.Password))).Token;
        return client;
    }
}
