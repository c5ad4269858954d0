using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Campaigns;
using Orchestrator.Client.LawChanges;
using Orchestrator.Client.Session;
using Orchestrator.Client.Tasks;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>The law of a case over the API: shown, chosen, kept on record; and the campaign's setting about warnings.</summary>
public sealed class LawChangeApiTests
{
    [Fact]
    public async Task A_change_of_law_is_shown_and_decided_once_by_a_legal_officer()
    {
        await using var server = await HostServer.StartAsync(now: new DateTimeOffset(2006, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), Samples.Case());
        await using var legal = await ClientAsync(server, Role.Legal);
        await using var officer = await ClientAsync(server, Role.Officer);
        var api = legal.GetRequiredService<ILawChangesApi>();

        var law = await officer.GetRequiredService<ILawChangesApi>().GetAsync("case-0001");
        Assert.Equal(("LP-2005", "LP-2006", true), (law.Held, law.InForce, law.IsOpen));
        Assert.Equal("not-allowed", await CodeAsync(() => officer.GetRequiredService<ILawChangesApi>().ChooseAsync("case-0001", new ChooseLaw("LP-2006", "ActAfterTheChange", "理由"))));
        Assert.Equal("form.ground", await CodeAsync(() => api.ChooseAsync("case-0001", new ChooseLaw("LP-2006", "Whim", "理由"))));

        var chosen = await api.ChooseAsync("case-0001", new ChooseLaw("LP-2006", "ActAfterTheChange", "违法行为持续至新法施行之后。"));
        Assert.Equal(("LP-2006", false, "违法行为持续至新法施行之后。"), (chosen.Held, chosen.IsOpen, Assert.Single(chosen.Decisions).Reason));
        Assert.Equal("law.nothing-to-choose", await CodeAsync(() => api.ChooseAsync("case-0001", new ChooseLaw("LP-2005", "OldLawOfTheAct", "理由"))));
        Assert.Equal(404, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.GetAsync("case-9999"))).StatusCode);
    }

    [Fact]
    public async Task The_commander_sets_whether_a_warning_joins_an_order()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(Samples.Campaign());
        await using var commander = await ClientAsync(server, Role.Commander);
        await using var office = await ClientAsync(server, Role.Office);
        var api = commander.GetRequiredService<ICampaignsApi>();
        await server.StoreAsync(Samples.Task(act: "disposal", outcomes: ["Order", "OrderAndWarn", "Penalty"]));
        await using var officer = await ClientAsync(server, Role.Officer);
        var tasks = officer.GetRequiredService<ITasksApi>();
        Assert.False((await api.GetAsync(Samples.CampaignId)).WarnOnOrder);
        Assert.Equal(["Order", "Penalty"], (await tasks.GetAsync("task-0001")).Forms.Select(form => form.Outcome));
        Assert.Equal(403, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => office.GetRequiredService<ICampaignsApi>().SetWarnOnOrderAsync(Samples.CampaignId, new SetWarnOnOrder(true, "统一做法")))).StatusCode);
        Assert.True((await api.SetWarnOnOrderAsync(Samples.CampaignId, new SetWarnOnOrder(true, "统一做法"))).WarnOnOrder);
        Assert.True((await api.GetAsync(Samples.CampaignId)).WarnOnOrder);
        Assert.Equal(["Order", "OrderAndWarn", "Penalty"], (await tasks.GetAsync("task-0001")).Forms.Select(form => form.Outcome));
    }

    private static async Task<string> CodeAsync(Func<Task> call) => Problem.Of(await Assert.ThrowsAnyAsync<ApiException>(call))!.Code!;

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
