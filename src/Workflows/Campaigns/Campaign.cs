using NodaTime;

namespace Orchestrator.Workflows.Campaigns;

/// <summary>A campaign founded on one numbered official document, with dated phases.</summary>
public sealed class Campaign
{
    public required string Id { get; init; }
    /// <summary>Short stable code, for example <c>2005-166</c>.</summary>
    public required string Code { get; init; }
    public required string Title { get; set; }
    /// <summary>文号 of the founding document, as printed.</summary>
    public required string FoundingDocument { get; init; }
    /// <summary>Date of the founding document.</summary>
    public required LocalDate IssuedOn { get; init; }
    /// <summary>Legal profile that the campaign runs under, for example <c>LP-2005</c>.</summary>
    public required string LegalProfile { get; init; }
    /// <summary>The phases in order; days between them belong to none.</summary>
    public List<Phase> Phases { get; init; } = [];
    public CampaignSettings Settings { get; set; } = new();
    public CampaignState State { get; set; } = CampaignState.Draft;
    /// <summary>Everything in it is synthetic: every document carries the watermark 模拟数据.</summary>
    public bool IsSimulated { get; init; }
    /// <summary>The campaign's own workflow instance.</summary>
    public string? InstanceId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LaunchedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public long Revision { get; set; }

    /// <summary>The phase that a local date falls in, or null on a gap day and outside the campaign.</summary>
    public Phase? PhaseOn(LocalDate date) => Phases.FirstOrDefault(phase => phase.Contains(date));

    /// <summary>The phase of this number; asking for one that does not exist is a mistake of the caller.</summary>
    public Phase PhaseNumber(int number) =>
        Phases.FirstOrDefault(phase => phase.Number == number) ?? throw new ArgumentOutOfRangeException(nameof(number), number, "The campaign has no such phase.");
}

/// <summary>One dated phase; both days belong to it (Asia/Shanghai).</summary>
public sealed record Phase(int Number, string NameZh, string NameEn, LocalDate First, LocalDate Last)
{
    public bool Contains(LocalDate date) => date >= First && date <= Last;
}

/// <summary>What the founding document leaves open; defaults are design decisions of the domain reference.</summary>
public sealed record CampaignSettings
{
    /// <summary>Share of the units without a mandatory reason that acceptance draws on site.</summary>
    public double SamplingRate { get; init; } = 0.20;
    /// <summary>Seed of the acceptance draw, stored so that it can be repeated.</summary>
    public int SamplingSeed { get; init; } = 20050325;
    /// <summary>责令整改 together with a warning; the notice speaks of the order alone.</summary>
    public bool WarnOnOrder { get; init; }
    /// <summary>Working days within which a returned self-check must come back (T-03).</summary>
    public int CorrectionWorkingDays { get; init; } = 3;
    /// <summary>How often a self-check may be returned.</summary>
    public int MaxReturns { get; init; } = 2;
    /// <summary>How often a rectification period may be extended.</summary>
    public int MaxExtensions { get; init; } = 1;
    /// <summary>An order with more days than this, or one that stops something at once, is approved only after a legal officer has checked its basis (TR-14).</summary>
    public int LegalCheckAboveDays { get; init; } = 15;
    /// <summary>Working days to wait for letters posted in time before a decision (mail buffer after T-17/T-19).</summary>
    public int MailBufferWorkingDays { get; init; } = 2;
    /// <summary>Days that a public notice runs before its document counts as served (T-25): 60 by the police rules, 30 by civil procedure since 2022.</summary>
    public int PublicNoticeDays { get; init; } = 60;
    /// <summary>Organ whose name and seal the documents carry.</summary>
    public string IssuingOrgan { get; init; } = "深圳市公安局";
    /// <summary>Its short name in document numbers (深公).</summary>
    public string OrganShort { get; init; } = "深公";
    /// <summary>The department in document numbers (网).</summary>
    public string DepartmentShort { get; init; } = "网";
    public string Hotline { get; init; } = "0755-00000110";
    public string ContactRole { get; init; } = "专项整治办公室";
    public string ContactPhone { get; init; } = "0755-00000166";
}

/// <summary>Life of a campaign.</summary>
public enum CampaignState
{
    Draft,
    Launched,
    /// <summary>The bulletin is out; cases may still be open.</summary>
    Closed,
}
