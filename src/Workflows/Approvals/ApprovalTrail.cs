using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Approvals;

/// <summary>Writes what happens at an approval into the audit trail of its case, else of its campaign, else of the system.</summary>
internal sealed class ApprovalTrail(IAuditTrail audit)
{
    /// <param name="after">What came of it, put behind the approval's title.</param>
    public async Task RecordAsync(ApprovalSubject about, Actor actor, string act, string? after, string? reason, object data, CancellationToken cancellationToken)
    {
        var what = after is null ? about.Title : $"{about.Title} {after}";
        if (about.Case is { } @case)
            audit.Append(@case, actor, act, after: what, reason: reason, data: data);
        else if (about.Campaign is { } campaign)
            await audit.AppendAsync(campaign, actor, act, after: what, reason: reason, data: data, cancellationToken: cancellationToken);
        else
            await audit.AppendAsync(actor, act, after: what, reason: reason, data: data, cancellationToken: cancellationToken);
    }
}
