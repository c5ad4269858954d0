using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The fine has been paid, with the surcharge that the day of payment asks for (P16 to P19).</summary>
internal sealed class PaymentActs : ActGroup
{
    public override string Code => "payment";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Paid", "登记缴款", "Record the payment", Fields.Date("paidOn", "缴款日期", "Day of payment"), Fields.Money("amount", "实缴金额（元，含加处罚款）", "Amount paid, surcharge included (yuan)")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request)
    {
        if (facts.Penalty is not { Decided: { } decided, DecisionServedOn: { } served })
            return new Refusal("payment.nothing-due", "处罚决定书尚未送达，没有应缴罚款。", "No decision has been served; nothing is due.");
        var paidOn = request.Form.Date("paidOn");
        if (paidOn < served || paidOn > request.Today)
            return new Refusal("payment.date-impossible", "缴款日期应在决定书送达之后、今天之前。", "The day of payment must lie between service of the decision and today.");
        var due = decided.Fine + decided.Confiscation + SurchargeOn(facts, paidOn);
        return request.Form.Money("amount") == due ? null
            : new Refusal("payment.amount-wrong", $"截至 {paidOn:yyyy-MM-dd} 应缴 {due:0.00} 元（含加处罚款 {SurchargeOn(facts, paidOn):0.00} 元）。",
                $"On {paidOn:yyyy-MM-dd} {due:0.00} yuan are due, of which {SurchargeOn(facts, paidOn):0.00} surcharge.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.Surcharge).Zh);
    }

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        facts.Penalty.PaidOn = request.Form.Date("paidOn");
        facts.Penalty.SurchargePaid = SurchargeOn(facts, facts.Penalty.PaidOn.Value);
    }

    private static decimal SurchargeOn(CaseFacts facts, NodaTime.LocalDate day) =>
        facts.Penalty is { Decided: { Fine: > 0 } decided, PaymentDueOn: { } lastDay } ? Surcharge.Of(decided.Fine, lastDay, day, facts.Profile, EnforcementTerms.SuspendedDays(facts.Penalty, lastDay, day)).Amount : 0;
}
