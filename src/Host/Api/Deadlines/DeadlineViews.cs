using Orchestrator.Client.Deadlines;
using Orchestrator.Workflows.Deadlines;

namespace Orchestrator.Host.Api.Deadlines;

internal static class DeadlineViews
{
    public static DeadlineInfo Show(this Deadline deadline) => new()
    {
        Id = deadline.Id,
        CampaignId = deadline.CampaignId,
        CaseId = deadline.CaseId,
        PenaltyCaseId = deadline.PenaltyCaseId,
        Timer = deadline.Timer,
        Kind = deadline.Kind.ToString(),
        StartedOn = deadline.StartedOn.OnWire(),
        DueOn = deadline.DueOn.OnWire(),
        ExpiresAt = deadline.ExpiresAt,
        Rule = deadline.Rule,
        Explanation = deadline.ExplanationZh,
        ExplanationEn = deadline.ExplanationEn,
        Status = deadline.Status.ToString(),
        FiredAt = deadline.FiredAt,
        CancelReason = deadline.CancelReason,
    };
}
