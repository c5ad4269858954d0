using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>What becomes of the findings of an inspection: an order, a penalty case at once, or a transfer (TR-12, TR-13, TR-38).</summary>
internal sealed class DisposalActs : ActGroup
{
    public const string Order = "Order";
    public const string Penalty = "Penalty";
    public const string Transfer = "Transfer";

    public override string Code => "disposal";

    public override CaseNeeds Needs => CaseNeeds.Findings | CaseNeeds.Orders;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Order, "拟责令限期整改", "Draft a rectification order", Fields.Integer("termDays", "整改期限（日，空白按检查项目确定）", "Days to rectify (by the items when empty)", required: false), Fields.Remark),
        Form(Penalty, "拟直接立案处罚", "Propose a penalty at once", PenaltyFields),
        FormWithReason(Transfer, "拟移送其他机关", "Transfer to another authority", Fields.Text("authority", "受移送机关", "Receiving authority")),
    ];

    public static FormField[] PenaltyFields => [ViolationField("V07"), Fields.LongText("facts", "违法事实", "Facts of the violation")];

    public static FormField ViolationField(string preset) => Fields.Choice("violation", "违法行为", "Violation",
        [.. Violations.All.Select(violation => new FormChoice(violation.Code, $"{violation.Code} {violation.NameZh}", $"{violation.Code} {violation.NameEn}"))], preset);

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        !facts.OpenFindings.Any() ? new Refusal("disposal.no-findings", "没有待处置的问题。", "There is no finding to dispose of.")
        : request.Outcome switch
        {
            Order when request.Form.IntegerOrNull("termDays") is { } days => OrderTerm.Check(days),
            Penalty => DirectPenalty(facts, request),
            _ => null,
        };

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome == Order)
            effects.Add(OrderTerms.Draft(facts, request, request.Form.IntegerOrNull("termDays") ?? OrderTerm.For(facts.OpenFindings.Select(finding => finding.ItemCode)).Days, effects));
    }

    /// <summary>Only some violations may be punished without a prior order (reference §2.4): the others first need the order and its lapse.</summary>
    private static Refusal? DirectPenalty(CaseFacts facts, ActRequest request)
    {
        var violation = Violations.Get(request.Form.Text("violation"));
        return violation.NeedsOrderFirst && !facts.Campaign.Settings.WarnOnOrder
            ? new Refusal("penalty.order-first", $"“{violation.NameZh}”应当先责令限期改正，逾期未改的才能立案处罚。",
                $"'{violation.NameEn}' needs an order first; only its lapse may be punished.", violation.PenaltyBasisZh)
            : null;
    }
}
