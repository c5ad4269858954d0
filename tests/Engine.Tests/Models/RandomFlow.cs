namespace Orchestrator.Engine.Tests.Models;

/// <summary>Draws flowcharts: every step can be reached, loops end, and a way back never leaves a branch in the air.</summary>
public static class RandomFlow
{
    private static readonly string?[] Merges = [null, null, "None", "Stream", "Merge", "Converge", "Cascade", "Race"];

    public static FlowModel Draw(Random random) => Flow(random, "F", depth: 0);

    private static FlowModel Flow(Random random, string name, int depth)
    {
        var steps = new List<Model> { new SayModel(name + "0") };
        var ways = new List<Way>();
        for (var i = 1; i <= random.Next(3, depth == 0 ? 13 : 5); i++)
        {
            foreach (var source in Enumerable.Range(0, i).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList())
                ways.Add(new Way(source, Any(random, steps[source].Ports), i));
            steps.Add(Step(random, $"{name}{i}", depth) with { Merge = Any(random, Merges) });
        }
        // One step may start nothing: its inbound ways say where the flow begins.
        var flow = new FlowModel(name, steps, [.. ways.Distinct()]);
        for (var tries = 0; tries < 8; tries++)
            flow = WithWayBack(random, flow);
        return flow;
    }

    private static Model Step(Random random, string id, int depth) => random.Next(depth == 0 ? 15 : 9) switch
    {
        < 3 => new SayModel(id),
        < 5 => new WaitModel(id),
        5 or 6 => new DecideModel(id, random.Next(4)),
        7 => new ForkModel(id),
        8 or 9 or 10 or 11 => new JoinModel(id, Any(random, ["WaitAny", "WaitAll", "WaitAllActive"])),
        12 => Flow(random, id + "f", depth + 1),
        var kind => new ContainerModel(id, kind == 13, [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => random.Next(2) == 0 ? (Model)new SayModel($"{id}c{i}") : new WaitModel($"{id}c{i}"))]),
    };

    private static FlowModel WithWayBack(Random random, FlowModel flow)
    {
        int[] decisions = [.. Enumerable.Range(1, flow.Steps.Count - 1).Where(i => flow.Steps[i] is DecideModel)];
        if (decisions.Length == 0)
            return flow;
        var from = Any(random, decisions);
        // The start has no way in, or another step would be the start.
        var way = new Way(from, "True", random.Next(1, from + 1));
        if (way.To == from || !Reaches(flow, way.To, from, without: -1) || Reaches(flow, 0, from, without: way.To))
            return flow;
        return flow with { Ways = [.. flow.Ways, way] };
    }

    private static bool Reaches(FlowModel flow, int from, int to, int without) =>
        from != without && (from == to || flow.Ways.Any(w => w.From == from && w.To > from && Reaches(flow, w.To, to, without)));

    private static T Any<T>(Random random, T[] list) => list[random.Next(list.Length)];
}
