namespace Orchestrator.Engine;

/// <summary>An output of an activity, which a definition may bind to a variable or to an output of the workflow.</summary>
public abstract class Output
{
    private protected Output(Type valueType) => ValueType = valueType;

    public Type ValueType { get; }

    /// <summary>PascalCase name of the property that holds the output.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Variable id or workflow output name to which the value goes, if bound.</summary>
    public string? MemoryReference { get; internal set; }
}

/// <summary>An output of type <typeparamref name="T"/>.</summary>
public sealed class Output<T> : Output
{
    public Output() : base(typeof(T))
    {
    }
}
