namespace Orchestrator.Workflows.Refusals;

/// <summary>
/// An expected "no": a value, not an exception. The code is stable and machine-readable; the sentences are for people, Chinese first.
/// <see cref="Basis"/> cites the rule of law when law is the reason.
/// </summary>
public sealed record Refusal(string Code, string Zh, string En, string? Basis = null)
{
    public override string ToString() => Basis is null ? $"{Code}: {Zh} / {En}" : $"{Code}: {Zh} / {En} [{Basis}]";
}

/// <summary>Carries a <see cref="Refusal"/> out of code that cannot return one; the transaction around it is rolled back.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Either what was asked for or the refusal.</summary>
public readonly struct Answer<T>
{
    private readonly T? _value;

    private Answer(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }
    public bool IsRefused => Refusal is not null;

    /// <summary>The value; asking a refused answer for it throws <see cref="RefusedException"/>.</summary>
    public T Value => Refusal is null ? _value! : throw new RefusedException(Refusal);

    public static implicit operator Answer<T>(T value) => new(value, null);
    public static implicit operator Answer<T>(Refusal refusal) => new(default, refusal);
}
