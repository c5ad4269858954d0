using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>The head of division grants or refuses an extension, before the period ends (TR-17, TR-18).</summary>
internal sealed class ExtensionActs : ActGroup
{
    public const string Grant = "Grant";
    public const string Refuse = "Refuse";

    public override string Code => "extension";

    public override CaseNeeds Needs => CaseNeeds.Orders;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Grant, "准予延期", "Grant", Fields.Integer("days", "延长（日）", "Days granted", preset: "5"), Fields.LongText("conditions", "延期期间的要求", "Conditions meanwhile")),
        FormWithReason(Refuse, "不予延期", "Refuse"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new AnExtensionIsDecidedWhileThePeriodRuns());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        facts.Order!.ExtensionPending = false;
        if (request.Outcome != Grant)
            return;
        facts.Order.Extensions++;
        facts.Case.Extensions++;
    }
}
