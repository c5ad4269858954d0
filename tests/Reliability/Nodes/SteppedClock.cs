namespace Orchestrator.Reliability.Nodes;

/// <summary>
/// Real time at an offset that can be changed. When time passes, timers have waited that long too; when the clock is merely set, as an operator or a
/// time server does, whatever waits does not notice.
/// </summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _alarms = [];
    private TimeSpan _offset;
    private TimeSpan _passed;

    public SteppedClock(TimeSpan offset) => _offset = offset;

    public TimeSpan Offset
    {
        get
        {
            lock (_gate)
                return _offset;
        }
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

    /// <summary>The clock shows another time from now on.</summary>
    public void Set(TimeSpan offset)
    {
        lock (_gate)
            _offset = offset;
    }

    /// <summary>Time goes on until the clock has this offset.</summary>
    public void PassTo(TimeSpan offset)
    {
        lock (_gate)
        {
            _passed += offset - _offset;
            _offset = offset;
            foreach (var alarm in _alarms)
                alarm.RingIfDue();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        lock (_gate)
            _alarms.Add(alarm);
        alarm.Start(base.CreateTimer(alarm.Ring, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime, period);
        return alarm;
    }

    /// <summary>How long timers have waited since the process began.</summary>
    private TimeSpan Waited => GetElapsedTime(0) + _passed;

    private sealed class Alarm(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? _real;
        private TimeSpan _dueAt = TimeSpan.MaxValue;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public void Start(ITimer real, TimeSpan dueTime, TimeSpan period)
        {
            _real = real;
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _dueAt = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : clock.Waited + dueTime;
                _period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                return _real!.Change(dueTime, period);
            }
        }

        public void Ring(object? _)
        {
            lock (clock._gate)
                _dueAt = _period == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : clock.Waited + _period;
            callback(state);
        }

        public void RingIfDue()
        {
            if (_dueAt <= clock.Waited)
                _real?.Change(TimeSpan.Zero, _period);
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._alarms.Remove(this);
            _real?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
