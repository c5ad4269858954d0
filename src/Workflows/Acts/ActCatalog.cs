using System.Collections.Frozen;
using Orchestrator.Workflows.Acts.Acceptance;
using Orchestrator.Workflows.Acts.Bulletins;
using Orchestrator.Workflows.Acts.Cases;
using Orchestrator.Workflows.Acts.Closing;
using Orchestrator.Workflows.Acts.Enforcement;
using Orchestrator.Workflows.Acts.Hearings;
using Orchestrator.Workflows.Acts.Inspections;
using Orchestrator.Workflows.Acts.Leads;
using Orchestrator.Workflows.Acts.Measures;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Acts.SelfChecks;
using Orchestrator.Workflows.Acts.Tips;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts;

/// <summary>All act groups by code.</summary>
internal sealed class ActCatalog : IActCatalog
{
    private static readonly FrozenDictionary<string, ActGroup> Groups = new ActGroup[]
    {
        new SelfCheckActs(), new SelfCheckReviewActs(),
        new InspectionPlanActs(), new InspectionStartActs("inspection-start", InspectionKind.Full, "开始检查", "Start the inspection"), new InspectionFinishActs(),
        new DisposalActs(), new OrderLegalCheckActs(), new OrderApprovalActs(), new ServiceActs(), new RectificationActs(), new ExtensionActs(),
        new InspectionStartActs("recheck-start", InspectionKind.Recheck, "开始复查", "Start the recheck"), new RecheckActs(), new RecheckConfirmActs(),
        new PenaltyProposalActs(), new PenaltyFilingActs(), new InvestigationActs(), new PreservationApprovalActs(), new PreservationDecisionActs(), new LegalReviewActs(), new RightsActs(), new DefenceReviewActs(),
        new HearingAcceptanceActs(), new HearingArrangementActs(), new HearingActs(), new HearingReportActs(),
        new EndingReviewActs(), new EndingApprovalActs(), new TransferReceiptActs(), new CollectiveDiscussionActs(), new DecisionActs(), new PaymentActs(),
        new DemandActs(), new CourtApplicationActs(), new EnforcementApprovalActs(), new CourtRulingActs(), new RestorationActs(), new RestorationApprovalActs(), new RemedyActs(), new RevocationApprovalActs(),
        new AcceptanceActs(), new DocumentAcceptanceActs(), new ReworkActs(), new FollowUpActs(),
        new SpotReportActs(), new CaseIntakeActs(), new MeasureReviewActs(), new MeasureApprovalActs(), new MeasureReceiptActs(), new AdviceFeedbackActs(),
        new TipTriageActs(), new TipVerificationActs(), new TipTransferActs(), new TipReceiptActs(), new TipFeedbackActs(), new LeadCheckActs(),
        new CloseActs(), new ArchiveActs(), new BulletinDraftActs(), new BulletinSignActs(),
    }.ToFrozenDictionary(group => group.Code);

    public IReadOnlyCollection<ActForm> Forms { get; } = [.. Groups.Values.OrderBy(group => group.Code, StringComparer.Ordinal).SelectMany(group => group.Forms)];

    /// <summary>The group of this code, or null: then the step is a plain decision without a guard.</summary>
    public static ActGroup? Find(string code) => Groups.GetValueOrDefault(code);

    public static IReadOnlyCollection<string> Codes => Groups.Keys;

    public IReadOnlyList<ActForm> For(WorkTask task) => [.. task.Outcomes.Select(outcome => FormOf(task.Act, outcome))];

    public static ActForm FormOf(string act, string outcome) =>
        Find(act)?.Forms.FirstOrDefault(form => form.Outcome == outcome) ?? new ActForm(act, outcome, outcome, outcome, false, [Fields.Remark]);
}
