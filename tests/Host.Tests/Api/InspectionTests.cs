using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Inspections;
using Orchestrator.Client.Session;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>Answers, evidence and the coverage of inspection, over the API.</summary>
public sealed class InspectionTests
{
    private const string Visit = "visit-1";

    [Fact]
    public async Task Every_item_is_answered_by_the_officers_of_the_visit()
    {
        await using var server = await HostServer.StartAsync();
        var officer = await VisitAsync(server);
        await using var client = await ClientAsync(server, Role.Officer);
        await using var lead = await ClientAsync(server, Role.Lead);
        var api = client.GetRequiredService<IInspectionsApi>();
        var items = await api.ChecklistAsync("LocalIsp", "LP-2005");
        Assert.Equal(28, items.Count);
        var answers = items.Select(item => new ItemAnswerInfo(item.Code, "Conforms", "", "")).ToList();

        Assert.Equal(422, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.AnswerAsync(Visit, new RecordAnswers([.. answers.Skip(1)])))).StatusCode);
        Assert.Equal(422, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.AnswerAsync(Visit, new RecordAnswers([.. answers.Skip(1), answers[0] with { Conformity = "DoesNot" }])))).StatusCode);
        Assert.Equal(403, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => lead.GetRequiredService<IInspectionsApi>().AnswerAsync(Visit, new RecordAnswers(answers)))).StatusCode);
        Assert.Equal(1, (await api.AnswerAsync(Visit, new RecordAnswers([.. answers.Skip(1), answers[0] with { Conformity = "DoesNot", Fact = "未成立", Evidence = "照片" }]))).Gaps);
    }

    [Fact]
    public async Task Evidence_is_handed_over_by_its_keeper_alone_and_a_changed_entry_is_seen()
    {
        await using var server = await HostServer.StartAsync();
        var officer = await VisitAsync(server);
        await using var client = await ClientAsync(server, Role.Officer);
        var api = client.GetRequiredService<IInspectionsApi>();
        var clerk = await PersonAsync(server, Role.Clerk);
        var unit = await PersonAsync(server, Role.Unit);
        var secured = await api.SecureAsync(Visit, new SecureEvidence("交换机一台", "安全员乙", "封条完好", "A10"));
        Assert.True(secured.ChainHolds);
        Assert.Equal((1, officer, "second"), (secured.Number, secured.CollectedBy, secured.SecondOfficer));
        Assert.Equal(422, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.HandOverAsync(secured.Id, new HandOver(unit, "保管", "完好")))).StatusCode);

        var handed = await api.HandOverAsync(secured.Id, new HandOver(clerk, "入库保管", "封条完好"));
        Assert.Equal([officer, clerk], handed.Chain.Select(entry => entry.To));
        Assert.Equal(403, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.HandOverAsync(secured.Id, new HandOver(clerk, "再次移交", "完好")))).StatusCode);

        await server.InTransactionAsync(async services =>
            await services.GetRequiredService<OrchestratorDbContext>().CustodyEntries.Where(entry => entry.Sequence == 1).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Condition, "封条破损")));
        Assert.False(Assert.Single(await api.EvidenceAsync("case-0001")).ChainHolds);
    }

    [Fact]
    public async Task A_thing_that_is_kept_is_handed_over_by_an_officer_of_its_case_and_every_hand_over_says_when_and_where()
    {
        await using var server = await HostServer.StartAsync();
        var officer = await PersonAsync(server, Role.Officer);
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), Samples.Case(),
            new PenaltyCase { Id = "p", CaseId = "case-0001", CampaignId = Samples.CampaignId, UnitId = Samples.UnitId, UnitName = "x", District = "福田", StateSince = default, OpenedAt = default, Violation = "V01", LeadOfficerId = officer, CoOfficerId = "second" },
            new KeptPiece { Id = "piece", CampaignId = Samples.CampaignId, CaseId = "case-0001", PenaltyCaseId = "p", NoticeId = "n", Number = 1, Description = "交换机一台", KeptAt = default },
            new CustodyEntry { Id = "entry", EvidenceId = "piece", Sequence = 1, At = default, To = "李四", Purpose = "先行登记保存", Condition = "按清单登记", Place = "该单位机房", Hash = Custody.HashOf("piece", 1, default, null, "李四", "先行登记保存", "按清单登记", null, "该单位机房") });
        await using var client = await ClientAsync(server, Role.Officer);
        await using var lead = await ClientAsync(server, Role.Lead);
        var api = client.GetRequiredService<IInspectionsApi>();
        Assert.Equal(403, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => lead.GetRequiredService<IInspectionsApi>().HandOverKeptAsync("piece", new KeptHandOver("周民警", "物证室", "送检", "完好")))).StatusCode);
        Assert.Equal(404, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.HandOverKeptAsync("nothing", new KeptHandOver("周民警", "物证室", "送检", "完好")))).StatusCode);
        Assert.Equal(422, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.HandOverKeptAsync("piece", new KeptHandOver("周民警", "", "送检", "完好")))).StatusCode);

        await api.HandOverKeptAsync("piece", new KeptHandOver(officer, "物证室", "送检", "完好"));
        var kept = Assert.Single(await api.KeptEvidenceAsync("case-0001"));
        Assert.Equal((true, null, 1), (kept.ChainHolds, kept.Disposal, kept.Number));
        Assert.Equal([(null, "李四", "该单位机房"), ("李四", officer, "物证室")], kept.Chain.Select(entry => (entry.From, entry.To, entry.Place)));
    }

    [Fact]
    public async Task Every_unit_is_inspected_or_excepted_by_a_signature_of_another()
    {
        await using var server = await HostServer.StartAsync();
        await VisitAsync(server);
        await using var officer = await ClientAsync(server, Role.Officer);
        await using var lead = await ClientAsync(server, Role.Lead);
        var api = officer.GetRequiredService<IInspectionsApi>();
        var before = await api.CoverageAsync(Samples.CampaignId);
        Assert.Equal((1, 0, 0, 1, false), (before.InScope, before.Inspected, before.Excepted, before.Planned + before.Open, before.IsComplete));

        var asked = await api.AskAsync(Samples.CampaignId, new AskException(Samples.UnitId, "已停业注销"));
        Assert.False((await api.CoverageAsync(Samples.CampaignId)).IsComplete);
        Assert.Equal(403, (int)(await Assert.ThrowsAnyAsync<ApiException>(() => api.DecideAsync(asked.Id, new DecideException(true)))).StatusCode);
        Assert.True((await lead.GetRequiredService<IInspectionsApi>().DecideAsync(asked.Id, new DecideException(true))).IsSigned);

        var after = await api.CoverageAsync(Samples.CampaignId);
        Assert.Equal((0, 1, 0, true), (after.Inspected, after.Excepted, after.Open, after.IsComplete));
    }

    private static async Task<string> VisitAsync(HostServer server)
    {
        var officer = await PersonAsync(server, Role.Officer);
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), Samples.Case(),
            new Inspection { Id = Visit, CaseId = "case-0001", CampaignId = Samples.CampaignId, Kind = InspectionKind.Full, LeadOfficerId = officer, CoOfficerId = "second", StartedAt = server.Clock.GetUtcNow() });
        return officer;
    }

    private static async Task<string> PersonAsync(HostServer server, string role)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().People.Where(person => person.SignInName == role).Select(person => person.Id).SingleAsync();
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
