using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Guards.Transfers;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>What becomes of the findings of an inspection: an order, a penalty case at once, a small penalty on the spot, or a transfer (TR-12, TR-13, TR-38).</summary>
internal sealed class DisposalActs : ActGroup
{
    public const string Order = "Order";
    public const string Penalty = "Penalty";
    public const string Transfer = "Transfer";
    /// <summary>责令限期改正并处警告: the order, and the warning with it on the spot (33号令 art. 21).</summary>
    public const string OrderAndWarn = "OrderAndWarn";
    public const string OnTheSpot = "OnTheSpot";

    public override string Code => "disposal";

    public override CaseNeeds Needs => CaseNeeds.Findings | CaseNeeds.Orders | CaseNeeds.Repeats;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Order, "拟责令限期整改", "Draft a rectification order", [.. OrderFields, Fields.Remark]),
        Form(OrderAndWarn, "拟责令限期整改，并当场警告", "Draft an order and warn on the spot",
        [
            .. OrderFields, .. FieldsOf("V01"), Fields.Flag("heard", Heard.Zh, Heard.En), Fields.Remark,
        ]) with { OfferedWhere = settings => settings.WarnOnOrder },
        Form(Penalty, "拟直接立案处罚", "Propose a penalty at once", PenaltyFields),
        Form(OnTheSpot, "当场处罚（简易程序）", "Penalise on the spot (simplified procedure)",
        [
            .. PenaltyFields, Fields.Flag("warning", "警告", "Warning"), Fields.Money("fine", "罚款（元）", "Fine (yuan)", required: false, preset: "0"),
            Fields.Flag("heard", Heard.Zh, Heard.En),
        ]),
        FormWithReason(Transfer, "拟移送其他机关", "Transfer to another authority", Fields.Transfer),
    ];

    public static FormField[] OrderFields =>
    [
        new(OrderForms.Items, FormFieldKind.OrderItems, "整改项", "Items", Required: false),
        Fields.Integer("termDays", "整改期限（日，空白按整改项确定）", "Days to rectify (by the items when empty)", required: false),
    ];

    public static FormField[] PenaltyFields => FieldsOf("V07");

    private static (string Zh, string En) Heard => ("已出示证件、告知事实理由依据和权利，并听取陈述申辩", "Identified; facts, grounds and rights were told, and the unit was heard");

    private static FormField[] FieldsOf(string violation) => [ViolationField(violation), Fields.LongText("facts", "违法事实", "Facts of the violation")];

    public static FormField ViolationField(string preset) => Fields.Choice("violation", "违法行为", "Violation",
        [.. Violations.All.Select(violation => new FormChoice(violation.Code, $"{violation.Code} {violation.NameZh}", $"{violation.Code} {violation.NameEn}"))], preset);

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new AnOrderNeedsAtLeastOneItem())
        ?? request.Outcome switch
        {
            Order => ComposedWrong(facts, request),
            OrderAndWarn => Safeguard.First(facts, request, new AWarningJoinsAnOrderOnlyWhereTheCampaignSaysSo()) ?? TwoOfficers.OnDuty(facts.Case, request.Actor) ?? new OnlySmallPenaltiesAreImposedOnTheSpot().Check(facts, request) ?? ComposedWrong(facts, request),
            Transfer => new ATransferGoesToACompetentAuthority().Check(facts, request),
            OnTheSpot => TwoOfficers.OnDuty(facts.Case, request.Actor) ?? new SomeViolationsNeedAnOrderFirst().Check(facts, request) ?? new OnlySmallPenaltiesAreImposedOnTheSpot().Check(facts, request),
            Penalty => new SomeViolationsNeedAnOrderFirst().Check(facts, request),
            _ => null,
        };

    /// <summary>What stands in the way of the order as composed.</summary>
    public static Refusal? ComposedWrong(CaseFacts facts, ActRequest request) =>
        (request.Form.IntegerOrNull("termDays") is { } days ? OrderTerm.Check(days) : null)
        ?? Safeguard.First(facts, request, new AnOrderCoversEveryOpenFindingOnce(), new AnOrderItemRestsOnLawInForce(), new TheDaysOfAnItemKeepToTheirBounds());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        // Told to the step that opens the penalty case.
        if (request.Outcome is OnTheSpot or OrderAndWarn)
            request.Form.Json["onTheSpot"] = true;
        if (request.Outcome == OrderAndWarn)
            request.Form.Json["warning"] = true;
        if (request.Outcome == Transfer)
            effects.Add(new CaseMeasure
            {
                Id = effects.NewId(),
                CampaignId = facts.Campaign.Id,
                CaseId = facts.Case.Id,
                Kind = MeasureKind.Transfer,
                Reason = request.Reason!,
                Form = request.Form.Json.ToJsonString(PlainJson.Options),
                ProposedBy = request.Actor.Id,
                ProposedAt = request.Now,
                InstanceId = facts.Case.InstanceId,
            });
        if (request.Outcome is Order or OrderAndWarn)
            effects.Add(OrderTerms.Draft(facts, request, OrderDraft.Of(facts, request), effects));
    }
}
