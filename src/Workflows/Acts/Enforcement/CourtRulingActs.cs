using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Enforcement;

/// <summary>The court has enforced the decision (P19): what it collected, under which ruling.</summary>
internal sealed class CourtRulingActs : ActGroup
{
    public override string Code => "court-ruling";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Enforced", "登记法院执行结果", "Record the enforcement", Fields.Text("ruling", "执行裁定书文号", "Number of the ruling"), Fields.Date("collectedOn", "执行到位日期", "Day of collection"), Fields.Money("surcharge", "其中加处罚款（元）", "Surcharge among it (yuan)", required: false, preset: "0")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        request.Form.Date("collectedOn") is var day && (day > request.Today || facts.Penalty.Enforcement?.CourtAppliedOn is not { } applied || day < applied)
            ? new Refusal("payment.date-impossible", "执行到位日期应在申请强制执行之后、今天以前。", "The day of collection lies between the application and today.")
            : null;

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        facts.Penalty.PaidOn = request.Form.Date("collectedOn");
        facts.Penalty.SurchargePaid = request.Form.Money("surcharge");
        facts.Penalty.Enforcement = facts.Penalty.Enforcement! with { Ruling = request.Form.Text("ruling") };
    }
}
