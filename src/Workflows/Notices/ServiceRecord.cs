using NodaTime;

namespace Orchestrator.Workflows.Notices;

/// <summary>送达回执: how and on which day a document reached its addressee. Service, not issuance, starts the clock.</summary>
public sealed class ServiceRecord
{
    public required string Id { get; init; }
    public required string NoticeId { get; init; }
    public required string CaseId { get; init; }
    public required string CampaignId { get; init; }
    public required ServiceMode Mode { get; init; }
    /// <summary>Date of service by the rule of the mode, Asia/Shanghai; day 0 of every period that it starts.</summary>
    public required LocalDate ServedOn { get; init; }
    public required string Receiver { get; init; }
    /// <summary>Required when left (留置) without a recording.</summary>
    public string? Witness { get; init; }
    public string? Remark { get; init; }
    public required string ServedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    /// <summary>The receipt document (D34).</summary>
    public string? ReceiptNoticeId { get; set; }
}

/// <summary>送达方式.</summary>
public enum ServiceMode
{
    /// <summary>直接送达</summary>
    Direct,
    /// <summary>留置送达</summary>
    Left,
    /// <summary>邮寄送达</summary>
    Mail,
    /// <summary>委托送达</summary>
    Entrusted,
    /// <summary>公告送达</summary>
    PublicNotice,
    /// <summary>电子送达</summary>
    Electronic,
}
