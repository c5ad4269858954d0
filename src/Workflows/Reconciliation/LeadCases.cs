using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>
/// Opens the case of a lead (§9.2): the unit that has to explain first, which is registered when nobody knew it. The case waits in U00, with the finding as
/// its reason, for somebody to look at it; a lead never sends anything to a unit.
/// </summary>
internal sealed class LeadCases(IRecords records, IAuditTrail audit, CampaignDesk campaigns, LeadUnits units)
{
    /// <summary>Cases that one run of the comparison opens at most; the next run goes on.</summary>
    public const int MostInARun = 200;

    /// <summary>Opens the case of a finding, or joins the one that its unit has.</summary>
    public async Task<Answer<string>> OpenAsync(Campaign campaign, ReconciliationFinding finding, Actor actor, CancellationToken cancellationToken)
    {
        if (campaign.State != CampaignState.Launched)
            return new Refusal("campaign.not-launched", "专项整治尚未启动或者已经结束。", "The campaign has not been launched, or has ended.");
        if (finding.CaseId is { } known)
            return known;
        if (await UnitOfAsync(campaign, finding, cancellationToken) is not { } unit)
            return new Refusal("lead.no-subject", "线索所指单位不在名册中，申报表中也已没有，不能建档。", "The unit of this lead is neither registered nor declared any more; there is nobody to open a case for.", "§9.2");
        var (caseId, isNew) = await campaigns.OpenForLeadAsync(campaign, unit, $"线索{finding.Rule}（{finding.Score:0.#}分）：{finding.Zh}", actor, cancellationToken);
        finding.CaseId = caseId;
        finding.Revision++;
        if (!isNew)
            audit.Append(await records.LockCaseAsync(caseId, cancellationToken), actor, "lead.linked", after: finding.Rule, data: new { finding.Id, finding.Key });
        return caseId;
    }

    private async Task<Unit?> UnitOfAsync(Campaign campaign, ReconciliationFinding finding, CancellationToken cancellationToken)
    {
        var subject = finding.Subjects.Count > 0 ? finding.Subjects[0] : "";
        if (!subject.StartsWith('?'))
            return await records.FindAsync<Unit>(subject, cancellationToken);
        var (campaignId, name) = (campaign.Id, subject[1..]);
        var (key, district) = name.Split('@') is [var first, var second] ? (first, second) : (name, "");
        if (await records.FirstAsync<DeclaredUnit>(row => row.CampaignId == campaignId && (row.RegistrationNumber == name || (row.NameKey == key && row.District == district)), null, cancellationToken) is not { } row)
            return null;
        // Another lead may have registered it a moment ago.
        var number = row.RegistrationNumber is "" ? RegistrationNumber.None : row.RegistrationNumber;
        return await records.FirstAsync<Unit>(unit => number != RegistrationNumber.None ? unit.RegistrationNumber == number : unit.NameKey == row.NameKey && unit.District == row.District, null, cancellationToken)
            ?? await units.RegisterAsync(row.Name, row.InstallAddress, row.District, UnitCategory.Other, campaign.IsSimulated, cancellationToken, number, row.ReporterUnitId);
    }
}
