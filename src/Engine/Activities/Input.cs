using Orchestrator.Engine.Expressions;

namespace Orchestrator.Engine;

/// <summary>An input of an activity: an expression that is evaluated when the activity runs.</summary>
public abstract class Input
{
    private protected Input(Type valueType) => ValueType = valueType;

    /// <summary>The type to which the evaluated value is converted.</summary>
    public Type ValueType { get; }

    /// <summary>PascalCase name of the property that holds the input.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Where the evaluated value stands among the node's inputs.</summary>
    internal int Slot { get; set; } = -1;

    /// <summary>The compiled expression, or null when the definition gives none.</summary>
    internal CompiledExpression? Expression { get; set; }

    internal abstract object? DefaultValue { get; }
}

/// <summary>An input of type <typeparamref name="T"/>. The constructor's literal is the value when the definition gives none.</summary>
public sealed class Input<T> : Input
{
    private readonly T? literal;

    public Input() : base(typeof(T))
    {
    }

    public Input(T literal) : base(typeof(T)) => this.literal = literal;

    internal override object? DefaultValue => literal;
}
