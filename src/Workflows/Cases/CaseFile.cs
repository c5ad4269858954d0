using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Cases;

/// <summary>What a step works on: a campaign, and the case and penalty case when it belongs to one. The case is held until the transaction ends.</summary>
internal sealed class CaseFile(Campaign campaign, UnitCase? @case, PenaltyCase? penalty, Tip? tip = null, ReconciliationFinding? lead = null)
{
    public Campaign Campaign { get; } = campaign;
    public UnitCase? CaseOrNull { get; } = @case;
    public PenaltyCase? PenaltyOrNull { get; } = penalty;
    public Tip? TipOrNull { get; } = tip;
    public ReconciliationFinding? LeadOrNull { get; } = lead;
    /// <summary>实体: the law by which an act is judged, its kinds and ceilings of penalties, its limitation and what an order rests on.</summary>
    public LegalProfile Substance { get; } = LegalProfiles.For(@case?.LegalProfile ?? campaign.LegalProfile);
    /// <summary>程序: the law by which the case proceeds: periods, notice and hearing, remedies, execution. That of the substance until a choice of law parts them.</summary>
    public LegalProfile Profile { get; } = LegalProfiles.For(@case?.ProcedureProfile ?? @case?.LegalProfile ?? campaign.LegalProfile);

    public UnitCase Case => CaseOrNull ?? throw new InvalidOperationException("The step belongs to no case: its instance carries a campaign only.");
    public Tip Tip => TipOrNull ?? throw new InvalidOperationException("The step belongs to no tip: its instance has no input TipId.");
    public ReconciliationFinding Lead => LeadOrNull ?? throw new InvalidOperationException("The step belongs to no lead: its instance has no input FindingId.");
    public PenaltyCase Penalty => PenaltyOrNull ?? throw new InvalidOperationException("The step belongs to no penalty case: its instance has no input PenaltyCaseId.");

    /// <summary>Officers of the penalty case when there is one, else of the case.</summary>
    public string? LeadOfficerId => PenaltyOrNull is { } p ? p.LeadOfficerId : CaseOrNull?.LeadOfficerId;
    public string? CoOfficerId => PenaltyOrNull is { } p ? p.CoOfficerId : CaseOrNull?.CoOfficerId;
    public string District => PenaltyOrNull?.District ?? CaseOrNull?.District ?? TipOrNull?.District ?? LeadOrNull?.District ?? "";
    /// <summary>What lists show: the unit's name, the number of the tip, the lead or the campaign's title.</summary>
    public string Subject => CaseOrNull?.UnitName ?? (TipOrNull is { } tip ? $"举报 {tip.Number}" : LeadOrNull is { } lead ? $"线索 {lead.Rule} {lead.Zh}" : Campaign.Title);
}
