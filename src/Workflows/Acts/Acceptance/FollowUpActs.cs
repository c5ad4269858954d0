using Orchestrator.Workflows.Acts.Inspections;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Acceptance;

/// <summary>What the case officer proposes after a second failed acceptance: a new order, or a penalty case for a repeated violation. Whoever approves the order, or the filing, decides (TR-33).</summary>
internal sealed class FollowUpActs : ActGroup
{
    public const string Order = "Order";
    public const string Penalty = "Penalty";

    private static readonly FormField Findings = new("findings", FormFieldKind.Findings, "验收发现的问题", "Findings of the acceptance", true);

    public override string Code => "acceptance-followup";

    public override CaseNeeds Needs => CaseNeeds.Acceptance | CaseNeeds.Findings | CaseNeeds.Orders | CaseNeeds.Repeats;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Order, "责令限期整改", "Order rectification", Findings, Fields.Integer("termDays", "整改期限（日）", "Days to rectify", preset: "5")),
        Form(Penalty, "提请立案处罚", "Propose a penalty case", [Findings, .. DisposalActs.PenaltyFields]),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        facts.Acceptances is not [.., { OnSite: true, Passed: false } last] ? new Refusal("acceptance.not-failed-yet", "没有不合格的现场验收。", "There is no failed acceptance on site.")
        : InspectionFinishActs.UnknownItem(facts, request)
          ?? (request.Outcome == Order
              ? OrderTerm.Check(request.Form.Integer("termDays"))
              : facts.Findings.Any(before => before.Status == FindingStatus.Fixed && request.Form.Findings("findings").Any(now => now.Item == before.ItemCode))
                  || last.Round > 1 ? null
                  : new Refusal("acceptance.not-repeated", "验收后再犯同一问题或者两次验收不合格的，才可提请处罚。", "A penalty follows only a repeated item or a second failed acceptance.", "TR-33"));

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var found = request.Form.Findings("findings").Select(row => InspectionFinishActs.FindingOf(facts, facts.Acceptances[^1].Id, row.Item, row.Fact, row.Evidence, effects)).ToList();
        foreach (var finding in found)
            effects.Add(finding);
        if (request.Outcome == Order)
            effects.Add(OrderTerms.Draft(facts, request, facts.OpenFindings.Concat(found), request.Form.Integer("termDays"), effects));
    }
}
