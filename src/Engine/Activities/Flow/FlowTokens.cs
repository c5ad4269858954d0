using System.Text.Json;
using Orchestrator.Engine.Execution;

namespace Orchestrator.Engine.Activities;

/// <summary>How a step of a token flowchart takes in several paths.</summary>
public enum MergeMode
{
    /// <summary>Not chosen: as <see cref="Stream"/>.</summary>
    None,
    /// <summary>Goes on as soon as nothing is under way any more to the steps before it; paths that were not taken do not matter.</summary>
    Stream,
    /// <summary>Waits for every forward path, taken or not.</summary>
    Merge,
    /// <summary>Waits for every path, those that lead back included.</summary>
    Converge,
    /// <summary>Runs with the first path that arrives; the others are absorbed.</summary>
    Cascade,
    /// <summary>Runs with the first path that arrives; what runs on the others is cancelled.</summary>
    Race,
}

/// <summary>The tokens of one running flowchart: each stands on a connection until the step at its end has run. A blocked one absorbs the next to arrive there.</summary>
internal sealed class FlowTokens(uint fingerprint, int start) : IExecutionMemory
{
    // How many stand on a connection.
    private readonly SortedDictionary<int, int> waiting = [];
    private readonly List<int> blocked = [];
    private FlowTraffic? traffic;

    public int Start => start;

    public bool HasWaiting => waiting.Count > 0;

    public bool IsOn(int connection) => waiting.ContainsKey(connection);

    /// <summary>Where the tokens are, seen from the steps.</summary>
    public FlowTraffic TrafficOn(FlowPlan plan)
    {
        if (traffic is null)
        {
            traffic = new FlowTraffic(plan);
            foreach (var connection in waiting.Keys)
                traffic.Came(connection);
        }
        return traffic;
    }

    public void Put(FlowPlan plan, int connection)
    {
        if (!IsOn(connection))
            TrafficOn(plan).Came(connection);
        Add(connection);
    }

    public void Block(int connection) => blocked.Add(connection);

    /// <summary>Takes a block off the connection together with the token that arrived there; false when there was none.</summary>
    public bool Absorb(FlowPlan plan, int connection)
    {
        if (!blocked.Remove(connection))
            return false;
        if (waiting.GetValueOrDefault(connection) > 1)
            waiting[connection]--;
        else
            Clear(plan, connection);
        return true;
    }

    /// <summary>The step has run: the tokens that led to it are gone.</summary>
    public void Consume(FlowPlan plan, int step)
    {
        foreach (var connection in plan.Into(step))
            Clear(plan, connection);
    }

    /// <summary>The step will not run: what leads to it and from it is gone.</summary>
    public void Forget(FlowPlan plan, int step)
    {
        foreach (var connection in plan.Into(step).Concat(plan.Outbound(step)))
        {
            Clear(plan, connection);
            blocked.RemoveAll(other => other == connection);
        }
    }

    /// <summary>The same tokens on the connections of another drawing. One whose connection is gone stands on another way to its step; a block that has no place is gone.</summary>
    public FlowTokens CarriedTo(uint drawing, int begin, Func<int, int> token, Func<int, int> block)
    {
        var carried = new FlowTokens(drawing, begin);
        foreach (var connection in waiting.Keys.Select(token).Where(connection => connection >= 0).Distinct())
            carried.Add(connection);
        carried.blocked.AddRange(blocked.Select(block).Where(connection => connection >= 0));
        return carried;
    }

    private void Add(int connection) => waiting[connection] = waiting.GetValueOrDefault(connection) + 1;

    private void Clear(FlowPlan plan, int connection)
    {
        if (waiting.ContainsKey(connection))
            TrafficOn(plan).Went(connection);
        waiting.Remove(connection);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("drawing", fingerprint);
        writer.WriteNumber("start", start);
        Write(writer, "tokens", waiting.SelectMany(token => Enumerable.Repeat(token.Key, token.Value)));
        Write(writer, "blocked", blocked);
        writer.WriteEndObject();
    }

    /// <exception cref="FormatException">The drawing has changed since the tokens were written.</exception>
    public static FlowTokens Read(JsonElement json, uint fingerprint)
    {
        if (json.GetProperty("drawing").GetUInt32() != fingerprint)
            throw new FormatException("the flowchart was changed under a running instance");
        var tokens = new FlowTokens(fingerprint, json.GetProperty("start").GetInt32());
        foreach (var token in json.GetProperty("tokens").EnumerateArray())
            tokens.Add(token.GetInt32());
        foreach (var block in json.GetProperty("blocked").EnumerateArray())
            tokens.blocked.Add(block.GetInt32());
        return tokens;
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<int> connections)
    {
        writer.WriteStartArray(name);
        foreach (var connection in connections)
            writer.WriteNumberValue(connection);
        writer.WriteEndArray();
    }
}
