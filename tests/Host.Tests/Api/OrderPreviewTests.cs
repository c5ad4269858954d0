using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Orders;
using Orchestrator.Client.Session;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>What an order would be, over the API.</summary>
public sealed class OrderPreviewTests
{
    [Fact]
    public async Task An_order_is_proposed_composed_and_dated_without_being_drafted()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), Samples.Case(),
            new Finding { Id = "finding-1", CaseId = "case-0001", CampaignId = Samples.CampaignId, InspectionId = "visit-1", ItemCode = "A05", Gap = "SYS", Severity = "C", Fact = "未建立制度", Evidence = "照片", Basis = "" });
        await using var officer = await ClientAsync(server, Role.Officer);
        var api = officer.GetRequiredService<IOrdersApi>();

        var proposed = await api.PreviewAsync("case-0001", new PreviewOrder(ServedOn: new(2005, 4, 22)));
        var item = Assert.Single(proposed.Items);
        Assert.Equal(("LP-2005", 15, 15, "公安部令第33号第十条第（一）项"), (proposed.Profile, proposed.TermDays, item.Item.Days, Assert.Single(item.Item.Bases)));
        // 22 April + 15 days = Saturday 7 May, in the long holiday: the Sunday after it was a working day.
        Assert.Equal(new DateOnly(2005, 5, 8), proposed.DueOn);
        Assert.Contains("调休上班", proposed.WhyZh);
        Assert.Contains("计算机信息网络国际联网安全保护管理办法", proposed.InForce);
        Assert.DoesNotContain("中华人民共和国网络安全法", proposed.InForce);

        var composed = await api.PreviewAsync("case-0001", new PreviewOrder(TermDays: 10, Items: [item.Item with { Days = 8 }]));
        Assert.Equal("order.days-reason", composed.RefusalCode);
        Assert.Null((await api.PreviewAsync("case-0001", new PreviewOrder(TermDays: 10, Items: [item.Item with { Days = 8, DaysReason = "已有方案" }]))).RefusalCode);

        var refused = await Assert.ThrowsAnyAsync<ApiException>(() => api.PreviewAsync("case-0001", new PreviewOrder(Items: [])));
        Assert.Equal("form.invalid", Problem.Of(refused)!.Code);
        Assert.Equal(404, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.PreviewAsync("case-9999", new PreviewOrder()))).StatusCode);
        await using var unit = await ClientAsync(server, Role.Unit);
        Assert.Equal(403, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => unit.GetRequiredService<IOrdersApi>().PreviewAsync("case-0001", new PreviewOrder()))).StatusCode);
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
