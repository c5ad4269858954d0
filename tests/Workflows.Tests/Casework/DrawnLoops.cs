using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>The ways back of a drawing, as the flowchart of counted visits sees them.</summary>
internal sealed class DrawnLoops
{
    private readonly Dictionary<string, JsonObject> _steps;
    private readonly ILookup<string, string> _ways;
    private readonly Dictionary<string, List<string>> _forward;
    private readonly List<(string From, string To)> _back = [];

    public DrawnLoops(JsonObject root)
    {
        _steps = root["activities"]!.AsArray().Select(step => step!.AsObject()).ToDictionary(step => (string)step["id"]!);
        var connections = root["connections"]!.AsArray().Select(c => (From: (string)c!["source"]!["activity"]!, To: (string)c["target"]!["activity"]!)).ToList();
        _ways = connections.ToLookup(c => c.From, c => c.To);
        _forward = _steps.Keys.ToDictionary(id => id, _ => new List<string>());
        var targets = connections.Select(c => c.To).ToHashSet();
        Classify(_steps.Values.FirstOrDefault(step => (string)step["type"]! == "Elsa.Start" || (bool?)step["canStartWorkflow"] == true) is { } marked ? (string)marked["id"]! : _steps.Keys.FirstOrDefault(id => !targets.Contains(id)) ?? _steps.Keys.First());
    }

    /// <summary>Steps that a second round does not reach, because a way that leads there from before the loop is taken once only. A join that goes on with any one of its ways is none.</summary>
    public IEnumerable<string> WaitInVain() =>
        from back in _back
        let again = From(back.To)
        from step in again
        where step != back.To && !GoesOnWithAny(step) && _forward.Any(way => way.Value.Contains(step) && !again.Contains(way.Key))
        select $"{step} after {back.From} → {back.To}";

    private bool GoesOnWithAny(string step) => (string)_steps[step]["type"]! == "Elsa.FlowJoin" && (string?)_steps[step]["mode"]?["expression"]?["value"] == "WaitAny";

    private HashSet<string> From(string step)
    {
        var (found, open) = (new HashSet<string>(), new Stack<string>([step]));
        while (open.TryPop(out var at))
        {
            if (found.Add(at))
                _forward[at].ForEach(open.Push);
        }
        return found;
    }

    // Breadth first in the order drawn; a way leads back when its target already leads to its source.
    private void Classify(string start)
    {
        var (reached, open) = (new HashSet<string> { start }, new Queue<string>([start]));
        while (open.TryDequeue(out var at))
        {
            foreach (var target in _ways[at])
            {
                if (target == at || (reached.Contains(target) && From(target).Contains(at)))
                {
                    _back.Add((at, target));
                    continue;
                }
                _forward[at].Add(target);
                if (reached.Add(target))
                    open.Enqueue(target);
            }
        }
    }
}
