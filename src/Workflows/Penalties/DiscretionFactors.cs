namespace Orchestrator.Workflows.Penalties;

/// <summary>The facts that make a penalty lighter or heavier, as recorded in the file (裁量情节).</summary>
public sealed record DiscretionFactors
{
    /// <summary>Harm removed or reduced on the unit's own initiative.</summary>
    public bool HarmRemoved { get; init; }
    /// <summary>Disclosed before it was discovered, for example in the self-check.</summary>
    public bool Disclosed { get; init; }
    /// <summary>Coerced or deceived by another.</summary>
    public bool Coerced { get; init; }
    /// <summary>Helped to clear up other violations.</summary>
    public bool Meritorious { get; init; }
    /// <summary>Rather serious consequences.</summary>
    public bool Grave { get; init; }
    /// <summary>Retaliation against an informant.</summary>
    public bool Retaliated { get; init; }
    /// <summary>Two or more decisions for the same kind of act within the year before.</summary>
    public bool Repeated { get; init; }

    /// <summary>Why the fine leaves the band that the factors point to.</summary>
    public string? Reason { get; init; }

    /// <summary>Must be lighter (从轻、减轻).</summary>
    public bool Mitigated => HarmRemoved || Disclosed || Coerced || Meritorious;

    /// <summary>May be heavier (从重).</summary>
    public bool Aggravated => Grave || Retaliated || Repeated;
}
