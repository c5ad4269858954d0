using Orchestrator.Engine;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Inspections;

/// <summary>Exceptions from inspecting every unit (REQ-39): asked for by one person, signed by the head of the division.</summary>
public sealed class CoverageDesk(IRecords records, IAuditTrail audit, TimeProvider time)
{
    /// <summary>Asks for an exception.</summary>
    public async Task<Answer<CoverageException>> AskAsync(string campaignId, string unitId, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Is(Role.Officer) && !actor.Is(Role.Office))
            return new Refusal("not-allowed", "由办案民警或者专项办提出。", "Officers and the campaign office ask for exceptions.");
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("coverage.reason", "不检查的须写明理由。", "Give the reason why the unit is not inspected.", "REQ-39");
        var campaign = await records.GetAsync<Campaign>(campaignId, cancellationToken);
        var unit = await records.GetAsync<Unit>(unitId, cancellationToken);
        if (await records.CountAsync<CoverageException>(asked => asked.CampaignId == campaignId && asked.UnitId == unitId && asked.IsSigned != false, cancellationToken) > 0)
            return new Refusal("coverage.asked-already", $"“{unit.Name}”已申请免检。", $"An exception for '{unit.Name}' was asked for already.", "REQ-39");
        var exception = new CoverageException { Id = Ids.New(time), CampaignId = campaignId, UnitId = unitId, Reason = reason.Trim(), RequestedBy = actor.Id, RequestedAt = time.GetUtcNow() };
        records.Add(exception);
        await audit.AppendAsync(campaign, actor, "coverage.exception-asked", reason: exception.Reason, data: new { exception.Id, unitId }, cancellationToken: cancellationToken);
        return exception;
    }

    /// <summary>Signs or refuses an exception.</summary>
    public async Task<Answer<CoverageException>> DecideAsync(string exceptionId, bool sign, Actor actor, string? reason = null, CancellationToken cancellationToken = default)
    {
        var exception = await records.GetAsync<CoverageException>(exceptionId, cancellationToken);
        if (MayDecide(exception, actor) is { } no)
            return no;
        var approval = new WholeApproval(records, time, ApprovalKey.OfException(exceptionId));
        if (await approval.MayDecideAsync(sign, actor, cancellationToken) is { } unsigned)
            return unsigned;
        var campaign = await records.GetAsync<Campaign>(exception.CampaignId, cancellationToken);
        if (await approval.HoldAsync(sign, reason, actor, cancellationToken))
        {
            await audit.AppendAsync(campaign, actor, "approval.held", reason: reason, data: new { exception.Id, exception.UnitId }, cancellationToken: cancellationToken);
            return exception;
        }
        await approval.CloseAsync(cancellationToken);
        (exception.IsSigned, exception.DecidedBy, exception.DecidedAt) = (sign, actor.Id, time.GetUtcNow());
        exception.DecisionReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        await audit.AppendAsync(campaign, actor, sign ? "coverage.exception-signed" : "coverage.exception-refused", reason: exception.DecisionReason, data: new { exception.Id, exception.UnitId }, cancellationToken: cancellationToken);
        return exception;
    }

    /// <summary>Who asked has it again, and may ask anew.</summary>
    internal async Task TakeBackAsync(string exceptionId, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var exception = await records.GetAsync<CoverageException>(exceptionId, cancellationToken);
        (exception.IsSigned, exception.DecidedBy, exception.DecidedAt, exception.DecisionReason) = (false, actor.Id, time.GetUtcNow(), reason);
    }

    /// <summary>Null when this person may sign or refuse it now.</summary>
    internal static Refusal? MayDecide(CoverageException exception, Actor actor) =>
        !actor.Is(Role.Lead) ? new Refusal("not-allowed", "由部门负责人签批。", "The head of the division signs exceptions.", "REQ-39")
        : exception.RequestedBy == actor.Id ? new Refusal("coverage.four-eyes", "申请人不能签批自己的申请。", "Nobody signs what they asked for themselves.", "§0.3")
        : exception.IsSigned is not null ? new Refusal("coverage.decided", "该申请已经签批。", "The request is decided already.", "REQ-39")
        : null;
}
