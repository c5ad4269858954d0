using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Acceptance;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Acceptance;

/// <summary>Acceptance on the file alone, for units that were not drawn (TR-31).</summary>
internal sealed class DocumentAcceptanceActs : ActGroup
{
    public override string Code => "acceptance-document";

    public override CaseNeeds Needs => CaseNeeds.Acceptance | CaseNeeds.Findings | CaseNeeds.Resurgences;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Pass", "书面验收合格", "Pass on the file", Fields.Flag("fileComplete", "档案材料齐全", "The file is complete", required: true), Fields.Remark),
        FormWithReason("Fail", "转现场验收", "Check on site instead"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new TheOfficersOfAUnitDoNotAcceptIt(), new AUnitThatCameBackIsNotAccepted())
        ?? (request.Outcome != "Pass" ? null
            : !request.Form.Flag("fileComplete") ? new Refusal("acceptance.file-incomplete", "档案材料不齐全的，应当现场验收。", "With an incomplete file the unit must be checked on site.", "TR-31")
            : facts.OpenFindings.Any() ? new Refusal("acceptance.findings-open", "仍有未整改问题，不能认定合格。", "Findings are still open; the unit cannot pass.", "TR-31")
            : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome != "Pass")
            return;
        effects.Add(new AcceptanceCheck
        {
            Id = effects.NewId(),
            CaseId = facts.Case.Id,
            CampaignId = facts.Campaign.Id,
            OnSite = false,
            Round = 1,
            Passed = true,
            CheckedBy = request.Actor.Id,
            CheckedAt = request.Now,
        });
    }
}
