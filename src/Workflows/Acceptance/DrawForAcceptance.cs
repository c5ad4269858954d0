using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Acceptance;

/// <summary>Draws whether the unit is accepted on site or on its documents.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "验收抽样", DisplayNameEn = "Draw for acceptance", Description = "必验单位和抽中单位现场验收，其余书面验收。", DescriptionEn = "Mandatory and drawn units are checked on site, the others on their documents.")]
[FlowNode(OnSiteOutcome + "|现场验收|On site", DocumentOutcome + "|书面验收|On documents")]
internal sealed class DrawForAcceptance : Activity
{
    public const string OnSiteOutcome = "OnSite";
    public const string DocumentOutcome = "Document";

    [Output(DisplayName = "原因", DisplayNameEn = "Reason")]
    public Output<string>? Reason { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var records = context.GetRequiredService<IRecords>();
        var decision = AcceptanceDraw.Decide(await SubjectAsync(records, file.Case, context.CancellationToken), file.Campaign.Settings);
        var (onSite, reason) = (decision.OnSite, AcceptanceDraw.Zh(decision.Reason));
        file.Case.DrawnForAcceptance = onSite;
        context.GetRequiredService<IAuditTrail>().Append(file.Case, context.GetRequiredService<Acting>().Actor, "acceptance.drawn", after: onSite ? OnSiteOutcome : DocumentOutcome, reason: reason, data: new { Seed = file.Campaign.Settings.SamplingSeed });
        context.Set(Reason, reason);
        await context.CompleteActivityWithOutcomesAsync(onSite ? OnSiteOutcome : DocumentOutcome);
    }

    private static async Task<AcceptanceSubject> SubjectAsync(IRecords records, UnitCase @case, CancellationToken cancellationToken)
    {
        var (campaignId, caseId, unitId) = (@case.CampaignId, @case.Id, @case.UnitId);
        return new AcceptanceSubject(@case.Number, @case.District, @case.Category,
            HadOrder: await records.CountAsync<RectificationOrder>(row => row.CaseId == caseId && row.ServedOn != null, cancellationToken) > 0,
            HadPenalty: await records.CountAsync<PenaltyCase>(row => row.CaseId == caseId && row.FiledOn != null, cancellationToken) > 0,
            FiledLate: @case.SelfCheckLate || await records.CountAsync<SelfCheck>(row => row.CaseId == caseId, cancellationToken) == 0,
            ConfirmedTip: await records.CountAsync<Tip>(row => row.CaseId == caseId && row.Outcome == TipState.L06, cancellationToken) > 0,
            OpenFinding: await records.CountAsync<ReconciliationFinding>(row => row.CampaignId == campaignId && (row.State == FindingState.Open || row.State == FindingState.Confirmed) && row.Subjects[0] == unitId, cancellationToken) > 0);
    }
}
