using NodaTime;

namespace Orchestrator.Host.Api;

/// <summary>Legal dates on the wire.</summary>
internal static class Days
{
    public static DateOnly OnWire(this LocalDate date) => date.ToDateOnly();

    public static DateOnly? OnWire(this LocalDate? date) => date?.ToDateOnly();
}
