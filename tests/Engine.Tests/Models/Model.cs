using System.Text.Json.Nodes;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Models;

/// <summary>A step of a drawn model: what the reference interprets, and what the engine gets as JSON.</summary>
public abstract record Model(string Id)
{
    /// <summary>How it takes in several paths in token mode.</summary>
    public string? Merge { get; init; }

    public virtual string[] Ports => ["Done"];

    public JsonObject Write()
    {
        var json = WriteStep();
        if (Merge is not null)
            json["customProperties"] = new JsonObject { ["mergeMode"] = Merge };
        return json;
    }

    protected abstract JsonObject WriteStep();
}

/// <summary>Says its name.</summary>
public sealed record SayModel(string Id) : Model(Id)
{
    protected override JsonObject WriteStep() => Say(Id);
}

/// <summary>Waits to be resumed.</summary>
public sealed record WaitModel(string Id) : Model(Id)
{
    protected override JsonObject WriteStep() => Wf.Event(Id);
}

/// <summary>Says yes so many times, then no for ever.</summary>
public sealed record DecideModel(string Id, int Yes) : Model(Id)
{
    public override string[] Ports => ["True", "False"];

    protected override JsonObject WriteStep() => Decide(Id, $"const n = (getVariable('asked {Id}') || 0) + 1; setVariable('asked {Id}', n); return n <= {Yes};");
}

/// <summary>Goes both ways at once.</summary>
public sealed record ForkModel(string Id) : Model(Id)
{
    public override string[] Ports => ["L", "R"];

    protected override JsonObject WriteStep() => Fork(Id, "L", "R");
}

/// <summary>Waits for any, all, or all taken ways.</summary>
public sealed record JoinModel(string Id, string Mode) : Model(Id)
{
    protected override JsonObject WriteStep() => Join(Id, Mode);
}

/// <summary>Runs its steps one after the other, or at once.</summary>
public sealed record ContainerModel(string Id, bool IsParallel, IReadOnlyList<Model> Steps) : Model(Id)
{
    protected override JsonObject WriteStep() => Activity(IsParallel ? "Parallel" : "Sequence", Id, ("activities", new JsonArray([.. Steps.Select(s => s.Write())])));
}

/// <summary>Steps joined by ways; the first is the start.</summary>
public sealed record FlowModel(string Id, IReadOnlyList<Model> Steps, IReadOnlyList<Way> Ways) : Model(Id)
{
    protected override JsonObject WriteStep() => Flowchart(Id, [.. Steps.Select(s => s.Write())], [.. Ways.Select(w => $"{Steps[w.From].Id}:{w.Port}->{Steps[w.To].Id}")]);
}

/// <summary>A connection between positions.</summary>
public sealed record Way(int From, string Port, int To);
