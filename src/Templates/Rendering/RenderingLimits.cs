namespace Orchestrator.Templates.Rendering;

/// <summary>What one render may use; beyond it the render is refused.</summary>
public sealed record RenderingLimits
{
    /// <summary>Rounds of all loops together. Default 20,000.</summary>
    public int Loops { get; init; } = 20_000;

    /// <summary>Depth of nested calls and includes. Default 20.</summary>
    public int Recursion { get; init; } = 20;

    /// <summary>Characters written. Default 2 million.</summary>
    public int Output { get; init; } = 2_000_000;

    /// <summary>Wall time. Default 5 seconds: a render takes well under one millisecond.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time of one regular expression. Default 200 ms.</summary>
    public TimeSpan Regex { get; init; } = TimeSpan.FromMilliseconds(200);
}
