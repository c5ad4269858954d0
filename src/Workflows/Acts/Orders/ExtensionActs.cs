using Orchestrator.Workflows.Cases;
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
        facts.Order is not { ExtensionPending: true, DueOn: { } due } order ? new Refusal("extension.none-asked", "没有待决定的延期申请。", "No extension has been asked for.")
        : request.Today > due ? new Refusal("extension.decided-too-late", "整改期限已经届满，不能再准予延期。", "The period has ended; it can no longer be extended.", "TR-17")
        : request.Outcome != Grant ? null
        : order.Extensions >= facts.Campaign.Settings.MaxExtensions ? new Refusal("extension.used-up", $"整改期限至多延长 {facts.Campaign.Settings.MaxExtensions} 次。", $"A period may be extended at most {facts.Campaign.Settings.MaxExtensions} time(s).", "TR-17")
        : OrderTerm.Check(request.Form.Integer("days"));

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        facts.Order!.ExtensionPending = false;
        if (request.Outcome != Grant)
            return;
        facts.Order.Extensions++;
        facts.Case.Extensions++;
    }
}
