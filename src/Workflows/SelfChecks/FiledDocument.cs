namespace Orchestrator.Workflows.SelfChecks;

/// <summary>A file that a unit attached to its self-check, in versions; what was attached once is never overwritten.</summary>
public sealed class FiledDocument
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string UnitId { get; init; }
    /// <summary>What it is, see <see cref="DocumentKind"/>.</summary>
    public required DocumentKind Kind { get; init; }
    /// <summary>1 for the first of its kind.</summary>
    public required int Version { get; init; }
    public required string FileName { get; init; }
    /// <summary>Media type as found from the first bytes, not as claimed.</summary>
    public required string ContentType { get; init; }
    public required long Size { get; init; }
    /// <summary>Lower-case hex SHA-256 of the content.</summary>
    public required string Sha256 { get; init; }
    public required byte[] Content { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public required string UploadedBy { get; init; }
}

/// <summary>Kinds of attachments.</summary>
public enum DocumentKind
{
    /// <summary>网络拓扑图, required (REQ-35).</summary>
    Topology,
    /// <summary>传达、措施.</summary>
    Briefing,
    /// <summary>安全组织、制度.</summary>
    Organisation,
    /// <summary>宣传报道.</summary>
    Publicity,
    /// <summary>盖章签字页.</summary>
    SignedReport,
    Other,
}
