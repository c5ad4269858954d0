using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.State;

/// <summary>
/// A suspended instance whose state document shows some of what the format can hold: how it is brought there and how it goes on. One golden document at
/// least is kept for each, for as long as instances that were written so may be alive.
/// </summary>
public sealed record StateShape(string Name, string[] Definitions, Func<Scenario, Task> Begin, Func<Scenario, Task> GoOn, string[] Lines, WorkflowSubStatus End = WorkflowSubStatus.Finished)
{
    /// <summary>How many of the lines are written before the instance is suspended.</summary>
    public int LinesBefore { get; init; }

    public static IReadOnlyList<StateShape> All { get; } =
    [
        new("join", [Define(
                Flowchart([Fork("F", "L", "M", "R"), Wf.Event("L1"), Wf.Delay("M1", "3.00:00:00"), Wf.Event("R1"), Say("L2"), Join("J", "WaitAll"), Say("End", Js("getVariable('Amount') + '|' + getInput('Who')"))],
                    "F:L->L1", "F:M->M1", "F:R->R1", "L1->L2", "L2->J", "M1->J", "R1->J", "J->End"),
                variables: Variables(("Amount", "Decimal", "12.30"), ("At", "DateTimeOffset", "2005-04-01T00:00:00Z"), ("Span", "TimeSpan", "1.00:00:00"), ("Id", "Guid", "0102d739-0280-7e69-abfb-14a3adce30ac"), ("List", "Object", "[1,{\"a\":null}]")),
                inputs: Inputs(("Who", "String")))],
            async s =>
            {
                await s.StartAsync(new { Who = "张三" }, correlationId: "case-1", name: "一");
                await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Amount"] = "45.67", ["At"] = "2005-05-01T08:00:00+08:00", ["Span"] = "02:00:00", ["Id"] = Guid.Empty.ToString(), ["List"] = new List<object?> { 1L, "二" }, ["Free"] = true }));
                await s.ResumeAsync("L1", new { Note = "甲" });
            },
            async s =>
            {
                await s.ResumeAsync("R1");
                await s.AdvanceAsync(TimeSpan.FromDays(3));
            },
            ["L2", "45.67|张三"]) { LinesBefore = 1 },
        new("loops", [Define(Sequence("S", Say("Before"), Activity("ForEach", "Each", ("items", Obj("[\"a\",\"b\"]")), ("body", Activity("For", "Count", ("start", Lit(1)), ("end", Lit(2)), ("body", Activity("ParallelForEach", "All", ("items", Obj("[7]")), ("body", Sequence("Body", Wf.Event("E"), Say("Item", Js("getVariable('CurrentIndex')"))))))))), Say("After")))],
            async s =>
            {
                await s.StartAsync();
                await s.ResumeAsync("E");
            },
            async s =>
            {
                for (var i = 0; i < 3; i++)
                    await s.ResumeAsync("E");
            },
            ["Before", "0", "0", "0", "0", "After"]) { LinesBefore = 2 },
        new("back", [Define(Flowchart([Wf.Event("Wait"), Activity("Test.Collect", "C", ("wanted", Lit(3))), Decide("Again", "getVariable('Go')"), Say("End", Js("getOutputFrom('Wait', 'Result')"))], "Wait->C", "C->Again", "Again:True->Wait", "Again:False->End"), variables: Variables(("Go", "Boolean", "true")))],
            async s =>
            {
                await s.StartAsync();
                await s.ResumeAsync("Wait", new { __EventPayloadWorkflowInput = "first" });
                for (var i = 0; i < 3; i++)
                    await s.ResumeAsync("C");
                await s.ResumeAsync("Wait", new { __EventPayloadWorkflowInput = new { n = 1.5 } });
                await s.ResumeAsync("C");
            },
            async s =>
            {
                await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Go"] = false }));
                await s.ResumeAsync("C");
                await s.ResumeAsync("C");
            },
            ["{\"n\":1.5}"]),
        new("incident", [Define(Flowchart([Activity("Test.Ask", "Ask", ("question", Lit("可否？")), ("secret", Lit("x"))), Say("Yes"), Say("Late")], "Ask:Approve->Yes", "Ask:Expired->Late"), options: new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" })],
            async s =>
            {
                await s.StartAsync();
                await s.With(r => r.ResumeBookmarkAsync(s.Store.Bookmarks.Values.Single(b => b.DueAt is null).Id, new Dictionary<string, object?> { ["Outcome"] = "boom" }));
            },
            async s =>
            {
                await s.With(r => r.SkipIncidentAsync(s.InstanceId, s.Store.Incidents.Count > 0 ? s.Store.Incidents[0].Id : FaultedIn(s), "Approve"));
            },
            ["Yes"]),
        new("faulted", [Define(Flowchart([Fork("F", "L", "R"), Wf.Event("E"), Activity("Test.Flaky", "X"), Join("J", "WaitAll"), Say("End")], "F:L->E", "F:R->X", "E->J", "X->J", "J->End"), variables: Variables(("Broken", "Boolean", "true")))],
            s => s.StartAsync(),
            async s =>
            {
                await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Broken"] = false }));
                await s.With(r => r.RetryIncidentAsync(s.InstanceId, FaultedIn(s)));
                await s.ResumeAsync("E");
            },
            ["End"]),
        new("tokens", [Define(Flowchart([Fork("F", "L", "M", "R"), Wf.Event("L1"), Wf.Event("M1"), Wf.Event("R1"), Join("J", "WaitAll"), Join("K", "WaitAny"), Say("End")], "F:L->L1", "F:M->M1", "F:R->R1", "L1->J", "M1->J", "J->K", "R1->K", "K->End"), customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" })],
            async s =>
            {
                await s.StartAsync();
                await s.ResumeAsync("L1");
            },
            s => s.ResumeAsync("M1"),
            ["End"]),
        new("step", [Define(Sequence("S", Activity("Child", "Use", ("workflowDefinitionId", JsonValue.Create("child"))), Say("End")), id: "parent"), Define(Sequence("Body", Wf.Event("E"), Say("In")), id: "child")],
            s => s.StartAsync(),
            s => s.ResumeAsync("E"),
            ["In", "End"]),
        new("continuation", [Define(Activity("Test.BadParent", "P", ("body", Wf.Event("E"))))], s => s.StartAsync(), s => s.ResumeAsync("E"), [], WorkflowSubStatus.Faulted),
        new("trigger", [Define(Flowchart([Say("Never"), Wf.Event("T", "go").Starts(), Wf.Event("E"), Say("End")], "Never->T", "T->E", "E->End"))],
            s => s.EventAsync("go", "payload"),
            s => s.ResumeAsync("E"),
            ["End"]),
    ];

    public static string FaultedIn(Scenario s) => JsonNode.Parse(s.Instance.State)!["contexts"]!.AsArray().Select(c => c!).Single(c => (string?)c["status"] == "Faulted")["id"]!.GetValue<string>();

    public override string ToString() => Name;
}
