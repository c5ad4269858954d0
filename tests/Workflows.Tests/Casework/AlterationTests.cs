using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Due;
using Orchestrator.Testing;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>Altering the workflow of a real case: its tasks, deadlines and audit chain go along.</summary>
public sealed class AlterationTests
{
    private static readonly Actor Author = new("author", "编制员", [Role.Author]);

    [Fact]
    public async Task A_case_moves_to_a_redrawn_workflow_with_its_task_and_its_deadline_and_goes_on()
    {
        await using var stage = await Stage.OpenAsync();
        var before = await stage.TaskAsync("self-check");
        await PublishAsync(stage, "unit-case", json => json.Replace("\"AwaitSelfCheck\"", "\"AwaitFirstSelfCheck\"", StringComparison.Ordinal));
        var gone = await OrderAsync(stage, new Migrate());
        Assert.Equal("migration.step-gone", gone.Refusal!.Code);

        Assert.Null((await OrderAsync(stage, new Migrate { Map = new Dictionary<string, string> { ["AwaitSelfCheck"] = "AwaitFirstSelfCheck" } })).Refusal);
        await RunAsync(stage);
        var task = await stage.TaskAsync("self-check");
        Assert.Equal((before.Id, "AwaitFirstSelfCheck"), (task.Id, task.ActivityId));
        var @case = await stage.CaseAsync();
        Assert.Equal("workflow.migrated", await stage.ReadAsync(db => db.AuditEvents.Where(e => e.Stream == @case.Id).OrderByDescending(e => e.Sequence).Select(e => e.Act).FirstAsync()));

        // The deadline that was armed before still ends the step.
        await stage.GoToAsync(5, 10);
        Assert.Equal(WorkTaskStatus.Withdrawn, await stage.ReadAsync(db => db.Tasks.Where(t => t.Id == before.Id).Select(t => t.Status).SingleAsync()));
        Assert.NotNull(await stage.TaskAsync("inspection-plan"));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task A_token_does_not_pass_a_legal_act_of_a_shipped_workflow_without_a_second_person()
    {
        await using var stage = await Stage.OpenAsync();
        var plan = (await OrderAsync(stage, new CancelActivity { ActivityId = "AwaitSelfCheck" }, new ScheduleActivity { ActivityId = "StateU13" })).Value;
        Assert.Equal(AlterationPlanStatus.Proposed, plan.Status);
        Assert.Contains("StateU13", plan.LegalActs);
        await RunAsync(stage);
        Assert.Equal("AwaitSelfCheck", (await stage.TaskAsync("self-check")).ActivityId);

        Assert.Null((await stage.InAsync(provider => provider.GetRequiredService<AlterationDesk>().DecideAsync(plan.Id, true, "经核实", stage.Lead))).Refusal);
        await RunAsync(stage);
        Assert.Equal(0, await stage.ReadAsync(db => db.Tasks.CountAsync(t => t.ActivityId == "AwaitSelfCheck" && t.Status == WorkTaskStatus.Open)));
        Assert.Equal("U13", (await stage.CaseAsync()).State.ToString());
        await stage.AssertInvariantsAsync();
    }

    private static async Task<Answer<AlterationPlan>> OrderAsync(Stage stage, params Alteration[] alterations)
    {
        var instanceId = (await stage.CaseAsync()).InstanceId!;
        return await stage.InAsync(provider => provider.GetRequiredService<AlterationDesk>().OrderAsync(new AlterationOrder(alterations, [instanceId], "修订流程"), Author));
    }

    private static async Task RunAsync(Stage stage)
    {
        while (await stage.InAsync(async provider =>
        {
            if (await provider.GetRequiredService<DueWork>().TakeAlterationsAsync(null, 1) is not [var item])
                return false;
            await provider.GetRequiredService<AlterationDesk>().ApplyAsync(item);
            Assert.True(item.Status == AlterationItemStatus.Done, item.Message);
            return true;
        }))
        {
        }
    }

    private static Task<bool> PublishAsync(Stage stage, string id, Func<string, string> redraw) => stage.InAsync(async provider =>
    {
        var store = provider.GetRequiredService<IEngineStore>();
        foreach (var old in await store.ListVersionsAsync(id))
            (old.IsLatest, old.IsPublished) = (false, false);
        var json = redraw(await File.ReadAllTextAsync(RepositoryFolder.Combine("workflows-json", id + ".json")));
        Assert.NotNull(JsonNode.Parse(json));
        store.Add(new WorkflowDefinition { Id = $"{id}:v2", DefinitionId = id, Version = 2, Name = id, IsLatest = true, IsPublished = true, CreatedAt = stage.Clock.GetUtcNow(), Json = json });
        return true;
    });
}
