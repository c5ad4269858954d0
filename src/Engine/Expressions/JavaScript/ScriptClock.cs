using System.Globalization;
using Jint.Runtime;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>Gives scripts the engine's clock, so that <c>new Date()</c> agrees with a simulated time.</summary>
internal sealed class ScriptClock(TimeProvider clock, TimeZoneInfo zone) : ITimeSystem
{
    private readonly DefaultTimeSystem inner = new(zone, CultureInfo.InvariantCulture);

    public DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public TimeZoneInfo DefaultTimeZone => zone;

    public bool TryParse(string date, out long epochMilliseconds) => inner.TryParse(date, out epochMilliseconds);

    public TimeSpan GetUtcOffset(long epochMilliseconds) => inner.GetUtcOffset(epochMilliseconds);
}
