using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Tips;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Tips;

/// <summary>A confirmed tip names the registered unit, the new unit or the person that it is about.</summary>
internal sealed class AConfirmedTipNamesItsSubject : Safeguard
{
    public override string Rule => "§3.2";

    public override IReadOnlyList<string> Transitions => ["LT-07"];

    public override string Zh => "查证属实的举报写明在册单位、新单位名称或者个人姓名。";

    public override string En => "A confirmed tip names the registered unit, the new unit or the person that it is about.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.Text("subject") == TipVerificationActs.Unit
            ? facts.NamedUnit is not null ? null : new Refusal("tip.unit-unknown", $"名册中没有编号为“{request.Form.Text("unitCode")}”的单位。", $"The register has no unit with the code '{request.Form.Text("unitCode")}'.", "§3.2")
            : request.Form.TextOrNull("name") is not null ? null : new Refusal("tip.subject-missing", "请填写单位名称或者姓名。", "Enter the name of the unit or person.", "§3.2");
}
