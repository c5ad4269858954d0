using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Acceptance;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Acceptance;

/// <summary>Acceptance on site (§3.5): focus A up to 40 points, focus B up to 60; 80 and no veto passes.</summary>
internal sealed class AcceptanceActs : ActGroup
{
    public const string Pass = "Pass";
    public const string Fail = "Fail";

    private static readonly FormChoice[] Vetoes =
        [new("none", "无", "None"), .. AcceptanceRules.Vetoes.Select(item => new FormChoice(item.Code, item.Zh, item.En))];

    private static readonly FormField[] Marks =
    [
        Fields.Integer("scoreA", "违法违规行为得到有效遏制（0–40）", "Violations curbed (0–40)"),
        Fields.Integer("scoreB", "管理要求和管理责任落实（0–60）", "Requirements and responsibilities implemented (0–60)"),
        .. InPlaceForm.Fields.Select(field => field with { Required = true }),
        Fields.Choice("veto", "一票否决项", "Veto item", Vetoes, "none"),
        Fields.Remark,
    ];

    public override string Code => "acceptance";

    public override CaseNeeds Needs => CaseNeeds.Acceptance | CaseNeeds.Findings | CaseNeeds.Resurgences;

    public override IReadOnlyList<ActForm> Forms => [Form(Pass, "验收合格", "Pass", Marks), FormWithReason(Fail, "验收不合格", "Fail", Marks)];

    public override Refusal? Guard(CaseFacts facts, ActRequest request)
    {
        return new TheOfficersOfAUnitDoNotAcceptIt().Check(facts, request)
            ?? AcceptanceRules.Check(request.Form.Integer("scoreA"), request.Form.Integer("scoreB"), Veto(request), request.Outcome == Pass)
            ?? new AUnitThatCameBackIsNotAccepted().Check(facts, request)
            ?? (request.Outcome == Pass && facts.OpenFindings.Any() ? new Refusal("acceptance.findings-open", "仍有未整改问题，不能认定合格。", "Findings are still open; the unit cannot pass.", AcceptanceRules.Basis) : null);
    }

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects) => effects.Add(new AcceptanceCheck
    {
        Id = effects.NewId(),
        CaseId = facts.Case.Id,
        CampaignId = facts.Campaign.Id,
        OnSite = true,
        Round = facts.Acceptances.Count(check => check.OnSite) + 1,
        Reason = request.Reason,
        ScoreA = request.Form.Integer("scoreA"),
        ScoreB = request.Form.Integer("scoreB"),
        Veto = Veto(request),
        Passed = request.Outcome == Pass,
        InPlace = InPlaceForm.Read(request.Form),
        CheckedBy = request.Actor.Id,
        CheckedAt = request.Now,
    });

    private static string? Veto(ActRequest request) => request.Form.Text("veto") is var veto and not "none" ? veto : null;
}
