using NodaTime;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Orders;

/// <summary>责令限期整改通知书 as an aggregate: not a penalty, but an instrument with its own number, service and deadline.</summary>
public sealed class RectificationOrder : IOfCase
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>Days to rectify, counted from the day after service.</summary>
    public required int TermDays { get; set; }
    /// <summary>What it demands, item by item; null in orders from before items were kept, which demand what their findings say.</summary>
    public IReadOnlyList<OrderItem>? Items { get; set; }
    public required string DraftedBy { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    /// <summary>Legal officer who found its basis in order, where that is needed before approval.</summary>
    public string? LegalCheckedBy { get; set; }
    public DateTimeOffset? LegalCheckedAt { get; set; }
    public string? ApprovedBy { get; set; }
    public string? NoticeId { get; set; }
    /// <summary>文号, taken at approval.</summary>
    public string? DocumentNumber { get; set; }
    public LocalDate? ServedOn { get; set; }
    /// <summary>Last day (inclusive, until 24:00 Asia/Shanghai); moved by an extension.</summary>
    public LocalDate? DueOn { get; set; }
    public int Extensions { get; set; }
    /// <summary>The unit asked for more time and no decision has been taken.</summary>
    public bool ExtensionPending { get; set; }
    public string? ExtensionReason { get; set; }
    public int? ExtensionDaysAsked { get; set; }
    public LocalDate? ExtensionAskedOn { get; set; }
    public DateTimeOffset? CompletionReportedAt { get; set; }
    public OrderStatus Status { get; set; } = OrderStatus.Draft;
    public DateTimeOffset? ClosedAt { get; set; }
    /// <summary>Day on which the recheck found everything fixed.</summary>
    public LocalDate? PassedOn { get; set; }

    /// <summary>It stops something at once: an item gives no days.</summary>
    public bool StopsAtOnce => Items?.Any(item => item.Days == 0) ?? false;

    /// <summary>Whether a legal officer checks its basis before it is approved (TR-14).</summary>
    public bool NeedsLegalCheck(CampaignSettings settings) => TermDays > settings.LegalCheckAboveDays || StopsAtOnce;
}

/// <summary>Life of an order.</summary>
public enum OrderStatus
{
    Draft,
    Approved,
    Running,
    Expired,
    Passed,
    Failed,
    /// <summary>Replaced by a new order after a partial recheck.</summary>
    Superseded,
    Withdrawn,
}
