using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using Orchestrator.Engine.Values;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Alterations;

public sealed class TokenTests
{
    private static JsonObject Legal(JsonObject step)
    {
        step["customProperties"] = new JsonObject { ["legalAct"] = true };
        return step;
    }

    private static Task<AlterationReport> Alter(Scenario s, params Alteration[] alterations) => s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, alterations)));

    private static ScheduleActivity Put(string step) => new ScheduleActivity { ActivityId = step };

    private static CancelActivity Take(string step) => new CancelActivity { ActivityId = step };

    private static async Task<Scenario> Line() =>
        await Scenario.From(Define(Flowchart([Say("A"), Wf.Event("B"), Say("C"), Wf.Event("D"), Say("E")], "A->B", "B->C", "C->D", "D->E"))).StartAsync();

    [Fact]
    public async Task The_token_moves_ahead_and_what_lies_between_is_not_run()
    {
        await using var s = await Line();
        Assert.False((await Alter(s, Take("B"), Put("D"))).IsRefused);
        Assert.Equal((ActivityStatus.Canceled, ActivityStatus.Running), (s.StatusOf("B"), s.StatusOf("D")));
        await s.ResumeAsync("D");
        Assert.Equal(["A", "E"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task The_token_moves_back_and_the_way_is_gone_again()
    {
        await using var s = await Line();
        await s.ResumeAsync("B");
        Assert.False((await Alter(s, Take("D"), Put("B"))).IsRefused);
        await s.ResumeAsync("B");
        await s.ResumeAsync("D");
        Assert.Equal(["A", "C", "C", "E"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_step_that_is_started_over_begins_anew()
    {
        await using var s = await Line();
        var first = s.BookmarkOf("B").Id;
        Assert.False((await Alter(s, Take("B"), Put("B"))).IsRefused);
        Assert.NotEqual(first, s.BookmarkOf("B").Id);
        Assert.Equal(ResumeOutcome.AlreadyHandled, (await s.With(r => r.ResumeBookmarkAsync(first))).Outcome);
        await s.ResumeAsync("B");
        Assert.Equal(["A", "C"], s.Lines);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public async Task A_join_waits_for_the_token_wherever_it_was_put(string mode)
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("L2"), Wf.Event("R1"), Join("J", mode), Say("End")], "F:L->L1", "L1->L2", "F:R->R1", "L2->J", "R1->J", "J->End"))).StartAsync();
        await Alter(s, Take("L1"), Put("L2"));
        await Alter(s, Take("L2"), Put("L1"));
        await s.ResumeAsync("R1");
        Assert.Empty(s.Lines);
        await s.ResumeAsync("L1");
        await s.ResumeAsync("L2");
        Assert.Equal(["End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_token_taken_away_leaves_a_dead_path_for_which_no_join_waits()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Say("End")], "F:L->L1", "F:R->R1", "L1->End", "R1->End"))).StartAsync();
        Assert.False((await Alter(s, Take("L1"))).IsRefused);
        Assert.Empty(s.Lines);
        await s.ResumeAsync("R1");
        Assert.Equal(["End"], s.Lines);
    }

    [Fact]
    public async Task In_a_sequence_a_cancelled_step_is_passed_and_a_scheduled_one_sets_the_place()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Wf.Event("A"), Say("B"), Wf.Event("C"), Say("D")))).StartAsync();
        await Alter(s, Take("A"));
        Assert.Equal(["B"], s.Lines);
        await Alter(s, Take("C"), Put("A"));
        await s.ResumeAsync("A");
        Assert.Equal(["B", "B"], s.Lines);
        await s.ResumeAsync("C");
        Assert.Equal(["B", "B", "D"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task Legal_acts_that_are_started_taken_back_passed_over_or_skipped_are_named()
    {
        await using var s = await Scenario.From(Define(Flowchart([Wf.Event("A"), Legal(Say("Fine")), Wf.Event("Plain"), Legal(Wf.Event("Serve")), Activity("Fault", "X")], "A->Fine", "Fine->Plain", "Plain->Serve", "Serve->X"))).StartAsync();
        async Task<IReadOnlyList<string>> Named(params Alteration[] orders) => (await s.With(r => r.AlterAsync(new AlterInstanceRequest(s.InstanceId, orders) { IsDryRun = true }))).LegalActs;
        Assert.Equal(["Fine"], await Named(Take("A"), Put("Plain")));
        Assert.Equal(["Serve", "Fine"], await Named(Take("A"), Put("Serve")));
        Assert.Empty(await Named(Take("A")));
        Assert.Equal(["Fine"], await Named(Take("A"), Put("Fine")));
    }

    [Fact]
    public async Task What_cannot_be_ordered_is_refused_with_the_reason_and_nothing_is_done()
    {
        await using var s = await Scenario.From(Define(Flowchart([Wf.Event("A"), Activity("ForEach", "Each", ("items", Obj("[1]")), ("body", Wf.Event("Body"))), Say("Z")], "A->Each", "Each->Z"), variables: Variables(("N", "Int32", "0")))).StartAsync();
        async Task<string> Code(params Alteration[] orders) => Assert.Single((await Alter(s, orders)).Refusals).Code;
        Assert.Equal("step.unknown", await Code(Put("nowhere")));
        Assert.Equal("step.unknown", await Code(new CancelActivity { ActivityInstanceId = "x" }));
        Assert.Equal("step.not-running", await Code(Take("Z")));
        Assert.Equal("step.running", await Code(Put("A")));
        Assert.Equal("step.container-idle", await Code(Put("Body")));
        Assert.Equal("step.container", await Code(Take("Flowchart1")));
        Assert.Equal("incident.none", await Code(new RetryActivity()));
        Assert.Equal("incident.settled", await Code(new SkipActivity { ActivityId = "A" }));
        Assert.Equal("variable.unknown", await Code(new ModifyVariable { VariableId = "Nope", Value = 1 }));
        Assert.Equal("variable.type", await Code(new ModifyVariable { VariableId = "N", Value = "many" }));
        Assert.Equal("variable.type", await Code(Take("A"), new ModifyVariable { VariableId = "N", Value = "many" }));
        Assert.Equal(ActivityStatus.Running, s.StatusOf("A"));
        await s.ResumeAsync("A");
        Assert.Equal("step.container", await Code(Take("Body")));
    }

    [Fact]
    public async Task Variables_are_set_before_the_faulted_step_runs_again()
    {
        await using var s = await Scenario.From(Define(Activity("Test.Flaky", "X"), variables: Variables(("Broken", "Boolean", "true")))).StartAsync();
        var report = await Alter(s, new ModifyVariable { VariableId = "Broken", Value = false }, new RetryActivity { ActivityId = "X" });
        Assert.Equal(WorkflowSubStatus.Finished, report.Run!.SubStatus);
        Assert.Equal("Started Faulted Retried Started Completed", s.Events("X"));
    }

    [Fact]
    public async Task A_skip_takes_only_outcomes_that_the_step_has()
    {
        await using var s = await Scenario.From(Define(Flowchart([Activity("Fault", "X"), Say("Y")], "X:Custom->Y"))).StartAsync();
        var refusal = Assert.Single((await Alter(s, new SkipActivity { Outcome = "Nowhere" })).Refusals);
        Assert.Equal("skip.outcome", refusal.Code);
        Assert.Contains("Custom", refusal.En, StringComparison.Ordinal);
        await Alter(s, new SkipActivity { Outcome = "Custom" });
        Assert.Equal(["Y"], s.Lines);
    }

    [Fact]
    public async Task A_token_moved_off_the_faulted_step_brings_the_instance_back_to_life()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Wf.Event("Other"), Activity("Fault", "X"), Wf.Event("Y"), Say("End")], "F:L->Other", "F:R->X", "X->Y", "Y->End", "Other->End"))).StartAsync();
        Assert.Equal("instance.faulted", Assert.Single((await Alter(s, Put("Y"))).Refusals).Code);
        Assert.False((await Alter(s, Take("X"), Put("Y"))).IsRefused);
        Assert.Equal((WorkflowSubStatus.Suspended, 0), (s.Instance.SubStatus, s.Instance.IncidentCount));
        await s.ResumeAsync("Other");
        await s.ResumeAsync("Y");
        Assert.Equal(["End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task The_instance_can_be_cancelled_by_an_alteration()
    {
        await using var s = await Line();
        Assert.Equal(WorkflowSubStatus.Cancelled, (await Alter(s, new CancelInstance())).Run!.SubStatus);
        Assert.Empty(s.Store.Bookmarks);
        Assert.Equal("instance.finished", Assert.Single((await Alter(s, new CancelInstance())).Refusals).Code);
    }

    [Fact]
    public void Alterations_are_written_as_Elsa_writes_them()
    {
        var read = JsonSerializer.Deserialize<Alteration[]>("""
            [{"type":"ModifyVariable","variableId":"v","value":[1,"x"]},{"type":"Migrate","targetVersion":9},{"type":"ScheduleActivity","activityId":"a"},{"type":"CancelActivity","activityInstanceId":"i"},{"type":"Cancel"}]
            """, PlainValue.Json)!;
        Assert.Equal(9, Assert.IsType<Migrate>(read[1]).TargetVersion);
        Assert.Equal(["ModifyVariable", "Migrate", "ScheduleActivity", "CancelActivity", "Cancel"], JsonSerializer.SerializeToNode(read, PlainValue.Json)!.AsArray().Select(a => (string)a!["type"]!));
    }
}
