using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client;
using Orchestrator.Client.Alterations;
using Orchestrator.Client.Incidents;
using Orchestrator.Client.Session;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Refit;

namespace Orchestrator.Host.Tests.Api;

/// <summary>What is stuck and what is done about it, through the shipped client.</summary>
public sealed class IncidentTests
{
    [Fact]
    public async Task What_is_stuck_is_listed_grouped_explained_and_repaired_with_a_corrected_variable()
    {
        await using var server = await HostServer.StartAsync();
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), Samples.Case());
        await PublishAsync(server, 1, Guarded);
        var ids = await StartAsync(server, 3, "case-0001");
        await using var client = await ClientAsync(server, Role.Author);
        var incidents = client.GetRequiredService<IIncidentsApi>();

        var group = Assert.Single(await incidents.GroupsAsync());
        Assert.Equal(("flow", "流程", "Check", 3), (group.DefinitionId, group.DefinitionName, group.ActivityId, group.Count));
        var first = await incidents.ListAsync(limit: 2);
        Assert.Equal(2, first.Items.Count);
        var second = await incidents.ListAsync(limit: 2, cursor: first.Next);
        Assert.Equal(ids.Order(), first.Items.Concat(second.Items).Select(i => i.InstanceId).Order());
        Assert.Null(second.Next);
        Assert.All(first.Items, i => Assert.Equal(("case-0001", "2005-166-00001"), (i.CaseId, i.CaseNumber)));
        Assert.Empty((await incidents.ListAsync(search: "nothing like it")).Items);

        var details = await incidents.GetAsync(ids[0]);
        var story = Assert.Single(details.Incidents);
        Assert.Equal(["Done"], story.Outcomes);
        Assert.Equal("Int32", Assert.Single(details.Variables).TypeName);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await PublishAsync(server, 2, Guarded);
        Assert.Equal("definition", Assert.Single((await incidents.GetAsync(ids[0])).Changes).Kind);

        var plan = await incidents.RetryAsync(ids[0], new IncidentRetry("金额录错") { Variables = new Dictionary<string, JsonElement> { ["Amount"] = JsonSerializer.SerializeToElement(5) } });
        Assert.Equal(("Completed", 1, "ModifyVariable,RetryActivity"), (plan.Status, plan.Done, plan.Kinds));
        Assert.Equal("Finished", Assert.Single((await client.GetRequiredService<IAlterationsApi>().ItemsAsync(plan.Id)).Items).InstanceStatus);
        Assert.Equal(2, (await incidents.ListAsync()).Items.Count);
        var events = await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().AuditEvents.Where(e => e.Stream == "case-0001").ToListAsync());
        var audited = Assert.Single(events);
        Assert.Equal(("workflow.retried", "p-AUTHOR", "金额录错"), (audited.Act, audited.ActorId, audited.Reason));
        Assert.Null((await server.InTransactionAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync())).Broken);
    }

    [Fact]
    public async Task A_bulk_retry_answers_for_each_instance_and_is_repeated_harmlessly()
    {
        await using var server = await HostServer.StartAsync();
        await PublishAsync(server, 1, Guarded);
        var ids = await StartAsync(server, 4);
        await server.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().SetVariablesAsync(ids[0], new Dictionary<string, object?> { ["Amount"] = 5 }));
        await using var client = await ClientAsync(server, Role.Admin);
        var incidents = client.GetRequiredService<IIncidentsApi>();

        var request = new BulkRetry("系统已恢复", new InstanceChoice { IncidentActivityId = "Check" });
        var plan = await incidents.RetryManyAsync(request, "one-key");
        Assert.Equal((4, 4, "Completed"), (plan.Total, plan.Done, plan.Status));
        Assert.Equal(plan.Id, (await incidents.RetryManyAsync(request, "one-key")).Id);
        var items = (await client.GetRequiredService<IAlterationsApi>().ItemsAsync(plan.Id)).Items.ToDictionary(i => i.InstanceId);
        Assert.Equal("Finished", items[ids[0]].InstanceStatus);
        Assert.All(ids.Skip(1), id => Assert.Equal("Faulted", items[id].InstanceStatus));
        Assert.All(ids.Skip(1), id => Assert.False(string.IsNullOrEmpty(items[id].Message)));
        Assert.Equal(3, Assert.Single(await incidents.GroupsAsync()).Count);
    }

    [Theory]
    [InlineData("alteration.reason-missing", 422)]
    [InlineData("variable.unknown", 422)]
    [InlineData("variable.type", 422)]
    [InlineData("skip.outcome", 422)]
    [InlineData("instance.unknown", 404)]
    [InlineData("incident.settled", 409)]
    [InlineData("instance.finished", 409)]
    public async Task What_cannot_be_done_is_refused_in_both_languages_and_nothing_is_lost(string code, int status)
    {
        await using var server = await HostServer.StartAsync();
        await PublishAsync(server, 1, Guarded);
        var id = Assert.Single(await StartAsync(server, 1));
        await using var client = await ClientAsync(server, Role.Admin);
        var incidents = client.GetRequiredService<IIncidentsApi>();
        var execution = Assert.Single((await incidents.ListAsync()).Items).ActivityInstanceId;
        static IncidentRetry With(string name, object value) => new("改值") { Variables = new Dictionary<string, JsonElement> { [name] = JsonSerializer.SerializeToElement(value) } };
        if (code == "instance.finished")
            await incidents.CancelAsync(id, new IncidentCancel("作废"));

        var error = await Assert.ThrowsAnyAsync<ApiException>(() => code switch
        {
            "alteration.reason-missing" => incidents.RetryAsync(id, new IncidentRetry("  ")),
            "variable.unknown" => incidents.RetryAsync(id, With("Nope", 1)),
            "variable.type" => incidents.RetryAsync(id, With("Amount", "many")),
            "skip.outcome" => incidents.SkipAsync(id, new IncidentSkip("跳过", execution, "Nowhere")),
            "instance.unknown" => incidents.RetryAsync("nobody", new IncidentRetry("再试")),
            "incident.settled" => incidents.SkipAsync(id, new IncidentSkip("跳过", "not-an-execution")),
            _ => incidents.RetryAsync(id, new IncidentRetry("再试")),
        });
        var problem = Problem.Of(error)!;
        Assert.Equal((code, status), (problem.Code, problem.Status));
        Assert.False(string.IsNullOrEmpty(problem.Detail));
        Assert.False(string.IsNullOrEmpty(problem.DetailEn));
        if (code != "instance.finished")
            Assert.Equal(execution, Assert.Single((await incidents.ListAsync()).Items).ActivityInstanceId);
    }

    [Fact]
    public async Task A_migration_is_tried_first_and_then_carried_out_for_those_chosen()
    {
        await using var server = await HostServer.StartAsync();
        await PublishAsync(server, 1, () => [Step("Elsa.Event", "Wait", ("eventName", "go"))]);
        var ids = await StartAsync(server, 3);
        await PublishAsync(server, 2, () => [Step("Elsa.Event", "Renamed", ("eventName", "go")), Step("Elsa.WriteLine", "End", ("text", "end"))]);
        await using var client = await ClientAsync(server, Role.Author);
        var alterations = client.GetRequiredService<IAlterationsApi>();
        var everybody = new InstanceChoice { DefinitionId = "flow", Version = 1 };

        var refused = await alterations.TryAsync(new AlterationTrialRequest([new AlterationSpec("Migrate") { TargetVersion = 2 }], everybody));
        Assert.Equal(3, refused.Total);
        Assert.All(refused.Items, i => Assert.Equal("migration.step-gone", Assert.Single(i.Refusals).Code));
        AlterationSpec[] mapped = [new AlterationSpec("Migrate") { TargetVersion = 2, Map = new Dictionary<string, string> { ["Wait"] = "Renamed" } }];
        var page = await alterations.TryAsync(new AlterationTrialRequest(mapped, everybody) { Limit = 2 });
        Assert.Equal((3, 2), (page.Total, page.Items.Count));
        Assert.Single((await alterations.TryAsync(new AlterationTrialRequest(mapped, everybody) { Limit = 2, After = page.Next })).Items);
        Assert.Contains(page.Items[0].Steps, s => s is { ActivityId: "Wait", ToNodeId: "Workflow1:Flow:Renamed", Waits: true });

        var plan = await alterations.OrderAsync(new AlterationRequest(mapped, new InstanceChoice { InstanceIds = ids.Take(2).ToList() }, "修订流程"));
        Assert.Equal((2, "Completed"), (plan.Done, plan.Status));
        var versions = await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Instances.Select(i => i.DefinitionVersion).ToListAsync());
        Assert.Equal([1, 2, 2], versions.Order());
        Assert.Equal(plan.Id, Assert.Single((await alterations.ListAsync()).Items).Id);
        var error = await Assert.ThrowsAnyAsync<ApiException>(() => alterations.OrderAsync(new AlterationRequest([new AlterationSpec("Explode")], everybody, "试试")));
        Assert.Equal("alteration.unknown-kind", Problem.Of(error)!.Code);
        error = await Assert.ThrowsAnyAsync<ApiException>(() => alterations.OrderAsync(new AlterationRequest(mapped, new InstanceChoice(), "空选择")));
        Assert.Equal("alteration.no-instances", Problem.Of(error)!.Code);
    }

    [Fact]
    public async Task A_token_is_moved_past_a_legal_act_only_when_a_second_person_agrees()
    {
        await using var server = await HostServer.StartAsync();
        await PublishAsync(server, 1, () =>
        {
            var serve = Step("Elsa.Event", "Serve", ("eventName", "served"));
            serve["customProperties"] = new JsonObject { ["legalAct"] = true };
            return [Step("Elsa.Event", "Wait", ("eventName", "go")), serve, Step("Elsa.Event", "After", ("eventName", "after"))];
        });
        var id = Assert.Single(await StartAsync(server, 1));
        await using var author = await ClientAsync(server, Role.Author);
        await using var lead = await ClientAsync(server, Role.Lead);
        var request = new AlterationRequest([new AlterationSpec("CancelActivity") { ActivityId = "Wait" }, new AlterationSpec("ScheduleActivity") { ActivityId = "After" }], new InstanceChoice { InstanceIds = [id] }, "文书已另行送达");
        var plan = await author.GetRequiredService<IAlterationsApi>().OrderAsync(request);
        Assert.Equal("Proposed", plan.Status);
        Assert.Equal(["Serve"], plan.LegalActs);
        var error = await Assert.ThrowsAnyAsync<ApiException>(() => author.GetRequiredService<IAlterationsApi>().ApproveAsync(plan.Id, new AlterationDecision()));
        Assert.Equal(("alteration.same-person", 403), (Problem.Of(error)!.Code, Problem.Of(error)!.Status));
        Assert.Equal("Completed", (await lead.GetRequiredService<IAlterationsApi>().ApproveAsync(plan.Id, new AlterationDecision("情况属实"))).Status);
        Assert.Equal("After", await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Bookmarks.Select(b => b.ActivityId).SingleAsync()));
    }

    [Fact]
    public async Task A_step_whose_task_is_gone_waits_in_vain_and_is_said_to()
    {
        await using var server = await HostServer.StartAsync();
        var task = await WaitingTask.OpenAsync(server);
        await using var client = await ClientAsync(server, Role.Lead);
        var incidents = client.GetRequiredService<IIncidentsApi>();
        Assert.Empty(await incidents.WaitsAsync());
        await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Tasks.Where(t => t.Id == task.Id).ExecuteDeleteAsync());
        await PublishAsync(server, 1, () => [Step("Elsa.Delay", "Sleep", ("timeSpan", "00:30:00"))]);
        var late = Assert.Single(await StartAsync(server, 1));
        server.Clock.Advance(TimeSpan.FromHours(2));
        var waits = await incidents.WaitsAsync();
        Assert.Equal(["task-gone", "timer-overdue"], waits.Select(w => w.Reason).Order());
        Assert.Equal(task.InstanceId, waits.Single(w => w.Reason == "task-gone").InstanceId);
        Assert.Equal(late, Assert.Single(await incidents.WaitsAsync("flow")).InstanceId);
    }

    [Fact]
    public async Task A_wait_for_a_deadline_or_a_child_is_in_vain_only_when_it_can_no_longer_come()
    {
        await using var server = await HostServer.StartAsync();
        WorkflowInstance Instance(string id, WorkflowSubStatus status = WorkflowSubStatus.Suspended, string? parent = null) => new()
        {
            Id = id,
            DefinitionId = "flow",
            DefinitionVersionId = "flow:v1",
            DefinitionVersion = 1,
            ParentInstanceId = parent,
            Status = status == WorkflowSubStatus.Suspended ? WorkflowStatus.Running : WorkflowStatus.Finished,
            SubStatus = status,
            CreatedAt = server.Clock.GetUtcNow(),
            UpdatedAt = server.Clock.GetUtcNow(),
            State = "{}",
        };
        StoredBookmark Bookmark(string instance, string name, string payload) => new() { Id = instance + "-1", InstanceId = instance, Name = name, Hash = "H", ActivityId = "A", ActivityNodeId = "Workflow1:A", ActivityInstanceId = "x-" + instance, Payload = payload, CreatedAt = server.Clock.GetUtcNow() };
        await server.StoreAsync(
            Instance("armed"), Bookmark("armed", "Case.Deadline", "{\"timer\":\"T-06\"}"), Deadline("d1", "armed"),
            Instance("unarmed"), Bookmark("unarmed", "Case.Deadline", "{\"timer\":\"T-06\"}"),
            Instance("mother"), Bookmark("mother", "Elsa.ChildWorkflow", "{\"childInstanceId\":\"living\"}"), Instance("living", WorkflowSubStatus.Faulted, "mother"),
            Instance("orphaned"), Bookmark("orphaned", "Elsa.ChildWorkflow", "{\"childInstanceId\":\"ended\"}"), Instance("ended", WorkflowSubStatus.Finished, "orphaned"),
            Instance("idle"));
        server.Clock.Advance(TimeSpan.FromHours(1));
        await using var client = await ClientAsync(server, Role.Auditor);
        var waits = await client.GetRequiredService<IIncidentsApi>().WaitsAsync();
        Assert.Equal([("idle", "nothing"), ("orphaned", "child-ended"), ("unarmed", "deadline-gone")], waits.Select(w => (w.InstanceId, w.Reason)).Order());
    }

    private static Orchestrator.Workflows.Deadlines.Deadline Deadline(string id, string instanceId) => new()
    {
        Id = id,
        CampaignId = Samples.CampaignId,
        InstanceId = instanceId,
        Timer = "T-06",
        Kind = Orchestrator.Workflows.Deadlines.DeadlineKind.Statutory,
        StartedOn = new NodaTime.LocalDate(2005, 4, 1),
        DueOn = new NodaTime.LocalDate(2005, 4, 30),
        ExpiresAt = new DateTimeOffset(2005, 4, 30, 16, 0, 0, TimeSpan.Zero),
        ExplanationZh = "说明",
        ExplanationEn = "explanation",
        Rule = "rule",
        ArmedAt = new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero),
    };

    private static JsonObject[] Guarded() => [Step("Elsa.RunJavaScript", "Check", ("script", "if (getVariable('Amount') < 1) throw new Error('amount missing');"))];

    private static JsonObject Step(string type, string id, params (string Name, string Text)[] inputs)
    {
        var json = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, text) in inputs)
            json[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } };
        return json;
    }

    private static Task<bool> PublishAsync(HostServer server, int version, Func<JsonObject[]> drawing) => server.InTransactionAsync(async services =>
    {
        var (store, steps) = (services.GetRequiredService<IEngineStore>(), drawing());
        foreach (var old in await store.ListVersionsAsync("flow"))
            (old.IsLatest, old.IsPublished) = (false, false);
        var connections = steps.Zip(steps.Skip(1), (a, b) => (JsonNode)new JsonObject { ["source"] = new JsonObject { ["activity"] = (string)a["id"]!, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = (string)b["id"]!, ["port"] = "In" } });
        store.Add(new WorkflowDefinition
        {
            Id = $"flow:v{version}",
            DefinitionId = "flow",
            Version = version,
            Name = "流程",
            IsLatest = true,
            IsPublished = true,
            CreatedAt = server.Clock.GetUtcNow(),
            Json = new JsonObject
            {
                ["definitionId"] = "flow",
                ["name"] = "流程",
                ["variables"] = new JsonArray(new JsonObject { ["id"] = "v1", ["name"] = "Amount", ["typeName"] = "Int32", ["value"] = "0" }),
                ["root"] = new JsonObject { ["id"] = "Flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray([.. steps]), ["connections"] = new JsonArray([.. connections]) },
            }.ToJsonString(),
        });
        return true;
    });

    private static async Task<List<string>> StartAsync(HostServer server, int count, string? correlationId = null)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
            ids.Add((await server.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "flow", CorrelationId = correlationId }))).InstanceId);
        return ids;
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
