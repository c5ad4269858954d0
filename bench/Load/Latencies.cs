namespace Orchestrator.Bench.Load;

/// <summary>How long each of many calls took.</summary>
internal sealed class Latencies
{
    private readonly List<double> _milliseconds = [];

    public int Count
    {
        get
        {
            lock (_milliseconds)
                return _milliseconds.Count;
        }
    }

    public void Add(TimeSpan time)
    {
        lock (_milliseconds)
            _milliseconds.Add(time.TotalMilliseconds);
    }

    /// <summary>The time within which this share of the calls was answered; null when there were none.</summary>
    public double? Within(double share)
    {
        lock (_milliseconds)
        {
            if (_milliseconds.Count == 0)
                return null;
            var sorted = _milliseconds.Order().ToList();
            return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
        }
    }
}
