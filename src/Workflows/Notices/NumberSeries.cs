namespace Orchestrator.Workflows.Notices;

/// <summary>A series of document numbers: one organ, one department, one 字头, one year. Serials start at 1 and have no gap.</summary>
public readonly record struct NumberSeries(string Organ, string Department, string Code, int Year)
{
    /// <summary>Storage key, for example <c>深公|网|责改|2005</c>.</summary>
    public string Key => $"{Organ}|{Department}|{Code}|{Year}";
}

/// <summary>The last serial given in a series.</summary>
public sealed class SeriesCounter
{
    /// <summary><see cref="NumberSeries.Key"/>.</summary>
    public required string Id { get; init; }
    public int LastSerial { get; set; }
}
