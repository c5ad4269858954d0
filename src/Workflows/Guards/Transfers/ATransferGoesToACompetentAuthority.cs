using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Transfers;

/// <summary>A case, a part of it or a tip goes to the authority that is competent for the matter on that day, and to no other.</summary>
internal sealed class ATransferGoesToACompetentAuthority : Safeguard
{
    public override string Rule => "§2.3";

    public override IReadOnlyList<string> Transitions => ["TR-38", "PT-07"];

    public override string Zh => "移送给移送当时对该事项有管辖权的机关。";

    public override string En => "A transfer goes to the authority that is competent for the matter on that day.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        Competence.CheckTransfer(request.Form.TextOrNull("matter"), request.Form.Text("authority"), request.Today);
}
