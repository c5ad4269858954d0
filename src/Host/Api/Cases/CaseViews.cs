using Orchestrator.Client.Cases;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Host.Api.Cases;

/// <summary>Cases and what belongs to them as the contract shows them.</summary>
internal static class CaseViews
{
    public static CaseSummary Summary(this UnitCase @case) => new()
    {
        Id = @case.Id,
        CampaignId = @case.CampaignId,
        UnitId = @case.UnitId,
        Number = @case.Number,
        UnitName = @case.UnitName,
        District = @case.District,
        Category = @case.Category.ToString(),
        State = @case.State.ToString(),
        StateSince = @case.StateSince,
        LeadOfficerId = @case.LeadOfficerId,
        CoOfficerId = @case.CoOfficerId,
        SelfCheckLate = @case.SelfCheckLate,
        IsEnded = @case.IsEnded,
        OpenedAt = @case.OpenedAt,
        ClosedOn = @case.ClosedOn.OnWire(),
        Hold = @case.Hold is { } hold ? new CaseHoldInfo(hold.Ground, hold.Reason, hold.Since.OnWire()) : null,
        MergedIntoId = @case.MergedIntoId,
        InstanceId = @case.InstanceId,
        Revision = @case.Revision,
    };

    public static CaseOrder Show(this RectificationOrder order) =>
        new(order.Id, order.Status.ToString(), order.TermDays, order.DocumentNumber, order.NoticeId, order.ServedOn.OnWire(), order.DueOn.OnWire(), order.Extensions, order.ExtensionPending);

    public static CaseInspection Show(this Inspection visit) =>
        new(visit.Id, visit.Kind.ToString(), visit.LeadOfficerId, visit.CoOfficerId, visit.StartedAt, visit.FinishedAt, visit.Result?.ToString(), visit.RecordId);

    public static CaseFinding Show(this Finding finding) =>
        new(finding.Id, finding.ItemCode, finding.Gap, finding.Severity, finding.Fact, finding.Evidence, finding.Basis, finding.Status.ToString(), finding.OrderId);

    public static CasePenalty Show(this PenaltyCase penalty) =>
        new(penalty.Id, penalty.State.ToString(), penalty.StateSince, penalty.Violation, penalty.FilingNumber, penalty.Decided?.Fine, penalty.Outcome?.ToString(), penalty.IsEnded, penalty.InstanceId);
}
