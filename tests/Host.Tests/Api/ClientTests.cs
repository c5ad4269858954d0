using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Cases;
using Orchestrator.Client.Notices;
using Orchestrator.Client.Session;
using Orchestrator.Client.Tasks;
using Orchestrator.Client.Units;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>The shipped client against the host.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task An_officer_finds_a_task_reads_its_forms_and_completes_it()
    {
        await using var server = await HostServer.StartAsync();
        var opened = await WaitingTask.OpenAsync(server);
        await using var client = await ClientAsync(server, Role.Officer);
        var tasks = client.GetRequiredService<ITasksApi>();

        var found = Assert.Single((await tasks.ListAsync(new TaskFilter { Overdue = false, Limit = 10 })).Items);
        Assert.Equal(opened.Id, found.Id);
        var details = await tasks.GetAsync(found.Id);
        Assert.True(details.MayComplete);
        Assert.Equal(["Accept", "Return"], details.Forms.Select(form => form.Outcome));
        var done = await tasks.CompleteAsync(found.Id, new TaskCompletion("Accept"), $"\"{found.Revision}\"");
        Assert.Equal("case-0001", done.CaseId);
        Assert.Empty((await tasks.ListAsync(new TaskFilter())).Items);

        var cases = client.GetRequiredService<ICasesApi>();
        var @case = await cases.GetAsync("case-0001");
        Assert.True(@case.AuditLength > 0);
        Assert.Contains((await cases.TimelineAsync("case-0001")).Items, entry => entry.Act == "task.completed");
        var audit = await cases.AuditAsync("case-0001");
        Assert.Equal(audit.Head, audit.Items[^1].Hash);
    }

    [Fact]
    public async Task A_refusal_is_read_as_a_problem()
    {
        await using var server = await HostServer.StartAsync();
        await using var client = await ClientAsync(server, Role.Officer);
        var error = await Assert.ThrowsAnyAsync<ApiException>(() => client.GetRequiredService<ITasksApi>().CompleteAsync("nothing", new TaskCompletion("Accept")));
        Assert.Equal("not-found", Problem.Of(error)!.Code);
    }

    [Fact]
    public async Task A_register_with_a_bad_row_is_imported_and_the_bad_row_is_named()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(Samples.Campaign());
        await using var client = await ClientAsync(server, Role.Office);
        var csv = await File.ReadAllTextAsync(Testing.RepositoryFolder.Combine("tests", "Host.Tests", "Api", "register.csv"));
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        var units = client.GetRequiredService<IUnitsApi>();
        var report = await units.ImportAsync(Samples.CampaignId, new StreamPart(content, "register.csv", "text/csv"));
        Assert.Equal((3, 2, 1), (report.Rows, report.Imported, report.Bad));
        Assert.NotEmpty(Assert.Single(report.BadRows).Problems);
        Assert.Equal(2, (await units.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task A_missing_field_of_a_preview_names_field_and_template()
    {
        await using var server = await HostServer.StartAsync();
        await using var client = await ClientAsync(server, Role.Legal);
        var error = await Assert.ThrowsAnyAsync<ApiException>(() => client.GetRequiredService<INoticesApi>().PreviewAsync(new NoticePreviewRequest("D11", [])));
        var problem = Problem.Of(error)!;
        Assert.Equal(422, problem.Status);
        Assert.Matches("模板.*第 [0-9]+ 行.*缺少必填字段", problem.Detail);
    }

    private static async Task<ServiceProvider> ClientAsync(HostServer server, string role)
    {
        string? token = null;
        var services = new ServiceCollection();
        services.AddOrchestratorClient(
            new OrchestratorClientOptions { BaseAddress = new Uri("http://localhost"), Token = _ => Task.FromResult(token ?? "") },
            http => http.ConfigurePrimaryHttpMessageHandler(server.Handler));
        var provider = services.BuildServiceProvider();
        token = (await provider.GetRequiredService<ISessionApi>().GetTokenAsync(new SignIn(role, HostServer.Password))).Token;
        return provider;
    }
}
