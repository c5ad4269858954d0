using System.Text.Json.Nodes;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Alterations;

public sealed class MigrationTests
{
    private static string Drawn(JsonObject[] steps, params string[] connections) => Define(Flowchart(steps, connections));

    private static Task<AlterationReport> Migrate(Scenario s, Migrate? order = null, bool isDryRun = false) =>
        s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, [order ?? new Migrate()]) { IsDryRun = isDryRun }));

    [Fact]
    public async Task What_waits_goes_on_waiting_and_what_has_completed_is_not_run_again()
    {
        await using var s = await Scenario.From(Drawn([Say("A"), Wf.Event("E"), Say("B")], "A->E", "E->B")).StartAsync();
        var bookmark = s.BookmarkOf("E").Id;
        s.Publish(Drawn([Say("New"), Say("A"), Wf.Event("E"), Say("B2"), Say("B")], "New->A", "A->E", "E->B2", "B2->B"));
        var report = await Migrate(s);
        Assert.False(report.IsRefused);
        Assert.Equal((1, 2), (report.Migration!.FromVersion, report.Migration.ToVersion));
        Assert.Equal((2, "wf:v2", WorkflowSubStatus.Suspended), (s.Instance.DefinitionVersion, s.Instance.DefinitionVersionId, s.Instance.SubStatus));
        Assert.Equal(bookmark, s.BookmarkOf("E").Id);
        Assert.Equal(["A"], s.Lines);
        await s.ResumeAsync("E");
        Assert.Equal(["A", "B2", "B"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        Assert.Contains("Migrated", s.Events("Workflow1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Delay("D", "3.00:00:00"), Wf.Event("E")], "F:L->D", "F:R->E"), variables: Variables(("Gone", "String", "x"), ("Kept", "Int32", "1")))).StartAsync();
        s.Publish(Define(Flowchart([Fork("F", "L", "R"), Delay("D", "1.00:00:00"), Wf.Event("E"), Say("Late")], "F:L->D", "F:R->E", "D->Late"), variables: Variables(("Kept", "Int32", "1"), ("Fresh", "String", "y"))));
        var before = s.Instance.State;
        var report = await Migrate(s, isDryRun: true);
        Assert.False(report.IsRefused);
        Assert.Null(report.Run);
        var steps = report.Migration!.Steps.Where(step => step.Waits).ToDictionary(step => step.ActivityId);
        Assert.Equal(s.Clock.GetUtcNow() + TimeSpan.FromDays(3), steps["D"].DueAt);
        Assert.Null(steps["E"].DueAt);
        Assert.Equal(["Gone"], report.Migration.DroppedVariables.Keys);
        Assert.Equal(["Fresh"], report.Migration.NewVariables);
        Assert.Equal((before, 1), (s.Instance.State, s.Instance.DefinitionVersion));
    }

    [Fact]
    public async Task Timers_keep_their_instant()
    {
        await using var s = await Scenario.From(Drawn([Delay("D", "3.00:00:00"), Say("Old")], "D->Old")).StartAsync();
        s.Publish(Drawn([Delay("D", "9.00:00:00"), Say("New")], "D->New"));
        await Migrate(s);
        await s.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal(["New"], s.Lines);
    }

    [Fact]
    public async Task A_running_step_that_the_target_lacks_is_refused_unless_it_is_mapped()
    {
        await using var s = await Scenario.From(Drawn([Wf.Event("E"), Say("B")], "E->B")).StartAsync();
        s.Publish(Drawn([Wf.Event("Renamed", "E"), Say("C")], "Renamed->C"));
        var refused = await Migrate(s);
        Assert.Equal("migration.step-gone", Assert.Single(refused.Refusals).Code);
        Assert.Equal(1, s.Instance.DefinitionVersion);

        var moved = await Migrate(s, new Migrate { Map = new Dictionary<string, string> { ["E"] = "Renamed" } });
        Assert.False(moved.IsRefused);
        var bookmark = Assert.Single(s.Store.Bookmarks.Values);
        Assert.Equal(("Renamed", "Workflow1:Flowchart1:Renamed"), (bookmark.ActivityId, bookmark.ActivityNodeId));
        Assert.Equal("Workflow1:Flowchart1:Renamed", s.Store.Executions[bookmark.ActivityInstanceId].NodeId);
        await s.EventAsync("E");
        Assert.Equal(["C"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_map_that_names_what_does_not_exist_or_what_is_another_kind_of_step_is_refused()
    {
        await using var s = await Scenario.From(Drawn([Wf.Event("E"), Say("B")], "E->B")).StartAsync();
        s.Publish(Drawn([Delay("E", "1"), Wf.Event("X")], "E->X"));
        Assert.Equal("migration.step-type", Assert.Single((await Migrate(s)).Refusals).Code);
        Assert.Equal(["migration.map-source", "migration.map-target", "migration.step-type"],
            (await Migrate(s, new Migrate { Map = new Dictionary<string, string> { ["nobody"] = "X", ["B"] = "nowhere" } })).Refusals.Select(r => r.Code));
    }

    [Fact]
    public async Task A_step_that_moved_into_a_container_which_is_not_running_is_refused()
    {
        await using var s = await Scenario.From(Drawn([Wf.Event("E")])).StartAsync();
        s.Publish(Drawn([Sequence("S", Say("A"), Wf.Event("E"))]));
        Assert.Equal("migration.step-moved", Assert.Single((await Migrate(s)).Refusals).Code);
    }

    [Fact]
    public async Task The_same_version_a_foreign_one_and_one_that_is_not_there_are_refused()
    {
        await using var s = await Scenario.From(Drawn([Wf.Event("E")]), Define(Say("A"), id: "other")).StartAsync();
        Assert.Equal("migration.same", Assert.Single((await Migrate(s)).Refusals).Code);
        Assert.Equal("migration.foreign", Assert.Single((await Migrate(s, new Migrate { TargetVersionId = "other:v1" })).Refusals).Code);
        Assert.Equal("migration.no-target", Assert.Single((await Migrate(s, new Migrate { TargetVersion = 7 })).Refusals).Code);
    }

    [Fact]
    public async Task An_ended_instance_and_an_unknown_one_are_refused()
    {
        await using var s = await Scenario.From(Drawn([Say("A")])).StartAsync();
        s.Publish(Drawn([Say("B")]));
        Assert.Equal("instance.finished", Assert.Single((await Migrate(s)).Refusals).Code);
        Assert.Equal("instance.unknown", Assert.Single((await s.With(r => r.AlterAsync(new AlterInstanceRequest("nobody", [new Migrate()])))).Refusals).Code);
        Assert.Equal("alteration.none", Assert.Single((await s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, [])))).Refusals).Code);
    }

    [Fact]
    public async Task An_ended_instance_moves_only_when_that_is_ordered_and_nothing_of_it_runs()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Say("A"), Wf.Event("E")), variables: Variables(("Kept", "Int32", "1")))).StartAsync();
        await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Kept"] = 7 }));
        await s.ResumeAsync("E");
        var ended = s.Instance.FinishedAt;
        s.Publish(Define(Sequence("T", Say("B"), Wf.Event("F")), variables: Variables(("Kept", "Int32", "1"))));
        s.Clock.Advance(TimeSpan.FromHours(1));
        var report = await Migrate(s, new Migrate { IncludesEnded = true });
        Assert.False(report.IsRefused);
        Assert.Equal((2, "wf:v2", WorkflowSubStatus.Finished, ended), (s.Instance.DefinitionVersion, s.Instance.DefinitionVersionId, s.Instance.SubStatus, s.Instance.FinishedAt));
        Assert.Equal(["A"], s.Lines);
        Assert.Equal(7L, s.Variable("var-Kept"));
        Assert.Contains("Migrated", s.Events("Workflow1"), StringComparison.Ordinal);
        Assert.Equal("instance.finished", Assert.Single((await s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, [new Migrate { TargetVersion = 1, IncludesEnded = true }, new CancelInstance()])))).Refusals).Code);
    }

    [Fact]
    public async Task A_token_that_waits_at_a_join_still_counts()
    {
        JsonObject[] steps = [Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Join("J", "WaitAll"), Say("End")];
        await using var s = await Scenario.From(Drawn(steps, "F:L->L1", "F:R->R1", "L1->J", "R1->J", "J->End")).StartAsync();
        await s.ResumeAsync("L1");
        s.Publish(Drawn([Say("First"), Fork("F", "L", "R"), Wf.Event("R1"), Wf.Event("L1"), Say("L2"), Join("J", "WaitAll"), Say("End")],
            "First->F", "F:L->L1", "F:R->R1", "L1->L2", "L2->J", "R1->J", "J->End"));
        var report = await Migrate(s);
        Assert.False(report.IsRefused);
        Assert.Equal(["L2", "First"], report.Migration!.PassedOver.OrderDescending());
        await s.ResumeAsync("R1");
        Assert.Equal(["End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_join_does_not_wait_for_a_new_branch_whose_start_lies_behind()
    {
        await using var s = await Scenario.From(Drawn([Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Join("J", "WaitAllActive"), Say("End")], "F:L->L1", "F:R->R1", "L1->J", "R1->J", "J->End")).StartAsync();
        s.Publish(Drawn([Fork("F", "L", "R", "N"), Wf.Event("L1"), Wf.Event("R1"), Say("N1"), Join("J", "WaitAllActive"), Say("End")], "F:L->L1", "F:R->R1", "F:N->N1", "L1->J", "R1->J", "N1->J", "J->End"));
        Assert.Equal(["N1"], (await Migrate(s)).Migration!.PassedOver);
        await s.ResumeAsync("L1");
        Assert.Empty(s.Lines);
        await s.ResumeAsync("R1");
        Assert.Equal(["End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_join_waits_for_a_new_branch_that_begins_ahead()
    {
        await using var s = await Scenario.From(Drawn([Wf.Event("Go"), Say("A"), Say("J")], "Go->A", "A->J")).StartAsync();
        s.Publish(Drawn([Wf.Event("Go"), Say("A"), Wf.Event("B"), Say("J")], "Go->A", "Go->B", "A->J", "B->J"));
        Assert.Empty((await Migrate(s)).Migration!.PassedOver);
        await s.ResumeAsync("Go");
        Assert.Equal(["A"], s.Lines);
        await s.ResumeAsync("B");
        Assert.Equal(["A", "J"], s.Lines);
    }

    [Fact]
    public async Task A_join_that_loses_the_path_for_which_it_waited_goes_on_at_once()
    {
        await using var s = await Scenario.From(Drawn([Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Join("J", "WaitAll"), Say("End")], "F:L->L1", "F:R->R1", "L1->J", "R1->J", "J->End")).StartAsync();
        await s.ResumeAsync("L1");
        s.Publish(Drawn([Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Join("J", "WaitAll"), Say("End"), Say("Aside")], "F:L->L1", "F:R->R1", "L1->J", "J->End", "R1->Aside"));
        Assert.Equal(["J"], (await Migrate(s, isDryRun: true)).Migration!.Starts);
        Assert.Empty(s.Lines);
        await Migrate(s);
        Assert.Equal(["End"], s.Lines);
        await s.ResumeAsync("R1");
        Assert.Equal(["End", "Aside"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_loop_goes_on_in_the_next_rounds_through_what_was_inserted()
    {
        JsonObject[] before = [Say("Start"), Wf.Event("Wait"), Say("Body"), Decide("Again", "getVariable('Go')"), Say("End")];
        await using var s = await Scenario.From(Define(Flowchart(before, "Start->Wait", "Wait->Body", "Body->Again", "Again:True->Wait", "Again:False->End"), variables: Variables(("Go", "Boolean", "true")))).StartAsync();
        await s.ResumeAsync("Wait");
        JsonObject[] after = [Say("Start"), Wf.Event("Wait"), Say("Extra"), Say("Body"), Decide("Again", "getVariable('Go')"), Say("End")];
        s.Publish(Define(Flowchart(after, "Start->Wait", "Wait->Extra", "Extra->Body", "Body->Again", "Again:True->Wait", "Again:False->End"), variables: Variables(("Go", "Boolean", "true"))));
        Assert.False((await Migrate(s)).IsRefused);
        await s.ResumeAsync("Wait");
        Assert.Equal(["Start", "Body", "Extra", "Body"], s.Lines);
        await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Go"] = false }));
        await s.ResumeAsync("Wait");
        Assert.Equal(["Start", "Body", "Extra", "Body", "Extra", "Body", "End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_step_inserted_before_the_one_that_runs_in_a_loop_runs_in_the_next_round()
    {
        JsonObject[] before = [Wf.Event("Go"), Wf.Event("Wait"), Decide("Again", "true")];
        await using var s = await Scenario.From(Drawn(before, "Go->Wait", "Wait->Again", "Again:True->Go")).StartAsync();
        await s.ResumeAsync("Go");
        s.Publish(Drawn([Wf.Event("Go"), Say("Extra"), Wf.Event("Wait"), Decide("Again", "true")], "Go->Extra", "Extra->Wait", "Wait->Again", "Again:True->Go"));
        Assert.Equal(["Extra"], (await Migrate(s)).Migration!.PassedOver);
        await s.ResumeAsync("Wait");
        await s.ResumeAsync("Go");
        Assert.Equal(["Extra"], s.Lines);
        Assert.NotNull(s.BookmarkOf("Wait"));
        await s.ResumeAsync("Wait");
        await s.ResumeAsync("Go");
        Assert.Equal(["Extra", "Extra"], s.Lines);
    }

    [Fact]
    public async Task A_sequence_goes_on_after_the_step_that_runs_wherever_it_stands_now()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Say("A"), Wf.Event("E"), Say("B")))).StartAsync();
        s.Publish(Define(Sequence("S", Say("X"), Say("Y"), Say("A"), Wf.Event("E"), Say("New"), Say("B"))));
        Assert.Equal(["X", "Y"], (await Migrate(s)).Migration!.PassedOver);
        await s.ResumeAsync("E");
        Assert.Equal(["A", "New", "B"], s.Lines);
    }

    [Fact]
    public async Task Loops_and_nested_containers_keep_their_place_and_their_variables()
    {
        JsonObject Body(params JsonObject[] more) => Activity("ForEach", "Each", ("items", Obj("[\"a\",\"b\",\"c\"]")), ("body", Sequence("Body", [Wf.Event("E"), .. more, Say("Item", Js("getVariable('CurrentValue')"))])));
        await using var s = await Scenario.From(Drawn([Body()])).StartAsync();
        await s.ResumeAsync("E");
        s.Publish(Drawn([Body(Say("More"))]));
        Assert.False((await Migrate(s)).IsRefused);
        await s.ResumeAsync("E");
        await s.ResumeAsync("E");
        Assert.Equal(["a", "More", "b", "More", "c"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task Variables_are_carried_by_id_or_name_and_converted_to_their_new_type()
    {
        await using var s = await Scenario.From(Define(Flowchart([Set("A", "N", Lit("41")), Wf.Event("E"), Say("B", Js("getVariable('N') + 1"))], "A->E", "E->B"), variables: Variables(("N", "String", ""), ("Due", "DateTimeOffset", "2005-04-01T00:00:00Z")))).StartAsync();
        var variables = Variables(("N", "Int32", "0"), ("Due", "DateTimeOffset", null));
        variables[0]!["id"] = "another-id";
        s.Publish(Define(Flowchart([Set("A", "N", Lit("41")), Wf.Event("E"), Say("B", Js("getVariable('N') + 1"))], "A->E", "E->B"), variables: variables));
        Assert.False((await Migrate(s)).IsRefused);
        Assert.Equal(41L, s.Variable("another-id"));
        await s.ResumeAsync("E");
        Assert.Equal(["42"], s.Lines);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_its_new_type_is_refused()
    {
        await using var s = await Scenario.From(Define(Flowchart([Set("A", "N", Lit("many")), Wf.Event("E")], "A->E"), variables: Variables(("N", "String", "")))).StartAsync();
        s.Publish(Define(Flowchart([Set("A", "N", Lit("many")), Wf.Event("E")], "A->E"), variables: Variables(("N", "Int32", "0"))));
        Assert.Equal("migration.variable-type", Assert.Single((await Migrate(s)).Refusals).Code);
        Assert.Equal(1, s.Instance.DefinitionVersion);
    }

    [Fact]
    public async Task A_faulted_instance_is_migrated_to_the_mended_version_and_then_retried()
    {
        await using var s = await Scenario.From(Drawn([Wf.Event("E"), Say("Bad", Js("nonsense()")), Say("End")], "E->Bad", "Bad->End")).StartAsync();
        await s.ResumeAsync("E");
        Assert.Equal(WorkflowSubStatus.Faulted, s.Instance.SubStatus);
        s.Publish(Drawn([Wf.Event("E"), Say("Bad", Lit("mended")), Say("End")], "E->Bad", "Bad->End"));
        var report = await s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, [new Migrate(), new RetryActivity()])));
        Assert.False(report.IsRefused);
        Assert.Equal(["mended", "End"], s.Lines);
        Assert.Equal((WorkflowSubStatus.Finished, 2, 0), (s.Instance.SubStatus, s.Instance.DefinitionVersion, s.Instance.IncidentCount));
    }

    [Fact]
    public async Task A_migration_alone_leaves_a_faulted_instance_faulted()
    {
        await using var s = await Scenario.From(Drawn([Fork("F", "L", "R"), Wf.Event("E"), Activity("Fault", "X"), Say("End")], "F:L->E", "F:R->X", "E->End")).StartAsync();
        var ended = s.Instance.FinishedAt;
        s.Clock.Advance(TimeSpan.FromHours(1));
        s.Publish(Drawn([Say("Pre"), Fork("F", "L", "R"), Wf.Event("E"), Activity("Fault", "X"), Say("End")], "Pre->F", "F:L->E", "F:R->X", "E->End"));
        Assert.False((await Migrate(s)).IsRefused);
        Assert.Equal((WorkflowSubStatus.Faulted, 2, ended), (s.Instance.SubStatus, s.Instance.DefinitionVersion, s.Instance.FinishedAt));
        Assert.Empty(s.Store.Bookmarks);
        await s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, [new SkipActivity()])));
        await s.ResumeAsync("E");
        Assert.Equal(["End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task There_and_back_again_is_as_if_nothing_had_happened()
    {
        JsonObject[] one = [Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Join("J", "WaitAll"), Say("End")];
        string[] ways = ["F:L->L1", "F:R->R1", "L1->J", "R1->J", "J->End"];
        await using var s = await Scenario.From(Drawn(one, ways)).StartAsync();
        await s.ResumeAsync("L1");
        var before = JsonNode.Parse(s.Instance.State)!["contexts"]!.ToJsonString();
        s.Publish(Drawn([Say("P"), Fork("F", "L", "R"), Wf.Event("L1"), Say("L2"), Wf.Event("R1"), Say("R2"), Join("J", "WaitAll"), Say("End")], "P->F", "F:L->L1", "F:R->R1", "L1->L2", "L2->J", "R1->R2", "R2->J", "J->End"));
        Assert.False((await Migrate(s)).IsRefused);
        Assert.False((await Migrate(s, new Migrate { TargetVersion = 1 })).IsRefused);
        Assert.Equal(before, JsonNode.Parse(s.Instance.State)!["contexts"]!.ToJsonString());
        await s.ResumeAsync("R1");
        Assert.Equal(["End"], s.Lines);
    }

    [Fact]
    public async Task Versions_that_run_flowcharts_in_different_modes_are_kept_apart()
    {
        await using var s = await Scenario.From(Drawn([Wf.Event("E")])).StartAsync();
        s.Publish(Define(Flowchart([Wf.Event("E")]), customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" }));
        Assert.Equal("migration.flowchart-mode", Assert.Single((await Migrate(s)).Refusals).Code);
    }

    private static string InTokens(JsonObject[] steps, params string[] connections) => Define(Flowchart(steps, connections), customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" });

    [Fact]
    public async Task Tokens_stand_on_the_ways_of_the_new_drawing()
    {
        await using var s = await Scenario.From(InTokens([Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Join("J", "WaitAll"), Say("End")], "F:L->L1", "F:R->R1", "L1->J", "R1->J", "J->End")).StartAsync();
        await s.ResumeAsync("L1");
        s.Publish(InTokens([Say("First"), Fork("F", "L", "R"), Wf.Event("R1"), Wf.Event("L1"), Say("L2"), Say("R2"), Join("J", "WaitAll"), Say("End")], "First->F", "F:L->L1", "F:R->R1", "L1->L2", "L2->J", "R1->R2", "R2->J", "J->End"));
        Assert.False((await Migrate(s)).IsRefused);
        Assert.Empty(s.Lines);
        await s.ResumeAsync("R1");
        Assert.Equal(["R2", "End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_token_is_moved_in_token_mode_too()
    {
        await using var s = await Scenario.From(InTokens([Wf.Event("A"), Say("B"), Wf.Event("C"), Say("End")], "A->B", "B->C", "C->End")).StartAsync();
        Task<AlterationReport> Move(string from, string to) => s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, [new CancelActivity { ActivityId = from }, new ScheduleActivity { ActivityId = to }])));
        Assert.False((await Move("A", "C")).IsRefused);
        Assert.False((await Move("C", "A")).IsRefused);
        Assert.False((await Move("A", "A")).IsRefused);
        await s.ResumeAsync("A");
        await s.ResumeAsync("C");
        Assert.Equal(["B", "End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_workflow_used_as_a_step_is_carried_over_with_what_it_waits_for()
    {
        static string Parent(params JsonObject[] steps) => Define(Flowchart(steps, [.. steps.Skip(1).Select((step, i) => $"{(string)steps[i]["id"]!}->{(string)step["id"]!}")]), id: "parent");
        static JsonObject Used(string id, int version) => new(Activity("Child", id, ("workflowDefinitionId", JsonValue.Create("child"))).Select(member => KeyValuePair.Create(member.Key, member.Key == "version" ? version : member.Value?.DeepClone())));
        static string Child(params JsonObject[] steps) => Define(Sequence("Body", steps), id: "child", options: new JsonObject { ["usableAsActivity"] = true });
        await using var s = Scenario.From(Parent(Used("Use", 1), Say("End")), Child(Wf.Event("E"), Say("Old")));
        foreach (var definition in s.Store.Definitions.Values.Where(d => d.DefinitionId == "child"))
            definition.UsableAsActivity = true;
        await s.StartAsync();
        s.Publish(Child(Say("Before"), Wf.Event("E"), Say("New")));
        s.Publish(Parent(Used("Use", 2), Say("More"), Say("End")));
        var report = await Migrate(s, isDryRun: true);
        Assert.False(report.IsRefused, string.Join(' ', report.Refusals));
        await Migrate(s);
        await s.ResumeAsync("E");
        Assert.Equal(["New", "More", "End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }
}
