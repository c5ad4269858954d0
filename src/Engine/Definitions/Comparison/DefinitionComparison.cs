using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Definitions.Comparison;

/// <summary>Compares two documents step by step. Pure: the same two documents always give the same difference, in the order in which they were drawn.</summary>
public static class DefinitionComparison
{
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] Settings = ["name", "description", "options", "customProperties"];

    /// <param name="before">The version in force; null when there is none, and then all is new.</param>
    /// <param name="after">The version proposed.</param>
    public static DefinitionDifference Compare(JsonObject? before, JsonObject after)
    {
        var (old, now) = (StepsOf(before), StepsOf(after));
        var kept = now.Where(step => old.ContainsKey(step.Key)).ToList();
        var changed = kept.Select(step => new StepDifference(step.Value.Name, MemberReading.Differences("step", old[step.Key].Members, step.Value.Members))).ToList();
        var (oldLines, lines) = (ConnectionsOf(old), ConnectionsOf(now));
        return new DefinitionDifference
        {
            Added = [.. now.Where(step => !old.ContainsKey(step.Key)).Select(step => new StepDifference(step.Value.Name, MemberReading.Differences("step", MemberReading.None, step.Value.Members)))],
            Removed = [.. old.Where(step => !now.ContainsKey(step.Key)).Select(step => new StepDifference(step.Value.Name, MemberReading.Differences("step", step.Value.Members, MemberReading.None)))],
            Changed = [.. changed.Where(step => step.Members.Count > 0)],
            Connected = [.. lines.Where(line => !oldLines.ContainsKey(line.Key)).Select(line => line.Value)],
            Disconnected = [.. oldLines.Where(line => !lines.ContainsKey(line.Key)).Select(line => line.Value)],
            Data = [.. Lists.SelectMany(list => MemberReading.Differences(list, MemberReading.ListOf(before, list), MemberReading.ListOf(after, list)))],
            Settings = MemberReading.Differences("definition", MemberReading.MembersOf(before, Settings), MemberReading.MembersOf(after, Settings)),
            Moved = [.. kept.Where((step, index) => changed[index].Members.Count == 0 && step.Value.Place != old[step.Key].Place).Select(step => step.Value.Name)],
        };
    }

    // Keyed by the ids on the way to the step, because an id is unique only within its container.
    private static Dictionary<string, Step> StepsOf(JsonObject? document)
    {
        var steps = new Dictionary<string, Step>(StringComparer.Ordinal);
        if (document?["root"] is JsonObject root)
            Collect(root, "", steps);
        return steps;
    }

    private static void Collect(JsonObject activity, string container, Dictionary<string, Step> steps)
    {
        var path = container + "/" + activity.Text("id");
        steps[path] = new Step(container, activity);
        foreach (var (_, child) in ActivityTree.ChildrenOf(activity))
            Collect(child, path, steps);
    }

    private static Dictionary<string, ConnectionOfSteps> ConnectionsOf(Dictionary<string, Step> steps)
    {
        var connections = new Dictionary<string, ConnectionOfSteps>(StringComparer.Ordinal);
        foreach (var (path, step) in steps)
        {
            foreach (var connection in step.Json.Objects("connections"))
            {
                var (from, to) = (connection["source"] as JsonObject, connection["target"] as JsonObject);
                var port = from?.Text("port") ?? "Done";
                var line = new ConnectionOfSteps(NameOf(from?.Text("activity")), port, NameOf(to?.Text("activity")));
                connections[$"{path} {line.From.Id} {port} {line.To.Id}"] = line;
            }

            StepName NameOf(string? id) => steps.TryGetValue(path + "/" + id, out var end) ? end.Name : new StepName(id ?? "", "", null);
        }

        return connections;
    }

    private sealed class Step(string container, JsonObject json)
    {
        public JsonObject Json => json;

        public StepName Name { get; } = new(json.Text("id") ?? "", json.Text("type") ?? "", (json["metadata"] as JsonObject)?.Text("displayText"));

        /// <summary>Where it is drawn.</summary>
        public string? Place { get; } = (json["metadata"] as JsonObject)?["designer"]?.ToJsonString();

        public SortedDictionary<string, string> Members { get; } = MemberReading.MembersOf(json, container.Length == 0);
    }
}
