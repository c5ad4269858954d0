using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

/// <summary>The case that was recorded on an Elsa server, step by step.</summary>
public sealed class CaseRecordingTests
{
    private static string Case() => Define(
        Flowchart(
            [
                Set("OpenCase", "Status", Lit("opened")), Wf.Event("EventA", "A"),
                Decide("Decide", "getInput('Amount') > 100 || getStatus() == 'x'"),
                Set("SetA", "Status", Lit("A-high")), Set("SetALow", "Status", Lit("A-low")),
                Wf.Event("EventB", "B"), Set("SetB", "Note", Js("'note for ' + getInput('CaseNo')")),
                Activity("StartAt", "Deadline", ("dateTime", Lit("2005-12-13T00:00:00+00:00"))), Set("Closed", "Status", Lit("closed")),
            ],
            "OpenCase->EventA", "EventA->Decide", "Decide:True->SetA", "Decide:False->SetALow", "SetA->EventB", "SetALow->EventB", "EventB->SetB", "SetB->Deadline", "Deadline->Closed"),
        variables: Variables(("Status", "String", ""), ("Note", "String", "")),
        inputs: Inputs(("CaseNo", "String"), ("Amount", "Double")));

    [Fact]
    public async Task A_started_case_waits_at_its_first_event_with_the_journal_that_Elsa_writes()
    {
        await using var s = await Scenario.From(Case()).StartAsync(new { CaseNo = "C-1", Amount = 150 }, correlationId: "case-1", name: "Case one");

        Assert.Equal(WorkflowSubStatus.Suspended, s.Last.SubStatus);
        var bookmark = Assert.Single(s.Store.Bookmarks.Values);
        Assert.Equal("92E727953D09B648EE1B0F08BC1CEAAE720756E51A6EFD6F121DDEACDADA20EF", bookmark.Hash);
        Assert.Equal("case-1", bookmark.CorrelationId);
        Assert.Equal(
            ["0 Workflow1 Started", "1 Flowchart1 Started", "2 OpenCase Started", "3 OpenCase Completed", "4 EventA Started", "5 EventA Suspended"],
            s.Store.Journal.Select(j => $"{j.Sequence} {j.ActivityId} {j.EventName}"));
        Assert.Equal("Workflow1:Flowchart1:EventA", bookmark.ActivityNodeId);
        Assert.Equal("opened", s.Variable("var-Status"));
    }

    [Fact]
    public async Task The_case_goes_through_events_and_its_deadline_to_the_end()
    {
        await using var s = await Scenario.From(Case()).StartAsync(new { CaseNo = "C-1", Amount = 150 }, correlationId: "case-1");
        await s.EventAsync("A", new { By = "alice" });
        Assert.Equal("A-high", s.Variable("var-Status"));
        Assert.Equal(ActivityStatus.Completed, s.StatusOf("EventA"));
        Assert.Contains("\"By\":\"alice\"", s.Store.Executions.Values.Single(e => e.ActivityId == "EventA").Outputs, StringComparison.OrdinalIgnoreCase);
        await s.EventAsync("B", correlationId: "other");
        Assert.Equal(ActivityStatus.Running, s.StatusOf("EventB"));
        await s.EventAsync("B", correlationId: "case-1");
        Assert.Equal("note for C-1", s.Variable("var-Note"));
        await s.AdvanceAsync(TimeSpan.FromDays(262));
        Assert.Equal(WorkflowStatus.Running, s.Instance.Status);
        await s.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        Assert.Equal("closed", s.Variable("var-Status"));
        Assert.Empty(s.Store.Bookmarks);
        Assert.Equal("Started Suspended Resumed Completed", s.Events("EventA"));
    }
}
