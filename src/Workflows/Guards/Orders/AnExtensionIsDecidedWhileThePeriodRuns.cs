using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>An extension is decided while the period runs.</summary>
internal sealed class AnExtensionIsDecidedWhileThePeriodRuns : Safeguard
{
    public override string Rule => "TR-17";

    public override IReadOnlyList<string> Transitions => ["TR-17", "TR-18"];

    public override string Zh => "延期在期限届满前决定。";

    public override string En => "An extension is decided while the period runs.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Order is not { ExtensionPending: true, DueOn: { } due } order ? new Refusal("extension.none-asked", "没有待决定的延期申请。", "No extension has been asked for.", "TR-17")
        : request.Today > due ? new Refusal("extension.decided-too-late", "整改期限已经届满，不能再准予延期，须复查。", "The period has ended and can no longer be extended; a recheck is due.", "TR-17")
        : request.Outcome != ExtensionActs.Grant ? null
        : order.Extensions >= facts.Campaign.Settings.MaxExtensions ? AnExtensionIsAskedForOnceAndInTime.OnlyOnce(facts.Campaign.Settings.MaxExtensions)
        : OrderTerm.Check(request.Form.Integer("days"));
}
