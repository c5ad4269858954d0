using Orchestrator.Engine.State;
using Orchestrator.Engine.Tests.Harness;

namespace Orchestrator.Engine.Tests.State;

/// <summary>State documents of every released shape load and run on, whatever the engine writes today. A golden document is never edited; new shapes get new ones.</summary>
public sealed class GoldenStateTests
{
    public static TheoryData<string> Files() => [.. GoldenState.Files()];

    public static TheoryData<string> Shapes() => [.. StateShape.All.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_document_of_any_release_is_read_and_its_instance_runs_to_its_end(string file)
    {
        var golden = GoldenState.Read(file);
        var shape = StateShape.All.Single(known => known.Name == golden.Shape);
        await using var s = golden.Load();
        await shape.GoOn(s);
        Assert.Equal(shape.End, s.Instance.SubStatus);
        // What was written before the document was is not written again.
        Assert.Equal(shape.Lines[shape.LinesBefore..], s.Lines);
        Assert.Empty(s.Store.Bookmarks);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task What_the_engine_writes_today_is_kept_as_a_golden_document(string name)
    {
        var shape = StateShape.All.Single(known => known.Name == name);
        await using var s = Scenario.From(shape.Definitions);
        await shape.Begin(s);
        if (s.InstanceId.Length == 0)
            s.Adopt(s.Store.Instances.Values.Single());
        var today = GoldenState.Of(shape, s);
        await shape.GoOn(s);
        Assert.Equal((shape.End, string.Join('\n', shape.Lines)), (s.Instance.SubStatus, string.Join('\n', s.Lines)));

        var kept = GoldenState.Files().Select(GoldenState.Read).Where(golden => golden.Shape == name).SelectMany(golden => GoldenState.Members(golden.State)).ToHashSet();
        var missing = GoldenState.Members(today.State).Where(member => !kept.Contains(member)).ToList();
        if (missing.Count == 0)
            return;
        var received = Path.Combine(GoldenState.Folder(), $"v{today.State["v"]}-{name}.json.received");
        await File.WriteAllTextAsync(received, today.Write());
        Assert.Fail($"The state holds {string.Join(", ", missing)}, of which no golden document has an example: add {received} beside the others under a name of its own. Keep the old ones; they must go on loading.");
    }

    [Fact]
    public async Task A_document_of_a_later_format_is_refused_and_left_as_it_is()
    {
        var golden = GoldenState.Read(GoldenState.Files().First());
        golden.State["v"] = 99;
        await using var s = golden.Load();
        var before = s.Instance.State;
        await Assert.ThrowsAsync<StateFormatException>(() => s.With(r => r.CancelAsync(s.InstanceId)));
        Assert.Equal(before, s.Instance.State);
    }
}
