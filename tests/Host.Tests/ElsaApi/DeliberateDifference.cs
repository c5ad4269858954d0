namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Where this server means to answer otherwise than the recorded one, and why.</summary>
/// <param name="Exchange">How the exchange's name begins; empty for any.</param>
/// <param name="Text">Part of what the comparison says.</param>
/// <param name="Reason">Why it is meant so.</param>
internal sealed record DeliberateDifference(string Exchange, string Text, string Reason)
{
    private const string Plain = "A caption says enough; a description is written only where it does not.";
    private const string NoRetries = "A failed request is an incident for a person; nothing is tried again behind their back.";
    private const string Machinery = "Names a part of the other server's own machinery.";
    private const string Immediate = "The recorded server had not yet written the cancellation when it was asked; here it is committed before the answer.";
    private const string AlterationLine = "A variable that somebody sets leaves a line in the journal, which counts.";
    private const string Unrecorded = "The recorded server held definitions and instances of exchanges that were not recorded.";

    public static IReadOnlyList<DeliberateDifference> All { get; } =
    [
        new("", "$.items[0].outputs is missing", "The workflow itself yields no result of its own."),
        new("", "outputs.Result is missing, expected {}", "An event that came without a payload yields null, not an empty object."),
        new("", "expected {\"Executed At\"", "The due instant of a timer stands in its bookmark, not in its journal."),
        new("", "ookmarks[0].hash is", "A timer's hash covers its instant, which hangs on the clock."),
        new("001", ".description is missing", Plain),
        new("003", "$.inputs[EventName].description is missing", Plain),
        new("005", "$.inputs[EventName].description is missing", Plain),
        new("001", "$.items[Elsa.Workflow].outputs[Result] is missing", "The workflow itself yields no result of its own."),
        new("001", "$.items[Elsa.Inline] is missing", "Stands for program code of the other server, which no file can bring along."),
        new("001", "HostMethodActivity] is missing", Machinery),
        new("001", "DynamicActivity] is missing", Machinery),
        new("001", "WorkflowDefinitionActivity.WorkflowDefinitionActivity] is missing", "A workflow that is used as a step is described under its own name."),
        new("001", ".inputs[EnableResiliency] is missing", NoRetries),
        new("001", ".customProperties.Resilien", NoRetries),
        new("001", "SupportedMethods].uiSpecifications.checklist.checkList.items has 6 items", "One method more: PATCH."),
        new("015", "checkList.items has 6 items", "One method more: PATCH."),
        new("001", "$.items[Elsa.Flowchart].ports[Start] is missing", "A flowchart begins at its start step or at the step that nothing leads to; no port holds it."),
        new("001", "$.items[Elsa.Switch].outputs[Output] is missing", "A switch chooses a branch and yields nothing."),
        new("001", "$.items[Elsa.DownloadHttpFile].inputs[Method].uiSpecifications.dropdown.selectList.items has", "The same methods as for any request."),
        new("001", "$.items[Elsa.DownloadHttpFile].inputs[RequestContentType].uiSpecifications.dropdown.selectList.items has", "The content types that this server writes."),
        new("001", "$.items[Elsa.DownloadHttpFile].outputs[Response] is missing", "A response object does not outlive its request; what it said is in the other outputs."),
        new("001", "$.count is", "Steps of this product are in the catalogue too."),
        new("006", "[Delegate] is missing", "Stands for program code of the other server, which no file can bring along."),
        new("006", "$.count is", "Without the delegate."),
        new("007", "Strategy] is missing", "Named in full, as the definitions that are shipped name them; both names are read."),
        new("008", "Strategies.Configuration", "What is kept is drawn in the definition, not in a server's settings."),
        new("008", "$.count is", "Without the strategy that asks the settings."),
        new("010", "Services.WorkflowStorageDriver", "The other server's old name for keeping a value with the instance."),
        new("011", ".description is missing", Plain),
        new("011", "[Stream] is missing", "What does not outlive its request cannot be kept in a variable."),
        new("011", ", Elsa.Http] is missing", "What does not outlive its request cannot be kept in a variable."),
        new("011", "Microsoft.AspNetCore.Http.", "What does not outlive its request cannot be kept in a variable."),
        new("011", "System.Net.Http.HttpResponseMessage", "What does not outlive its request cannot be kept in a variable."),
        new("011", "LogPersistenceMode", Machinery),
        new("016", "] is missing", Machinery),
        new("016", "$.count is", Machinery),
        new("018", "status 404", Machinery),
        new("035", "status 400", "Two steps of one id cannot be published; the other server fails over them."),
        new("060", "status 200", "The graph below the root, where the other server fails."),
        new("119", "executionLogSequence is", AlterationLine),
        new("121", ".sequence is", AlterationLine),
        new("121", "$.totalCount is", AlterationLine),
        new("143", "$.totalCount is", AlterationLine),
        new("144", "$.totalCount is", AlterationLine),
        new("155", "executionLogSequence is", AlterationLine),
        new("156", "executionLogSequence is", AlterationLine),
        new("157", "executionLogSequence is", AlterationLine),
        new("155", ".sequence is", AlterationLine),
        new("156", ".sequence is", AlterationLine),
        new("155", "$.ActivityExecutionRecords[0].outputs is missing", "The workflow itself yields no result of its own."),
        new("156", "$.ActivityExecutionRecords[0].outputs is missing", "The workflow itself yields no result of its own."),
        new("159", "$.workflowState.", Immediate),
        new("159", "tatus is", Immediate),
        new("161", "$.items has", Immediate),
        new("161", ".sequence is", AlterationLine),
        new("161", "$.totalCount is", Immediate),
        new("163", ".status is \"Canceled\"", Immediate),
        new("163", ".hasBookmarks is false", Immediate),
        new("614", "$.items has", Unrecorded),
        new("614", "$.totalCount is", Unrecorded),
        new("617", "$.refreshed has", Unrecorded),
        new("1533", "status 200", "The engine goes on, where the other server fails."),
    ];

    public bool Covers(string exchange, string difference) => exchange.StartsWith(Exchange.Length == 0 ? "" : Exchange + "-", StringComparison.Ordinal) && difference.Contains(Text, StringComparison.Ordinal);
}
