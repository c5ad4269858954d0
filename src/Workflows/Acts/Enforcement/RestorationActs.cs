using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Enforcement;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Enforcement;

/// <summary>When the stop has lasted its term, two officers check whether the connection may be restored (P20, T-33). It never comes back by itself.</summary>
internal sealed class RestorationActs : ActGroup
{
    public const string Passed = "Passed";

    public override string Code => "restoration";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Passed, "检查合格，提请恢复联网", "Passed; propose to restore the connection", Fields.LongText("result", "检查情况", "What the check showed")),
        FormWithReason("NotPassed", "检查不合格，继续整改", "Not passed; the unit goes on rectifying"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new TwoDifferentOfficersInvestigate(), new AStopLastsItsTerm());
}
