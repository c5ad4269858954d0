using NodaTime;

namespace Orchestrator.Workflows.SelfChecks;

/// <summary>What the report of a self-check tells, domain reference §1.5. Unit, category, district and numbers come from the register.</summary>
public sealed record SelfCheckContent
{
    /// <summary>工作小组 (REQ-08); its leader is an executive in charge or above.</summary>
    public WorkingGroup? Group { get; init; }
    /// <summary>传达情况 (REQ-09).</summary>
    public string Briefing { get; init; } = "";
    /// <summary>工作措施 (REQ-10).</summary>
    public string Measures { get; init; } = "";
    /// <summary>网络接入结构: the nodes of its network (REQ-22).</summary>
    public IReadOnlyList<NetworkNode> Nodes { get; init; } = [];
    /// <summary>Which nodes are joined, by their names.</summary>
    public IReadOnlyList<NetworkLink> Links { get; init; } = [];
    /// <summary>IP地址台账 (REQ-23).</summary>
    public IReadOnlyList<LedgerEntry> Ledger { get; init; } = [];
    /// <summary>网络出口 (REQ-24).</summary>
    public IReadOnlyList<EgressLine> Egress { get; init; } = [];
    /// <summary>用户情况 (REQ-25): required of carriers.</summary>
    public UserCount? Users { get; init; }
    /// <summary>People employed; null when not told.</summary>
    public int? Staff { get; init; }
    /// <summary>Days for which logs are kept; null when not told.</summary>
    public int? LogDays { get; init; }
    /// <summary>Sells access on to others.</summary>
    public bool Resells { get; init; }
    /// <summary>States 无二次接入单位 in place of a table (REQ-36).</summary>
    public bool NoSecondLevelUnits { get; init; }
    /// <summary>The checklist of its category, item by item (REQ-14, 27, 29).</summary>
    public IReadOnlyList<SelfAnswer> Answers { get; init; } = [];
    /// <summary>Violations that it discloses itself: a mitigating factor (REQ-28, 30).</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];
    /// <summary>宣传报道 and the published hotline (REQ-50, 51).</summary>
    public IReadOnlyList<PublicityProof> Publicity { get; init; } = [];
    public string Problems { get; init; } = "";
    public string Suggestions { get; init; } = "";
    /// <summary>真实性声明.</summary>
    public bool IsDeclaredTrue { get; init; }
    public string SignedBySecurityOwner { get; init; } = "";
    public string SignedByLegalRepresentative { get; init; } = "";
    public LocalDate? SignedOn { get; init; }
}

/// <summary>清理整治工作小组.</summary>
/// <param name="Leader">组长.</param>
/// <param name="Position">职务; 分管领导 or above.</param>
public sealed record WorkingGroup(string Leader, string Position, IReadOnlyList<string> Members, string Contact);

/// <summary>A node of the network: router, switch, room.</summary>
public sealed record NetworkNode(string Name, string Kind, string Place);

/// <summary>Two nodes that are joined.</summary>
public sealed record NetworkLink(string From, string To, decimal BandwidthMbps);

/// <summary>One line of the address ledger.</summary>
/// <param name="Range">A block, one address, or first–last.</param>
/// <param name="Kind">静态, 动态 or NAT.</param>
public sealed record LedgerEntry(string Range, string Kind, string AssignedTo, string Purpose, LocalDate? Since);

/// <summary>One way out of the network.</summary>
/// <param name="Upstream">Registration code or name of the unit that sells it.</param>
public sealed record EgressLine(string Upstream, string? CircuitId, string Place, decimal BandwidthMbps, string Address);

/// <summary>Users served.</summary>
/// <param name="Ports">Ports in the ledger.</param>
public sealed record UserCount(int Organisations, int Individuals, int Terminals, int Ports);

/// <summary>One item of the checklist as the unit answers it.</summary>
/// <param name="Item">Checklist item, <c>C01</c> or <c>A01</c> …</param>
/// <param name="Answer"><c>conforms</c>, <c>gap</c> or <c>not-applicable</c>.</param>
/// <param name="Note">Evidence of what conforms, the plan for a gap, why an item does not apply.</param>
/// <param name="DueOn">Own date for a gap.</param>
public sealed record SelfAnswer(string Item, string Answer, string Note, LocalDate? DueOn);

/// <summary>Where and when the hotline or the campaign was made public.</summary>
public sealed record PublicityProof(string Medium, LocalDate On, string Link);
