using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Storage.Engine;

/// <summary>
/// Lines of an instance's journal that were written together, as one row: a burst's lines come in one piece and are read in one piece, and a row for each
/// would cost the database a multiple of their length in heads and index entries.
/// </summary>
public sealed class JournalPage
{
    private const int MostLines = 500;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>What it is called among rows that are not written yet.</summary>
    public string Id => InstanceId + ':' + FirstSequence.ToString(CultureInfo.InvariantCulture);

    public required string InstanceId { get; init; }

    /// <summary>Sequence of the first line; with the instance it is the row's key.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>Sequence of the last line; there is no gap between.</summary>
    public required long LastSequence { get; init; }

    /// <summary>When the first line was written (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The lines as a JSON array, without the instance's id.</summary>
    public required string Lines { get; init; }

    /// <summary>Packs lines of one instance, which ascend.</summary>
    public static IEnumerable<JournalPage> Of(IEnumerable<JournalRecord> lines) => lines.Chunk(MostLines).Select(chunk => new JournalPage
    {
        InstanceId = chunk[0].InstanceId,
        FirstSequence = chunk[0].Sequence,
        LastSequence = chunk[^1].Sequence,
        At = chunk[0].Timestamp,
        Lines = JsonSerializer.Serialize(chunk.Select(Line.Of), Json),
    });

    /// <summary>The lines, in the order of their sequence.</summary>
    public IReadOnlyList<JournalRecord> Read() => [.. JsonSerializer.Deserialize<Line[]>(Lines, Json)!.Select(line => line.In(InstanceId)).OrderBy(line => line.Sequence)];

    private sealed record Line(
        string Id, string ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion, string? ActivityName,
        string NodeId, DateTimeOffset Timestamp, long Sequence, string EventName, string? Message, string? Source, string? Payload)
    {
        public static Line Of(JournalRecord line) => new(
            line.Id, line.ActivityInstanceId, line.ParentActivityInstanceId, line.ActivityId, line.ActivityType, line.ActivityTypeVersion, line.ActivityName,
            line.NodeId, line.Timestamp, line.Sequence, line.EventName, line.Message, line.Source, line.Payload);

        public JournalRecord In(string instanceId) => new()
        {
            Id = Id,
            InstanceId = instanceId,
            ActivityInstanceId = ActivityInstanceId,
            ParentActivityInstanceId = ParentActivityInstanceId,
            ActivityId = ActivityId,
            ActivityType = ActivityType,
            ActivityTypeVersion = ActivityTypeVersion,
            ActivityName = ActivityName,
            NodeId = NodeId,
            Timestamp = Timestamp,
            Sequence = Sequence,
            EventName = EventName,
            Message = Message,
            Source = Source,
            Payload = Payload,
        };
    }
}
