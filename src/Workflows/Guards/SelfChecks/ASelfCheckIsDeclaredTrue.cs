using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.SelfChecks;

/// <summary>A self-check carries the statement of truthfulness.</summary>
internal sealed class ASelfCheckIsDeclaredTrue : Safeguard
{
    public override string Rule => "TR-03";

    public override IReadOnlyList<string> Transitions => ["TR-03", "TR-06"];

    public override string Zh => "自查报告附真实性声明。";

    public override string En => "A self-check carries the statement of truthfulness.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.Flag("truthful") ? null : new Refusal("self-check.not-declared-true", "未作真实性声明的自查报告不予接收，请确认声明。", "A self-check without the statement of truthfulness is not received; make the statement.", "工作方案四(一)");
}
