using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>A measure is asked for by the role that the table names.</summary>
internal sealed class AMeasureIsAskedForByItsRole : Safeguard
{
    public override string Rule => "TR-36";

    public override IReadOnlyList<string> Transitions => ["TR-36", "TR-37", "TR-38", "TR-39", "TR-40", "TR-41", "TR-42"];

    public override string Zh => "中止、恢复、移送、并案、终止、撤销、重新启动由规定的角色提出。";

    public override string En => "A measure is asked for by the role that the table names.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var rule = MeasureRule.Of(Enum.Parse<MeasureKind>(request.Outcome));
        return rule.MayBeAskedForBy(request.Actor) ? null
            : new Refusal("measure.not-your-role", $"{rule.Zh}由 {rule.ProposedBy} 提出。", $"This measure is asked for by the role {rule.ProposedBy}.", rule.Transition);
    }
}
