using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Service;

/// <summary>Fax and e-mail serve only since 2021-07-15, and only with a confirmation that the unit has signed.</summary>
internal sealed class ElectronicServiceNeedsTheUnitsSignedConsent : Safeguard
{
    public override string Rule => "TR-16";

    public override IReadOnlyList<string> Transitions => ["TR-16", "PT-12", "PT-28", "PT-29"];

    public override string Zh => "传真、电子邮件等送达自2021年7月15日起可用，且须有当事人签署的确认书。";

    public override string En => "Fax and e-mail serve only since 2021-07-15, and only with a confirmation that the unit has signed.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome != ServiceActs.Served || request.Form.Text("mode") != nameof(ServiceMode.Electronic) ? null
        : facts.Profile.PenaltyLaw.Year < 2021 ? new Refusal("service.electronic-not-lawful", $"{facts.Profile.Id}下传真、电子邮件不能作为送达方式，请直接、留置或者邮寄送达。", $"Under {facts.Profile.Id} fax and e-mail are no service; serve in person, by leaving or by post.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.Service).Zh)
        : request.Form.TextOrNull("consent") is null ? new Refusal("service.consent-missing", "电子送达须有当事人签署的确认书，请填写确认书编号。", "Electronic service needs a confirmation signed by the unit; enter its number.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.Service).Zh)
        : null;
}
