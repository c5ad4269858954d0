using System.Text.Json;
using Orchestrator.Engine.Execution;

namespace Orchestrator.Engine.Activities;

/// <summary>The counters of one running flowchart: how often each step was entered and each connection passed, and whether it was followed the last time.</summary>
internal sealed class FlowMemory : IExecutionMemory
{
    private readonly uint fingerprint;
    private readonly int[] visits;
    private readonly int[] passed;
    private readonly bool[] followed;
    private int[]? missing;
    private int[]? arrived;

    public FlowMemory(uint fingerprint, int start, int steps, int connections)
        : this(fingerprint, start, new int[steps], new int[connections], new bool[connections])
    {
    }

    public FlowMemory(uint fingerprint, int start, int[] visits, int[] passed, bool[] followed)
    {
        this.fingerprint = fingerprint;
        Start = start;
        this.visits = visits;
        this.passed = passed;
        this.followed = followed;
    }

    /// <summary>Where this run of the flowchart began; the sense of its connections hangs on it.</summary>
    public int Start { get; }

    public int Visits(int step) => visits[step];

    public int ConnectionVisits(int connection) => passed[connection];

    public bool WasFollowed(int connection) => followed[connection];

    public void CountVisit(FlowPlan plan, int step)
    {
        visits[step]++;
        if (missing is not null)
            Count(plan, step);
    }

    public void Visit(FlowPlan plan, int connection, bool isFollowed)
    {
        var step = plan.TargetOf(connection);
        var counts = !plan.IsBackward(connection) && missing is not null;
        if (counts)
            Count(connection, step, -1);
        passed[connection]++;
        followed[connection] = isFollowed;
        if (counts)
            Count(connection, step, 1);
    }

    /// <summary>Whether every inbound connection was passed more often than the step was entered.</summary>
    public bool AllVisited(FlowPlan plan, int step)
    {
        CountAll(plan);
        return missing![step] == 0;
    }

    /// <summary>Whether some inbound connection was passed more often than the step was entered, and followed.</summary>
    public bool AnyArrived(FlowPlan plan, int step)
    {
        CountAll(plan);
        return arrived![step] > 0;
    }

    /// <summary>Of the inbound connections that were passed most often, those that were followed; and how many were not, or were passed less often.</summary>
    public (int Followed, int Others) Latest(int[] inbound)
    {
        var most = 0;
        foreach (var connection in inbound)
            most = Math.Max(most, passed[connection]);
        var count = 0;
        foreach (var connection in inbound)
        {
            if (passed[connection] == most && followed[connection])
                count++;
        }
        return (count, inbound.Length - count);
    }

    // How much a step still waits for is kept up to date from one arrival to the next: a join of many ways is not looked through at each of them.
    private void CountAll(FlowPlan plan)
    {
        if (missing is not null)
            return;
        (missing, arrived) = (new int[visits.Length], new int[visits.Length]);
        for (var step = 0; step < visits.Length; step++)
            Count(plan, step);
    }

    private void Count(FlowPlan plan, int step)
    {
        missing![step] = arrived![step] = 0;
        foreach (var connection in plan.Inbound(step))
            Count(connection, step, 1);
    }

    private void Count(int connection, int step, int by)
    {
        if (passed[connection] <= visits[step])
            missing![step] += by;
        else if (followed[connection])
            arrived![step] += by;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("drawing", fingerprint);
        writer.WriteNumber("start", Start);
        Write(writer, "visits", visits);
        Write(writer, "passed", passed);
        writer.WriteString("followed", string.Create(followed.Length, followed, static (text, bits) =>
        {
            for (var i = 0; i < bits.Length; i++)
                text[i] = bits[i] ? '1' : '0';
        }));
        writer.WriteEndObject();
    }

    /// <exception cref="FormatException">The drawing has changed since the counters were written.</exception>
    public static FlowMemory Read(JsonElement json, uint fingerprint)
    {
        if (json.GetProperty("drawing").GetUInt32() != fingerprint)
            throw new FormatException("the flowchart was changed under a running instance");
        return new FlowMemory(
            fingerprint,
            json.GetProperty("start").GetInt32(),
            Numbers(json.GetProperty("visits")),
            Numbers(json.GetProperty("passed")),
            [.. json.GetProperty("followed").GetString()!.Select(c => c == '1')]);
    }

    private static void Write(Utf8JsonWriter writer, string name, int[] numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }

    private static int[] Numbers(JsonElement json)
    {
        var numbers = new int[json.GetArrayLength()];
        var i = 0;
        foreach (var item in json.EnumerateArray())
            numbers[i++] = item.GetInt32();
        return numbers;
    }
}
