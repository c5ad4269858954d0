using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.SelfChecks;

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
        var caseId = file.Case.Id;
        var hadOrder = await records.CountAsync<RectificationOrder>(row => row.CaseId == caseId && row.ServedOn != null, context.CancellationToken) > 0;
        var hadPenalty = await records.CountAsync<PenaltyCase>(row => row.CaseId == caseId && row.FiledOn != null, context.CancellationToken) > 0;
        var decision = AcceptanceDraw.Decide(
            new AcceptanceSubject(file.Case.Number, file.Case.District, file.Case.Category, hadOrder, hadPenalty, file.Case.SelfCheckLate || await NeverFiledAsync(records, file, context.CancellationToken)),
            file.Campaign.Settings);
        var (onSite, reason) = (decision.OnSite, AcceptanceDraw.Zh(decision.Reason));
        file.Case.DrawnForAcceptance = onSite;
        context.GetRequiredService<IAuditTrail>().Append(file.Case, context.GetRequiredService<Acting>().Actor, "acceptance.drawn", after: onSite ? OnSiteOutcome : DocumentOutcome, reason: reason, data: new { Seed = file.Campaign.Settings.SamplingSeed });
        context.Set(Reason, reason);
        await context.CompleteActivityWithOutcomesAsync(onSite ? OnSiteOutcome : DocumentOutcome);
    }

    private static async Task<bool> NeverFiledAsync(IRecords records, CaseFile file, CancellationToken cancellationToken)
    {
        var caseId = file.Case.Id;
        return await records.CountAsync<SelfCheck>(row => row.CaseId == caseId, cancellationToken) == 0;
    }
}
