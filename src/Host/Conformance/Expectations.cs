using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;
using Orchestrator.Engine.Values;
using Orchestrator.Storage.Engine;

namespace Orchestrator.Host.Conformance;

/// <summary>Compares what a case expects with what stands in the database and was written; each difference is a sentence with both sides.</summary>
internal sealed class Expectations(CaseStage stage, CancellationToken cancellationToken)
{
    private readonly List<string> _differences = [];

    public async Task<IReadOnlyList<string>> CheckAsync(JsonObject expect)
    {
        foreach (var (member, expected) in expect)
        {
            if (member is "checkpoints" or "notes")
                continue;
            try
            {
                await CheckAsync(member, expected);
            }
            // A value of another kind than the member takes is told by the reading of it.
            catch (Exception wrong) when (wrong is StepFailedException or InvalidOperationException or FormatException)
            {
                _differences.Add($"{member}: {wrong.Message}");
            }
        }

        return _differences;
    }

    private async Task CheckAsync(string member, JsonNode? expected)
    {
        switch (member)
        {
            case "lines": Compare(member, expected.Texts(), stage.Lines.All); break;
            case "linesAnyOrder": Compare(member, [.. expected.Texts().Order(StringComparer.Ordinal)], [.. stage.Lines.All.Order(StringComparer.Ordinal)]); break;
            case "linesContain": CheckLinesContain(expected.Texts()); break;
            case "lastLine": Compare(member, expected?.GetValue<string>(), stage.Lines.All is [.., var last] ? last : null); break;
            case "lineCounts": CheckLineCounts(expected.Map()); break;
            case "linesByInstance": CheckLinesByInstance(expected.Map()); break;
            case "status": Compare(member, expected?.GetValue<string>(), (await InstanceAsync())?.Status.ToString()); break;
            case "subStatus": Compare(member, expected?.GetValue<string>(), (await InstanceAsync())?.SubStatus.ToString()); break;
            case "name": Compare(member, expected?.GetValue<string>(), (await InstanceAsync())?.Name); break;
            case "correlationId": Compare(member, expected?.GetValue<string>(), (await InstanceAsync())?.CorrelationId); break;
            case "instanceVersion": Compare(member, expected?.GetValue<int>(), (await InstanceAsync())?.DefinitionVersion); break;
            case "incidents": Compare(member, expected?.GetValue<int>(), (await IncidentsAsync()).Count); break;
            case "incidentMessage": CheckIncidentMessage(expected!.GetValue<string>(), await IncidentsAsync()); break;
            case "incidentMessageContains": CheckIncidentMessageContains(expected!.GetValue<string>(), await IncidentsAsync()); break;
            case "bookmarks": Compare(member, expected?.GetValue<int>(), await CountBookmarksAsync()); break;
            case "outputs": CheckValues(member, expected.Map(), await StateAsync() is { } state ? state["output"] as JsonObject ?? [] : []); break;
            case "variables": CheckValues(member, expected.Map(), await VariablesAsync()); break;
            case "activityStatus": await CheckActivityStatusAsync(expected.Map()); break;
            case "log": await CheckLogAsync(expected.Objects()); break;
            case "children": await CheckChildrenAsync(expected.Objects()); break;
            case "instances": await CheckInstancesAsync(expected.Objects()); break;
            case "startResults": CheckStartResults(expected.Objects()); break;
            case "http": CheckHttp(expected.Objects()); break;
            case "publish": CheckPublish(expected.Map()); break;
            case "triggers": await CheckTriggersAsync(expected.Objects()); break;
            case "definitions": await CheckDefinitionsAsync(expected.Objects()); break;
            case "storedInputs": await CheckStoredInputsAsync(expected.Of("activityIdsWithTextInput")); break;
            default: _differences.Add($"unknown expectation '{member}'"); break;
        }
    }

    private void Compare(string what, object? expected, object? actual)
    {
        if (!Equals(expected, actual))
            Differ(what, expected?.ToString() ?? "null", actual?.ToString() ?? "null");
    }

    private void Compare(string what, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        if (!expected.SequenceEqual(actual, StringComparer.Ordinal))
            Differ(what, Show(expected), Show(actual));
    }

    private void Differ(string what, string expected, string actual) => _differences.Add($"{what}: expected {expected}, actual {actual}");

    private void CheckLinesContain(IReadOnlyList<string> expected)
    {
        foreach (var line in expected.Where(line => !stage.Lines.All.Contains(line, StringComparer.Ordinal)))
            Differ("linesContain", line, Show(stage.Lines.All));
    }

    private void CheckLineCounts(JsonObject expected)
    {
        foreach (var (line, count) in expected)
            Compare($"lineCounts['{line}']", count!.GetValue<int>(), stage.Lines.All.Count(written => written == line));
    }

    private void CheckLinesByInstance(JsonObject expected)
    {
        foreach (var (alias, lines) in expected)
        {
            var id = stage.Started.LastOrDefault(start => start.Alias == alias)?.InstanceId;
            Compare($"linesByInstance['{alias}']", lines.Texts(), id is null ? [] : stage.Lines.Of(id));
        }
    }

    // Messages of the engine say a thing twice, Chinese first; the English sentence alone is what Elsa's says.
    private void CheckIncidentMessage(string expected, IReadOnlyList<Incident> incidents)
    {
        var message = incidents.Count == 0 ? null : incidents[0].Message;
        if (message != expected && message?.EndsWith("。" + expected, StringComparison.Ordinal) != true)
            Differ("incidentMessage", expected, message ?? "no incident");
    }

    private void CheckIncidentMessageContains(string expected, IReadOnlyList<Incident> incidents)
    {
        if (incidents.Count == 0 || !incidents[0].Message.Contains(expected, StringComparison.Ordinal))
            Differ("incidentMessageContains", expected, incidents.Count == 0 ? "no incident" : incidents[0].Message);
    }

    private void CheckValues(string what, JsonObject expected, JsonObject actual)
    {
        foreach (var (name, value) in expected)
        {
            actual.TryGetPropertyValue(name, out var found);
            if (!JsonComparison.Holds(value, found))
                Differ($"{what}['{name}']", JsonComparison.Show(value), actual.ContainsKey(name) ? JsonComparison.Show(found) : "absent");
        }
    }

    private async Task CheckActivityStatusAsync(JsonObject expected)
    {
        var instance = await StartedAsync();
        foreach (var (activityId, status) in expected)
        {
            var latest = await stage.ReadAsync(db => db.Executions.AsNoTracking().Where(e => e.InstanceId == instance.Id && e.ActivityId == activityId).OrderByDescending(e => e.StartedAt).ThenByDescending(e => e.Id).Select(e => (ActivityStatus?)e.Status).FirstOrDefaultAsync(cancellationToken));
            Compare($"activityStatus['{activityId}']", status!.GetValue<string>(), latest?.ToString());
        }
    }

    private async Task CheckLogAsync(IReadOnlyList<JsonObject> expected)
    {
        var instance = await StartedAsync();
        foreach (var line in expected)
        {
            line.Of("activityId", "event", "count");
            var (activityId, eventName) = (line.Text("activityId"), line.Text("event"));
            var count = await stage.ReadAsync(db => db.JournalOf(instance.Id).CountAsync(j => (activityId == null || j.ActivityId == activityId) && (eventName == null || j.EventName == eventName), cancellationToken).AsTask());
            if (line.Whole("count") is { } wanted ? count != wanted : count == 0)
                Differ($"log[{activityId} {eventName}]", line.Whole("count")?.ToString(CultureInfo.InvariantCulture) ?? "at least 1", count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task CheckChildrenAsync(IReadOnlyList<JsonObject> expected)
    {
        var parent = await StartedAsync();
        var children = await stage.ReadAsync(db => db.Instances.AsNoTracking().Where(i => i.ParentInstanceId == parent.Id).ToListAsync(cancellationToken));
        foreach (var child in expected)
        {
            child.Of("definitionId", "count", "properties");
            var of = children.Where(i => child.Text("definitionId") is not { } id || i.DefinitionId == id).ToList();
            if (child.Whole("count") is { } wanted)
                Compare($"children['{child.Text("definitionId")}'].count", wanted, of.Count);
            if (child["properties"] is not JsonObject properties)
                continue;
            foreach (var instance in of)
            {
                var actual = (await StateOfAsync(instance))["properties"] as JsonObject ?? [];
                CheckValues($"children['{instance.DefinitionId}'].properties", WithParent(properties, parent.Id), actual);
            }
        }
    }

    private static JsonObject WithParent(JsonObject properties, string parentId)
    {
        var named = (JsonObject)properties.DeepClone();
        foreach (var (name, _) in properties.Where(p => p.Value is JsonValue value && value.ToString() == "<parent instance id>"))
            named[name] = parentId;
        return named;
    }

    private async Task CheckInstancesAsync(IReadOnlyList<JsonObject> expected)
    {
        foreach (var wanted in expected)
        {
            wanted.Of("definitionId", "count", "status", "subStatus", "correlationId");
            var (definitionId, status, subStatus) = (wanted.Text("definitionId"), wanted.Text("status"), wanted.Text("subStatus"));
            var found = await stage.ReadAsync(db => db.Instances.AsNoTracking().Where(i => definitionId == null || i.DefinitionId == definitionId).ToListAsync(cancellationToken));
            found = [.. found.Where(i => (status is null || i.Status.ToString() == status) && (subStatus is null || i.SubStatus.ToString() == subStatus) && (wanted.Text("correlationId") is not { } correlation || i.CorrelationId == correlation))];
            if (wanted.Whole("count") is { } count ? found.Count != count : found.Count == 0)
                Differ($"instances['{definitionId}' {status}{subStatus}]", wanted.Whole("count")?.ToString(CultureInfo.InvariantCulture) ?? "at least 1", found.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void CheckStartResults(IReadOnlyList<JsonObject> expected)
    {
        Compare("startResults.count", expected.Count, stage.Started.Count);
        foreach (var (wanted, start) in expected.Zip(stage.Started))
        {
            wanted.Of("alias", "started");
            if (wanted.Text("alias") is { } alias)
                Compare("startResults.alias", alias, start.Alias);
            if (wanted["started"] is { } started)
                Compare($"startResults['{start.Alias}'].started", started.GetValue<bool>(), start.InstanceId is not null);
        }
    }

    private void CheckHttp(IReadOnlyList<JsonObject> expected)
    {
        Compare("http.count", expected.Count, stage.Exchanges.Count);
        foreach (var ((wanted, answer), i) in expected.Zip(stage.Exchanges).Select((pair, i) => (pair, i)))
        {
            wanted.Of("status", "body", "bodyContains", "headers");
            if (wanted.Whole("status") is { } status)
                Compare($"http[{i}].status", status, answer.Status);
            if (wanted["body"] is { } body)
                CheckBody($"http[{i}].body", body, answer.Body);
            if (wanted.Text("bodyContains") is { } part && !answer.Body.Contains(part, StringComparison.Ordinal))
                Differ($"http[{i}].bodyContains", part, answer.Body);
            foreach (var (name, value) in wanted["headers"] as JsonObject ?? [])
                CheckHeader(i, name, value?.ToString(), answer.Headers.GetValueOrDefault(name.ToLowerInvariant()));
        }
    }

    // A text is the body to the letter; anything else is the JSON that the body must hold.
    private void CheckBody(string what, JsonNode expected, string actual)
    {
        if (expected is JsonValue value && value.TryGetValue<string>(out var text))
        {
            Compare(what, text, actual);
            return;
        }
        try
        {
            if (!JsonComparison.Holds(expected, JsonNode.Parse(actual)))
                Differ(what, JsonComparison.Show(expected), actual);
        }
        catch (JsonException)
        {
            Differ(what, JsonComparison.Show(expected), actual);
        }
    }

    // A content type without parameters names the type alone.
    private void CheckHeader(int exchange, string name, string? expected, string? actual)
    {
        var shown = actual is not null && expected?.Contains(';', StringComparison.Ordinal) == false && name.Equals("content-type", StringComparison.OrdinalIgnoreCase) ? actual.Split(';')[0] : actual;
        Compare($"http[{exchange}].headers['{name}']", expected, shown);
    }

    private void CheckPublish(JsonObject expected)
    {
        expected.Of("succeeded", "errors");
        var errors = (stage.Published?.Issues ?? []).Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.ToString()).ToList();
        if (expected["succeeded"] is { } succeeded)
            Compare("publish.succeeded", succeeded.GetValue<bool>(), stage.Published is { Definition: not null, IsRefused: false });
        if (expected["errors"] is null)
            return;
        var wanted = expected["errors"].Texts();
        if (wanted.Count == 0 ? errors.Count > 0 : wanted.Any(text => !errors.Any(error => error.Contains(text, StringComparison.Ordinal))))
            Differ("publish.errors", Show(wanted), Show(errors));
    }

    private async Task CheckTriggersAsync(IReadOnlyList<JsonObject> expected)
    {
        var triggers = await stage.ReadAsync(db => db.Triggers.AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancellationToken));
        var shown = triggers.Select(t => new JsonObject { ["name"] = t.Name, ["activityId"] = t.ActivityId, ["definitionId"] = t.DefinitionId, ["workflowDefinitionId"] = t.DefinitionId, ["payload"] = t.Payload is null ? null : JsonNode.Parse(t.Payload) }).ToList();
        if (expected.Count != shown.Count || !expected.All(wanted => shown.Any(trigger => JsonComparison.Holds(wanted, trigger))))
            Differ("triggers", JsonComparison.Show(new JsonArray([.. expected.Select(e => e.DeepClone())])), JsonComparison.Show(new JsonArray([.. shown])));
    }

    private async Task CheckDefinitionsAsync(IReadOnlyList<JsonObject> expected)
    {
        foreach (var wanted in expected)
        {
            wanted.Of("definitionId", "latestVersion", "publishedVersion", "childActivityVersion", "childActivityId");
            var id = wanted.Text("definitionId");
            var versions = await stage.ReadAsync(db => db.Definitions.AsNoTracking().Where(d => d.DefinitionId == id).OrderByDescending(d => d.Version).ToListAsync(cancellationToken));
            if (wanted.Whole("latestVersion") is { } latest)
                Compare($"definitions['{id}'].latestVersion", latest, versions.FirstOrDefault(d => d.IsLatest)?.Version);
            if (wanted.Whole("publishedVersion") is { } published)
                Compare($"definitions['{id}'].publishedVersion", published, versions.FirstOrDefault(d => d.IsPublished)?.Version);
            if (wanted.Whole("childActivityVersion") is { } version)
                Compare($"definitions['{id}'].childActivityVersion", version, ChildActivity(versions.FirstOrDefault(d => d.IsLatest), wanted.Text("childActivityId"))?.Whole("version"));
        }
    }

    /// <summary>The activity of this id, or the first that is a workflow used as an activity.</summary>
    private static JsonObject? ChildActivity(WorkflowDefinition? definition, string? activityId) =>
        definition is null ? null : Activities(JsonNode.Parse(definition.Json)?["root"]).FirstOrDefault(activity => activityId is null ? activity.ContainsKey("workflowDefinitionId") : activity.Text("id") == activityId);

    private static IEnumerable<JsonObject> Activities(JsonNode? node) => node switch
    {
        JsonObject activity when activity["type"] is JsonValue && activity["id"] is JsonValue => [activity, .. activity.SelectMany(member => Activities(member.Value))],
        JsonObject other => other.SelectMany(member => Activities(member.Value)),
        JsonArray items => items.SelectMany(Activities),
        _ => [],
    };

    private async Task CheckStoredInputsAsync(JsonObject expected)
    {
        var instance = await StartedAsync();
        var withText = await stage.ReadAsync(db => db.Executions.AsNoTracking().Where(e => e.InstanceId == instance.Id && e.Inputs != null).ToListAsync(cancellationToken));
        var actual = withText.Where(e => JsonNode.Parse(e.Inputs!) is JsonObject inputs && inputs["Text"] is not null).Select(e => e.ActivityId).Distinct().Order(StringComparer.Ordinal).ToList();
        Compare("storedInputs.activityIdsWithTextInput", [.. expected["activityIdsWithTextInput"].Texts().Order(StringComparer.Ordinal)], actual);
    }

    private Task<WorkflowInstance?> InstanceAsync() => stage.LastInstanceAsync();

    private async Task<WorkflowInstance> StartedAsync() => await InstanceAsync() ?? throw new StepFailedException("no instance was started");

    // A faulted instance hears nothing until it is repaired, but remembers what it waits for.
    private async Task<int?> CountBookmarksAsync() => await StateAsync() is { } state ? (state["bookmarks"] as JsonArray)?.Count ?? 0 : null;

    private async Task<JsonObject?> StateAsync() => await InstanceAsync() is { } instance ? await StateOfAsync(instance) : null;

    private Task<JsonObject> StateOfAsync(WorkflowInstance instance) => ProjectAsync(instance, (projector, graph) => projector.Project(instance, graph));

    private async Task<IReadOnlyList<Incident>> IncidentsAsync() =>
        await InstanceAsync() is { } instance ? await ProjectAsync(instance, (projector, graph) => projector.Incidents(instance, graph)) : [];

    private async Task<JsonObject> VariablesAsync()
    {
        if (await InstanceAsync() is not { } instance)
            return [];
        var variables = await ProjectAsync(instance, (projector, graph) => projector.Variables(instance, graph));
        var byName = new JsonObject();
        // A script may have set variables that nobody declared; they are the whole instance's.
        var root = ((await StateOfAsync(instance))["activityExecutionContexts"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(context => !context.ContainsKey("parentContextId"));
        foreach (var dynamic in root?["dynamicVariables"].Objects() ?? [])
            byName[dynamic.Text("name")!] = dynamic["value"]?.DeepClone();
        foreach (var variable in variables)
            byName[variable.Name] = JsonNode.Parse(PlainValue.ToJson(variable.Value));
        return byName;
    }

    private async Task<T> ProjectAsync<T>(WorkflowInstance instance, Func<InstanceStateProjector, WorkflowGraph, T> project)
    {
        await using var scope = stage.Services.CreateAsyncScope();
        var graph = await scope.ServiceProvider.GetRequiredService<GraphCache>().GetForAsync(instance, scope.ServiceProvider.GetRequiredService<IEngineStore>(), cancellationToken)
            ?? throw new DefinitionNotFoundException(instance.DefinitionVersionId);
        return project(scope.ServiceProvider.GetRequiredService<InstanceStateProjector>(), graph);
    }

    private static string Show(IReadOnlyList<string> items) => "[" + string.Join(", ", items.Select(item => $"\"{item}\"")) + "]";
}
