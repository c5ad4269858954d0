using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Service;

/// <summary>Service lies between the issue of the document and today; it is never backdated.</summary>
internal sealed class ServiceLiesBetweenIssueAndToday : Safeguard
{
    public override string Rule => "TR-16";

    public override IReadOnlyList<string> Transitions => ["TR-02", "TR-16", "PT-12", "PT-28", "PT-29"];

    public override string Zh => "送达日期不早于签发日期，不晚于今天。";

    public override string En => "Service lies between the issue of the document and today; it is never backdated.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome != ServiceActs.Served || facts.Notice is not { } notice ? null
        : request.Form.Date("servedOn") < notice.IssuedOn ? new Refusal("service.before-issue", $"送达日期不能早于签发日期 {notice.IssuedOn:yyyy-MM-dd}。", $"A document issued on {notice.IssuedOn:yyyy-MM-dd} cannot have been served earlier.", "TR-16")
        : request.Form.Date("servedOn") > request.Today ? new Refusal("service.in-future", "送达日期不能晚于今天。", "Service cannot lie in the future.", "TR-16")
        : null;
}
