using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Storage.Engine;

/// <summary>
/// Lines of an instance's journal that were written together, as one row: a burst's lines come in one piece and are read in one piece, and a row for each
/// would cost the database a multiple of their length in heads and index entries. The executions that the burst began or changed go with them, where the
/// database keeps them so (<see cref="StorageFormats"/>): a page says of each how it stood, and a later page what has become of it.
/// </summary>
public sealed class JournalPage
{
    private const int MostLines = 500;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // What executions hold is JSON within JSON: each of its quotation marks is two letters, not six.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
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

    /// <summary>The lines as a JSON array, without the instance's id; the last of them takes the executions along.</summary>
    public required string Lines { get; set; }

    /// <summary>Packs lines of one instance, which ascend.</summary>
    /// <param name="executions">Executions of the instance, as they are when the last line is written.</param>
    public static IEnumerable<JournalPage> Of(IEnumerable<JournalRecord> lines, IReadOnlyCollection<ActivityExecution>? executions = null)
    {
        var chunks = lines.Chunk(MostLines).ToList();
        // Many lines come with many executions: these are spread over the pages too.
        var shares = executions is { Count: > 0 } && chunks.Count > 0 ? executions.Chunk((executions.Count + chunks.Count - 1) / chunks.Count).ToList() : [];
        return chunks.Select((chunk, i) => new JournalPage
        {
            InstanceId = chunk[0].InstanceId,
            FirstSequence = chunk[0].Sequence,
            LastSequence = chunk[^1].Sequence,
            At = chunk[0].Timestamp,
            Lines = JsonSerializer.Serialize(With(i < shares.Count ? shares[i] : [], [.. chunk.Select(Line.Of)]), Json),
        });
    }

    /// <summary>Takes further executions along, as they are now.</summary>
    public void Add(IEnumerable<ActivityExecution> executions) => Lines = JsonSerializer.Serialize(With(executions, JsonSerializer.Deserialize<Line[]>(Lines, Json)!), Json);

    /// <summary>The lines, in the order of their sequence.</summary>
    public IReadOnlyList<JournalRecord> Read() => [.. JsonSerializer.Deserialize<Line[]>(Lines, Json)!.Select(line => line.In(InstanceId)).OrderBy(line => line.Sequence)];

    /// <summary>The executions that were kept with the lines.</summary>
    public IReadOnlyList<JournaledExecution> Executions() => JsonSerializer.Deserialize<Line[]>(Lines, Json)![^1].Executions ?? [];

    // To the millisecond, as SQLite keeps instants: what a burst does within one reads the same and takes no room.
    internal static DateTimeOffset Kept(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    private static Line[] With(IEnumerable<ActivityExecution> executions, Line[] lines)
    {
        JournaledExecution[] all = [.. lines[^1].Executions ?? [], .. executions.Select(JournaledExecution.Of)];
        if (all.Length > 0)
            lines[^1] = lines[^1] with { Executions = all };
        return lines;
    }

    private sealed record Line(
        string Id, string ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion, string? ActivityName,
        string NodeId, DateTimeOffset Timestamp, long Sequence, string EventName, string? Message, string? Source, string? Payload)
    {
        public JournaledExecution[]? Executions { get; init; }

        public static Line Of(JournalRecord line) => new(
            line.Id, line.ActivityInstanceId, line.ParentActivityInstanceId, line.ActivityId, line.ActivityType, line.ActivityTypeVersion, line.ActivityName,
            line.NodeId, Kept(line.Timestamp), line.Sequence, line.EventName, line.Message, line.Source, line.Payload);

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
