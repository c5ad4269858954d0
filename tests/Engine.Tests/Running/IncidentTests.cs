using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

public sealed class IncidentTests
{
    private static readonly Action<EngineOptions> GoOn = o => o.IncidentStrategy = IncidentStrategy.ContinueWithIncidents;

    [Fact]
    public async Task A_fault_ends_the_instance_as_faulted_and_records_exception_and_inputs()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("Fault", "F", ("message", Lit("坏了")), ("code", Lit("7"))), Say("never")))).StartAsync();
        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Faulted), (s.Instance.Status, s.Instance.SubStatus));
        var incident = Assert.Single(s.Last.Incidents);
        Assert.Equal("坏了", incident.Message);
        Assert.Equal("Workflow1:S:F", incident.ActivityNodeId);
        Assert.Contains("\"Code\":\"7\"", incident.Inputs, StringComparison.Ordinal);
        Assert.Equal("Orchestrator.Engine.Activities.FaultException", incident.Exception!.Type);
        Assert.Equal("Started Faulted", s.Events("F"));
        Assert.Equal(1, s.Instance.IncidentCount);
        Assert.Equal(1, s.Store.Executions.Values.Single(e => e.ActivityId == "S").AggregateFaultCount);
        Assert.Empty(s.Lines);
    }

    [Fact]
    public async Task A_fault_does_not_stop_the_other_branches_of_the_burst()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Activity("Fault", "X"), Say("A"), Say("B")], "F:L->X", "F:R->A", "A->B"))).StartAsync();
        Assert.Equal(["A", "B"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Faulted, s.Instance.SubStatus);
    }

    [Fact]
    public async Task The_definition_chooses_its_strategy()
    {
        await using var s = await Scenario.From(Define(Activity("Fault", "F"), options: new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" })).StartAsync();
        Assert.Equal(WorkflowSubStatus.Suspended, s.Instance.SubStatus);
        await using var f = await Scenario.From(GoOn, Define(Activity("Fault", "F"), options: new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core" })).StartAsync();
        Assert.Equal(WorkflowSubStatus.Faulted, f.Instance.SubStatus);
    }

    [Fact]
    public async Task A_faulted_instance_wakes_for_no_bookmark_and_keeps_them_for_later()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Wf.Event("E"), Activity("Test.Flaky", "X"), Say("W"), Join("J", "WaitAll"), Say("End")], "F:L->E", "F:R->X", "E->W", "W->J", "X->J", "J->End"), variables: Variables(("Broken", "Boolean", "true")))).StartAsync();
        Assert.Empty(s.Store.Bookmarks);
        Assert.Equal(ResumeOutcome.InstanceNotRunning, (await s.With(r => r.ResumeBookmarkAsync(s.InstanceId + "-1"))).Outcome);

        await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Broken"] = false }));
        var faulted = s.Store.Executions.Values.Single(e => e.ActivityId == "X").Id;
        Assert.Equal(RepairOutcome.Done, await s.With(r => r.RetryIncidentAsync(s.InstanceId, faulted)));
        Assert.Equal(WorkflowSubStatus.Suspended, s.Instance.SubStatus);
        Assert.Null(s.Instance.FinishedAt);
        await s.ResumeAsync("E");
        Assert.Equal(["W", "End"], s.Lines);
        Assert.Equal((WorkflowSubStatus.Finished, 0), (s.Instance.SubStatus, s.Instance.IncidentCount));
    }

    [Fact]
    public async Task A_retry_that_fails_again_leaves_one_incident()
    {
        await using var s = await Scenario.From(Define(Activity("Test.Flaky", "X"), variables: Variables(("Broken", "Boolean", "true")))).StartAsync();
        await s.With(r => r.RetryIncidentAsync(s.InstanceId, s.Store.Executions.Values.Single(e => e.ActivityId == "X").Id));
        Assert.Equal((WorkflowSubStatus.Faulted, 1), (s.Instance.SubStatus, s.Instance.IncidentCount));
        Assert.Empty(s.Store.Bookmarks);
    }

    [Fact]
    public async Task A_skipped_step_completes_with_the_outcome_that_the_person_chose()
    {
        await using var s = await Scenario.From(Define(Flowchart([Activity("Test.Ask", "Ask"), Say("Yes"), Say("No")], "Ask:Approve->Yes", "Ask:Reject->No"))).StartAsync();
        await s.With(r => r.ResumeBookmarkAsync(s.Store.Bookmarks.Values.Single(b => b.DueAt is null).Id, new Dictionary<string, object?> { ["Outcome"] = "boom" }));
        Assert.Equal(WorkflowSubStatus.Faulted, s.Instance.SubStatus);
        var execution = s.Store.Executions.Values.Single(e => e.ActivityId == "Ask").Id;
        Assert.Equal(RepairOutcome.Done, await s.With(r => r.SkipIncidentAsync(s.InstanceId, execution, "Reject")));
        Assert.Equal(["No"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        Assert.Equal(RepairOutcome.NotFaulted, await s.With(r => r.SkipIncidentAsync(s.InstanceId, execution)));
    }

    [Fact]
    public async Task A_callback_that_failed_is_retried_with_what_it_was_given_and_its_deadline_still_stands()
    {
        await using var s = await Scenario.From(GoOn, Define(Flowchart([Activity("Test.Ask", "Ask"), Say("Late")], "Ask:Expired->Late"))).StartAsync();
        var decision = s.Store.Bookmarks.Values.Single(b => b.DueAt is null).Id;
        await s.With(r => r.ResumeBookmarkAsync(decision, new Dictionary<string, object?> { ["Outcome"] = "boom" }));
        Assert.Equal(ActivityStatus.Faulted, s.StatusOf("Ask"));
        Assert.Equal(ResumeOutcome.AlreadyHandled, (await s.With(r => r.ResumeBookmarkAsync(decision))).Outcome);
        await s.With(r => r.RetryIncidentAsync(s.InstanceId, s.Store.Executions.Values.Single(e => e.ActivityId == "Ask").Id));
        Assert.Equal("boom", Assert.Single(s.Services.GetRequiredService<Orchestrator.Engine.State.InstanceStateProjector>().Incidents(s.Instance, await s.GraphAsync())).Message);
        await s.AdvanceAsync(TimeSpan.FromDays(4));
        Assert.Equal(["Late"], s.Lines);
        Assert.Equal((WorkflowSubStatus.Finished, 0), (s.Instance.SubStatus, s.Instance.IncidentCount));
        Assert.Empty(s.Store.Incidents);
    }

    [Fact]
    public async Task A_faulted_branch_blocks_no_other_and_the_instance_finishes_once_it_is_retried()
    {
        var broken = Variables(("Broken", "Boolean", "true"));
        JsonObject[] roots =
        [
            Flowchart([Fork("F", "L", "R"), Wf.Event("E"), Activity("Test.Flaky", "X"), Say("W"), Say("End")], "F:L->E", "F:R->X", "E->W", "W->End", "X->End"),
            Activity("Parallel", "P", ("activities", new JsonArray(Sequence("A", Wf.Event("E"), Say("W")), Activity("Test.Flaky", "X")))),
            Activity("Fork", "P", ("branches", new JsonArray(Sequence("A", Wf.Event("E"), Say("W")), Activity("Test.Flaky", "X")))),
            Sequence("S", Flowchart("Inner", [Fork("F", "L", "R"), Wf.Event("E"), Activity("Test.Flaky", "X"), Say("W")], "F:L->E", "F:R->X", "E->W")),
        ];
        foreach (var root in roots)
        {
            await using var s = await Scenario.From(GoOn, Define((JsonObject)root.DeepClone(), variables: (JsonArray)broken.DeepClone())).StartAsync();
            Assert.Equal((WorkflowSubStatus.Suspended, 1), (s.Instance.SubStatus, s.Instance.IncidentCount));
            await s.ResumeAsync("E");
            Assert.Equal("W", s.Lines[0]);
            Assert.Equal(WorkflowSubStatus.Suspended, s.Instance.SubStatus);
            await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Broken"] = false }));
            Assert.Equal(RepairOutcome.Done, await s.With(r => r.RetryIncidentAsync(s.InstanceId, Assert.Single(s.Store.Incidents).Id)));
            Assert.Equal((WorkflowSubStatus.Finished, 0), (s.Instance.SubStatus, s.Instance.IncidentCount));
            Assert.Empty(s.Store.Incidents);
            Assert.All(s.Store.Executions.Values, e => Assert.Equal(0, e.AggregateFaultCount));
        }
    }

    [Fact]
    public async Task A_step_that_fails_leaves_no_bookmark_and_no_child_behind()
    {
        await using var s = await Scenario.From(GoOn, Define(Activity("Test.Flaky", "X", ("body", Say("child"))), variables: Variables(("Broken", "Boolean", "true")))).StartAsync();
        Assert.Empty(s.Store.Bookmarks);
        Assert.Empty(s.Lines);
        Assert.Equal(1, s.Instance.IncidentCount);
    }

    [Fact]
    public async Task A_database_error_is_no_incident_but_undoes_the_burst()
    {
        await using var s = Scenario.From(Define(Sequence("S", Say("A"), Activity("Test.DatabaseAway", "D"))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => s.StartAsync());
        Assert.Empty(s.Store.Instances);
        Assert.Equal(0, s.Store.Saves);
    }

    [Fact]
    public async Task A_parents_failure_is_the_parents_incident()
    {
        await using var s = await Scenario.From(Define(Activity("Test.BadParent", "P", ("body", Say("C"))))).StartAsync();
        Assert.Equal("P", Assert.Single(s.Last.Incidents).ActivityId);
        Assert.Equal("parent failed, tag t", s.Last.Incidents[0].Message);
        Assert.Equal(ActivityStatus.Completed, s.StatusOf("C"));
    }

    [Fact]
    public async Task An_unknown_activity_is_an_incident_when_it_is_reached()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Say("A"), Activity("Acme.Teleport", "T", ("where", Lit("x")))))).StartAsync();
        Assert.Equal(["A"], s.Lines);
        Assert.Contains("Acme.Teleport", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_names_the_input_instead_of_meaning_now()
    {
        await using var s = await Scenario.From(Define(Activity("StartAt", "D", ("dateTime", Js("'soon'"))))).StartAsync();
        var message = Assert.Single(s.Last.Incidents).Message;
        Assert.Contains("'DateTime' of 'D' in 'wf'", message, StringComparison.Ordinal);
        Assert.Contains("soon", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_inputs_stay_out_of_journals_and_incidents()
    {
        await using var s = await Scenario.From(Define(Activity("Test.Ask", "Ask", ("secret", Lit("440301199001011234"))))).StartAsync();
        Assert.Contains("\"Secret\":\"***\"", s.Store.Executions.Values.Single(e => e.ActivityId == "Ask").Inputs, StringComparison.Ordinal);
        Assert.DoesNotContain("440301199001011234", s.Instance.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_whose_precondition_fails_stays_pending()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("Test.Gate", "G"), Say("A")), variables: Variables(("Open", "Boolean", "false")))).StartAsync();
        Assert.Equal(ActivityStatus.Pending, s.StatusOf("G"));
        Assert.Equal("Started Precondition Failed", s.Events("G"));
        Assert.Equal(WorkflowSubStatus.Suspended, s.Instance.SubStatus);
    }

    [Fact]
    public async Task Participants_stand_around_foreign_steps_only_and_learn_of_faults()
    {
        var participant = new Listener();
        await using var s = await Scenario.From(GoOn, c => c.AddSingleton<IBurstParticipant>(participant),
            Define(Sequence("S", Say("A"), Activity("Test.Ask", "Ask"), Activity("Test.Flaky", "X")), variables: Variables(("Broken", "Boolean", "true")))).StartAsync();
        await s.With(r => r.ResumeBookmarkAsync(s.Store.Bookmarks.Values.Single(b => b.DueAt is null).Id, new Dictionary<string, object?> { ["Outcome"] = "Approve" }));
        Assert.Equal(["starting Ask", "completed Ask", "starting Ask", "completed Ask", "starting X", "faulted X flaky"], participant.Heard);
    }

    private sealed class Listener : IBurstParticipant
    {
        public List<string> Heard { get; } = [];

        public ValueTask ActivityStartingAsync(ActivityExecutionContext context) => Note("starting " + context.Node.Id);

        public ValueTask ActivityCompletedAsync(ActivityExecutionContext context) => Note("completed " + context.Node.Id);

        public ValueTask ActivityFaultedAsync(ActivityExecutionContext context, Exception exception) => Note("faulted " + context.Node.Id + " " + exception.Message);

        private ValueTask Note(string what)
        {
            Heard.Add(what);
            return default;
        }
    }
}
