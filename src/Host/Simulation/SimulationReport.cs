using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Orchestrator.Host.Simulation;

/// <summary>What a simulation came to. Same seed, same report, except <see cref="WallSeconds"/>.</summary>
internal sealed record SimulationReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public required int Units { get; init; }
    /// <summary>Cases by state code.</summary>
    public required SortedDictionary<string, int> CasesByState { get; init; }
    /// <summary>Issued documents by document code.</summary>
    public required SortedDictionary<string, int> NoticesByCode { get; init; }
    /// <summary>Reminders whose messages have all gone out.</summary>
    public required int RemindersSent { get; init; }
    public required DeadlineCounts Deadlines { get; init; }
    public required TipCounts Tips { get; init; }
    public required PenaltyCounts Penalties { get; init; }
    /// <summary>By id of the tables of states: the transitions that were played.</summary>
    public required SortedDictionary<string, int> TransitionsPlayed { get; init; }
    /// <summary>Ids of those that were not.</summary>
    public required IReadOnlyList<string> TransitionsNotPlayed { get; init; }
    /// <summary>State changes of unit cases and penalty cases.</summary>
    public required int Transitions { get; init; }
    public required IReadOnlyList<string> InvariantViolations { get; init; }
    /// <summary>Simulated instants with the offset of Asia/Shanghai.</summary>
    public required DateTimeOffset SimulatedFrom { get; init; }
    public required DateTimeOffset SimulatedTo { get; init; }
    public required double WallSeconds { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}

/// <summary>What became of the deadlines (reminders not counted).</summary>
/// <param name="Armed">All that were ever armed.</param>
/// <param name="Late">Fired more than a minute after their instant.</param>
/// <param name="Lost">Past their instant, not cancelled, not fired.</param>
internal sealed record DeadlineCounts(int Armed, int Fired, int Cancelled, int Late, int Lost);
