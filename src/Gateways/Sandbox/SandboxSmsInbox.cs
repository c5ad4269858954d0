using System.Globalization;

namespace Orchestrator.Gateways.Sandbox;

/// <summary>What the SMS sandbox has taken, one message per idempotency key. It forgets the oldest beyond its capacity.</summary>
public sealed class SandboxSmsInbox(TimeProvider clock, int capacity = 100_000)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SandboxSms> _byKey = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _taken;
    private long _calls;

    /// <summary>Faults to show.</summary>
    public SandboxFaults Faults { get; } = new();

    /// <summary>Calls so far, repeats and refused ones included.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Messages taken so far, repeats not counted, forgotten ones included.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Messages that are still remembered, oldest first.</summary>
    public IReadOnlyList<SandboxSms> Messages
    {
        get
        {
            lock (_lock)
                return [.. _order.Select(key => _byKey[key])];
        }
    }

    internal void CountCall() => Interlocked.Increment(ref _calls);

    /// <summary>Takes a message, or finds the one taken under the same key; null when that one has other content.</summary>
    internal SandboxSms? Take(string key, string to, string text)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var known))
                return known.To == to && known.Text == text ? known : null;
            var id = Interlocked.Increment(ref _taken).ToString("'sms-'000000", CultureInfo.InvariantCulture);
            var message = new SandboxSms(id, key, to, text, clock.GetUtcNow());
            _byKey.Add(key, message);
            _order.Enqueue(key);
            if (_order.Count > capacity)
                _byKey.Remove(_order.Dequeue());
            return message;
        }
    }
}
