using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Declarations;
using Orchestrator.Client.Reconciliation;
using Orchestrator.Client.SelfChecks;
using Orchestrator.Client.Session;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>What units declare and report, over the API.</summary>
public sealed class SelfCheckTests
{
    private const string Header = "单位名称,所属区,电路编号,上行带宽（Mbps）,下行带宽（Mbps）,IP地址段\n";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task A_faulty_table_is_reported_row_by_row_and_what_was_filed_stays()
    {
        await using var server = await HostServer.StartAsync();
        await using var office = await ClientAsync(server, Role.Office);
        var (campaign, unit) = await PlaceAsync(server);
        var api = office.GetRequiredService<IDeclarationsApi>();
        var first = await api.FileAsync(campaign, unit, Csv("甲,福田,L-1,2,2,10.0.0.0/30\n"));
        Assert.Equal((1, 1, 0), (first.Declaration!.Version, first.Declaration.Rows, first.Report.Bad));

        var faulty = await api.FileAsync(campaign, unit, Csv("甲,福田,L-1,2,2,10.0.0.0/30\n乙,福田,L-2,2,2,10.0.0.9-10.0.0.1\n"));

        Assert.Null(faulty.Declaration);
        Assert.Equal(3, Assert.Single(faulty.Report.BadRows).Row);
        Assert.Equal([1], (await api.ListAsync(campaign, unit)).Select(version => version.Version));
        var taken = await api.FileAsync(campaign, unit, Csv("甲,福田,L-1,2,2,10.0.0.0/30\n乙,福田,L-2,2,2,10.0.0.9-10.0.0.1\n"), goodRows: true);
        Assert.Equal((2, 1, 1), (taken.Declaration!.Version, taken.Declaration.Rows, taken.Declaration.BadRows));
        var zero = await api.FileZeroAsync(new ZeroReturn(campaign, unit));
        Assert.True(zero.IsZeroReturn);
        var returned = await api.ReturnAsync(zero.Id, new ReturnDeclaration("与台账不符"));
        Assert.Equal("与台账不符", returned.ReturnReason);
        Assert.Equal([(3, false), (2, true), (1, true)], (await api.ListAsync(campaign, unit)).Select(version => (version.Version, version.IsSuperseded)));
    }

    [Fact]
    public async Task The_template_is_read_back_and_an_export_holds_what_was_filed()
    {
        await using var server = await HostServer.StartAsync();
        await using var office = await ClientAsync(server, Role.Office);
        var (campaign, unit) = await PlaceAsync(server);
        var api = office.GetRequiredService<IDeclarationsApi>();
        var template = await (await api.TemplateAsync()).ReadAsByteArrayAsync();
        var empty = await Assert.ThrowsAnyAsync<ApiException>(() => api.FileAsync(campaign, unit, new StreamPart(new MemoryStream(template), "form.xlsx")));
        Assert.Contains("declaration.empty", empty.Content, StringComparison.Ordinal);
        var filed = await api.FileAsync(campaign, unit, Csv("甲,福田,L-1,2,4,10.0.0.0/30；2001:db8::/48\n"));

        var export = await (await api.ExportAsync(filed.Declaration!.Id)).ReadAsByteArrayAsync();
        var again = await api.FileAsync(campaign, unit, new StreamPart(new MemoryStream(export), "export.xlsx"));

        Assert.Equal((2, 1, 0), (again.Declaration!.Version, again.Declaration.Rows, again.Report.Bad));
        await using var scope = server.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().DeclaredUnits.OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(rows[0].AddressRanges, rows[1].AddressRanges);
        Assert.Equal((rows[0].Name, rows[0].BandwidthDownMbps), (rows[1].Name, rows[1].BandwidthDownMbps));
    }

    [Fact]
    public async Task A_report_is_filed_when_nothing_is_missing_returned_and_corrected_in_a_further_version()
    {
        await using var server = await HostServer.StartAsync();
        await using var office = await ClientAsync(server, Role.Office);
        var (campaign, unit) = await PlaceAsync(server);
        var api = office.GetRequiredService<ISelfChecksApi>();
        Assert.Contains((await api.StandingAsync(campaign, "Never")).Items, row => row.UnitId == unit);
        var draft = await api.SaveAsync(new SaveSelfCheck(campaign, unit, new SelfCheckContentInfo { Briefing = "已传达" }));
        Assert.Contains(draft.Missing, gap => gap.Field == "topology");
        Assert.Equal(422, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.FileAsync(draft.Id))).StatusCode);

        await api.AttachAsync(campaign, unit, "Topology", new StreamPart(new MemoryStream(Png), "topology.png"));
        var full = await api.SaveAsync(new SaveSelfCheck(campaign, unit, await FullAsync(server, unit)));
        Assert.Empty(full.Missing);
        var filed = await api.FileAsync(full.Id);
        Assert.Equal(("Filed", 1), (filed.State, filed.Version));
        Assert.Matches("^[0-9a-f]{64}$", filed.ContentHash);
        Assert.DoesNotContain((await api.StandingAsync(campaign, "Never")).Items, row => row.UnitId == unit);
        Assert.Equal(409, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.SaveAsync(new SaveSelfCheck(campaign, unit, full.Content)))).StatusCode);

        Assert.Equal("Returned", (await api.DecideAsync(filed.Id, new DecideSelfCheck(false, "拓扑图与出口不一致"))).State);
        var corrected = await api.SaveAsync(new SaveSelfCheck(campaign, unit, full.Content with { Problems = "已更正" }));
        Assert.Equal((2, "Draft"), (corrected.Version, corrected.State));
        var second = await api.FileAsync(corrected.Id);
        Assert.NotEqual(filed.ContentHash, second.ContentHash);
        Assert.Equal("Accepted", (await api.DecideAsync(second.Id, new DecideSelfCheck(true))).State);
        await using var scope = server.Services.CreateAsyncScope();
        var statement = await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().SelfStatements.SingleAsync();
        Assert.Equal(unit, statement.UnitId);
        Assert.Equal(["10.0.0.0/25"], statement.Ledger);
    }

    [Theory]
    [InlineData("drawing.exe", "MZ......")]
    [InlineData("drawing.pdf", "<html><script>")]
    [InlineData("drawing.pdf", "")]
    [InlineData("drawing.xlsx", "PK not an archive")]
    public async Task A_file_that_is_not_what_it_says_is_refused(string name, string content)
    {
        await using var server = await HostServer.StartAsync();
        await using var office = await ClientAsync(server, Role.Office);
        var (campaign, unit) = await PlaceAsync(server);
        var refused = await Assert.ThrowsAnyAsync<ApiException>(() => office.GetRequiredService<ISelfChecksApi>().AttachAsync(campaign, unit, "Topology", new StreamPart(new MemoryStream(Encoding.UTF8.GetBytes(content)), name)));
        Assert.Equal(422, (int)refused.StatusCode);
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_version_and_another_is_the_next()
    {
        await using var server = await HostServer.StartAsync();
        await using var office = await ClientAsync(server, Role.Office);
        var (campaign, unit) = await PlaceAsync(server);
        var api = office.GetRequiredService<ISelfChecksApi>();
        async Task<int> Attach(byte[] content) => (await api.AttachAsync(campaign, unit, "Topology", new StreamPart(new MemoryStream(content), "t.png"))).Version;
        var (first, same, next) = (await Attach(Png), await Attach(Png), await Attach([.. Png, 9]));
        Assert.Equal((1, 1, 2), (first, same, next));
    }

    [Fact]
    public async Task An_officer_compares_and_explains_over_the_api_and_a_unit_may_not()
    {
        await using var server = await HostServer.StartAsync();
        await using var office = await ClientAsync(server, Role.Office);
        await using var unitClient = await ClientAsync(server, Role.Unit);
        var (campaign, unit) = await PlaceAsync(server);
        await office.GetRequiredService<IDeclarationsApi>().FileAsync(campaign, unit, Csv("无人登记的网吧,福田,L-1,2,2,10.0.0.0/30\n"));
        var api = office.GetRequiredService<IReconciliationApi>();
        var run = await api.StartAsync(new StartReconciliation(campaign));
        Assert.Equal((1, 1), (run.Number, run.DeclaredRows));
        var finding = Assert.Single((await api.FindingsAsync(campaign, rule: "RC-01")).Items);
        Assert.Equal(422, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.DecideAsync(finding.Id, new DecideFinding("Explained", " ")))).StatusCode);
        Assert.Equal("Confirmed", (await api.DecideAsync(finding.Id, new DecideFinding("Confirmed", "现场核实"))).State);
        Assert.Equal(0, (await api.StartAsync(new StartReconciliation(campaign))).New);
        Assert.Equal("?", (await api.NodeAsync(unit)).Downstreams[0].Id[..1]);
        Assert.Equal("阿里云", (await api.OperatorAsync("8.129.1.1")).Operator);
        Assert.Equal(403, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => unitClient.GetRequiredService<IReconciliationApi>().StartAsync(new StartReconciliation(campaign)))).StatusCode);
    }

    private static StreamPart Csv(string rows) => new(new MemoryStream(Encoding.UTF8.GetBytes(Header + rows)), "table.csv");

    private static async Task<(string Campaign, string Unit)> PlaceAsync(HostServer server)
    {
        await server.StoreAsync(Samples.Campaign(), Samples.Unit());
        return (Samples.CampaignId, Samples.UnitId);
    }

    private static async Task<SelfCheckContentInfo> FullAsync(HostServer server, string unitId)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var unit = await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().Units.SingleAsync(u => u.Id == unitId);
        return new SelfCheckContentInfo
        {
            Group = new WorkingGroupInfo("负责人甲", "分管副总", ["乙"], "0755-00000001"),
            Briefing = "已传达",
            Measures = "见方案",
            Nodes = [new NetworkNodeInfo("R1", "路由器", "机房")],
            Ledger = [new LedgerEntryInfo("10.0.0.0/25", "静态", "办公", "办公", null)],
            Egress = [new EgressLineInfo("某上级", "机房", 10, "10.0.0.1", "L-9")],
            Users = new UserCountInfo(1, 10, 10, 10),
            NoSecondLevelUnits = true,
            Answers = [.. Workflows.Inspections.Checklist.For(unit.Category).Select(item => new SelfAnswerInfo(item.Code, "conforms", "", null))],
            Publicity = [new PublicityInfo("网站", new DateOnly(2005, 4, 6), "截图")],
            IsDeclaredTrue = true,
            SignedBySecurityOwner = "乙",
            SignedByLegalRepresentative = "负责人甲",
            SignedOn = new DateOnly(2005, 3, 1),
        };
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
