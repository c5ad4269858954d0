namespace Orchestrator.Gateways.Sandbox;

/// <summary>The faults that a sandbox has been told to show, and how often.</summary>
public sealed class SandboxFaults
{
    private readonly Lock _lock = new();
    private SandboxFault _fault;
    private int _remaining;

    /// <summary>Shows a fault for the next calls; by default until <see cref="Clear"/>.</summary>
    public void Show(SandboxFault fault, int times = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_lock)
            (_fault, _remaining) = (fault, times);
    }

    /// <summary>Works again.</summary>
    public void Clear()
    {
        lock (_lock)
            (_fault, _remaining) = (SandboxFault.None, 0);
    }

    /// <summary>The fault that this call is to show.</summary>
    internal SandboxFault Next()
    {
        lock (_lock)
        {
            if (_remaining == 0)
                return SandboxFault.None;
            if (_remaining != int.MaxValue)
                _remaining--;
            return _fault;
        }
    }
}
