using System.Text.Json;

namespace Orchestrator.Engine.Execution;

/// <summary>Typed state of a container between bursts, such as a flowchart's counters.</summary>
internal interface IExecutionMemory
{
    void Write(Utf8JsonWriter writer);
}

/// <summary>An activity that keeps such state.</summary>
internal interface IRemembers
{
    IExecutionMemory Read(JsonElement json);
}

/// <summary>What a person needs to run a faulted step again: the callback that failed and what it was given. Without a callback the step starts from its beginning.</summary>
internal sealed record RetryPoint(Bookmark? Bookmark, IReadOnlyDictionary<string, object?> Input);
