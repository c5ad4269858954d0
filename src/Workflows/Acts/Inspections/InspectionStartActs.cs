using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Inspections;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Inspections;

/// <summary>Two officers begin an inspection (TR-09) or a recheck (TR-21, TR-28; TR-27 before it).</summary>
internal sealed class InspectionStartActs(string code, InspectionKind kind, string zh, string en) : ActGroup
{
    public override string Code => code;

    public override CaseNeeds Needs => CaseNeeds.Unit;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Start", zh, en,
            Fields.Flag("identified", "两名民警已出示执法证件", "Both officers have shown their identification", required: true),
            Fields.Text("place", "地点", "Place", required: false)),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new OfficersShowTheirIdentification());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects) => effects.Add(new Inspection
    {
        Id = effects.NewId(),
        CaseId = facts.Case.Id,
        CampaignId = facts.Campaign.Id,
        Kind = kind,
        LeadOfficerId = facts.Case.LeadOfficerId!,
        CoOfficerId = facts.Case.CoOfficerId!,
        StartedAt = request.Now,
        Place = request.Form.TextOrNull("place") ?? facts.Unit.Address,
    });
}
