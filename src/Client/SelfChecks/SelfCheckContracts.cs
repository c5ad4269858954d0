namespace Orchestrator.Client.SelfChecks;

/// <summary>The report of a self-check (自查情况报告表).</summary>
public sealed record SelfCheckContentInfo
{
    /// <summary>清理整治工作小组.</summary>
    public WorkingGroupInfo? Group { get; init; }
    public string Briefing { get; init; } = "";
    public string Measures { get; init; } = "";
    public IReadOnlyList<NetworkNodeInfo> Nodes { get; init; } = [];
    public IReadOnlyList<NetworkLinkInfo> Links { get; init; } = [];
    public IReadOnlyList<LedgerEntryInfo> Ledger { get; init; } = [];
    public IReadOnlyList<EgressLineInfo> Egress { get; init; } = [];
    /// <summary>Required of carriers.</summary>
    public UserCountInfo? Users { get; init; }
    public int? Staff { get; init; }
    public int? LogDays { get; init; }
    public bool Resells { get; init; }
    public bool NoSecondLevelUnits { get; init; }
    public IReadOnlyList<SelfAnswerInfo> Answers { get; init; } = [];
    public IReadOnlyList<string> Violations { get; init; } = [];
    public IReadOnlyList<PublicityInfo> Publicity { get; init; } = [];
    public string Problems { get; init; } = "";
    public string Suggestions { get; init; } = "";
    public bool IsDeclaredTrue { get; init; }
    public string SignedBySecurityOwner { get; init; } = "";
    public string SignedByLegalRepresentative { get; init; } = "";
    public DateOnly? SignedOn { get; init; }
}

/// <summary>Leader (分管领导 or above), members and contact of the working group.</summary>
public sealed record WorkingGroupInfo(string Leader, string Position, IReadOnlyList<string> Members, string Contact);

/// <summary>A node of the network.</summary>
public sealed record NetworkNodeInfo(string Name, string Kind, string Place);

/// <summary>Two joined nodes.</summary>
public sealed record NetworkLinkInfo(string From, string To, decimal BandwidthMbps);

/// <summary>One line of the address ledger; the range is a block, one address, or first–last, IPv4 or IPv6.</summary>
public sealed record LedgerEntryInfo(string Range, string Kind, string AssignedTo, string Purpose, DateOnly? Since = null);

/// <summary>One way out of the network; the upstream by registration code or name.</summary>
public sealed record EgressLineInfo(string Upstream, string Place, decimal BandwidthMbps, string Address, string? CircuitId = null);

/// <summary>Users served, and ports in the ledger.</summary>
public sealed record UserCountInfo(int Organisations, int Individuals, int Terminals, int Ports);

/// <summary>One item of the checklist: <c>conforms</c>, <c>gap</c> (with plan and date) or <c>not-applicable</c> (with reason).</summary>
public sealed record SelfAnswerInfo(string Item, string Answer, string Note, DateOnly? DueOn = null);

/// <summary>Where and when the hotline or the campaign was made public.</summary>
public sealed record PublicityInfo(string Medium, DateOnly On, string Link);

/// <summary>A report to save as a draft.</summary>
public sealed record SaveSelfCheck(string CampaignId, string UnitId, SelfCheckContentInfo Content);

/// <summary>One version of a report.</summary>
/// <param name="State"><c>Draft</c>, <c>Filed</c>, <c>Returned</c> or <c>Accepted</c>.</param>
/// <param name="ContentHash">SHA-256 over content and files, once filed.</param>
/// <param name="Missing">What a draft still lacks.</param>
public sealed record SelfCheckReportInfo(string Id, string UnitId, int Version, string State, DateTimeOffset SavedAt, DateTimeOffset? FiledAt, bool IsLate, string? ContentHash, string? ReturnReason, SelfCheckContentInfo Content, IReadOnlyList<ReportGapInfo> Missing, IReadOnlyList<FiledDocumentInfo> Documents);

/// <summary>One thing that a report lacks.</summary>
public sealed record ReportGapInfo(string Field, string Zh, string En, string Basis);

/// <summary>A file attached to a self-check.</summary>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record FiledDocumentInfo(string Id, string Kind, int Version, string FileName, string ContentType, long Size, string Sha256, DateTimeOffset UploadedAt);

/// <summary>Accepts a report, or returns it with what must be corrected.</summary>
public sealed record DecideSelfCheck(bool Accept, string? Reason = null);

/// <summary>A unit and whether it has filed.</summary>
/// <param name="Standing"><c>InTime</c>, <c>Late</c> or <c>Never</c>.</param>
public sealed record SelfCheckStanding(string UnitId, string Code, string Name, string District, string Standing);
