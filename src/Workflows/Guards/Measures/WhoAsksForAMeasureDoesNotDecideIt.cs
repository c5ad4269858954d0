using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>Who asks for a measure neither reviews nor decides it, and who reviews it does not decide.</summary>
internal sealed class WhoAsksForAMeasureDoesNotDecideIt : Safeguard
{
    public override string Rule => "§0.3";

    public override IReadOnlyList<string> Transitions => ["TR-36", "TR-37", "TR-38", "TR-39", "TR-40", "TR-42"];

    public override string Zh => "提出措施的人不审核、不批准该措施，审核人不批准。";

    public override string En => "Who asks for a measure neither reviews nor decides it, and who reviews it does not decide.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Measures.Pending is not { } measure ? new Refusal("measure.none", "没有待决定的措施。", "There is no measure to decide.", "§3.1")
        : measure.ProposedBy == request.Actor.Id || measure.ReviewedBy == request.Actor.Id
            ? new Refusal("measure.own", "您提出或者审核了该措施，按职责分离要求不能办理本环节。", "You asked for this measure or reviewed it; separation of duties forbids this step.", "§0.3")
            : null;
}
