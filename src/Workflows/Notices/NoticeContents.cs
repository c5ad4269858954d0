using System.Collections.Frozen;
using Orchestrator.Workflows.Notices.Data;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Notices;

/// <summary>The documents that the casework can issue, by code.</summary>
internal static class NoticeContents
{
    private static readonly FrozenDictionary<string, NoticeContent> ByCode = new NoticeContent[]
    {
        new CampaignNotice(), new SelfCheckReturn(), new SecondLevelTable(), new CorrectionNotice(), new OverdueReminder(), new InspectionNotice(), new InspectionRecord(), new InterviewRecord(), new RightsNotice(), new PreservationDecision(), new KeptEvidenceDecision(), new OrderNotice(),
        new ExtensionNotice(), new TermReminder(), new RectificationReport(), new RecheckOpinion(), new FilingRecord(), new InvestigationReport(), new AdvanceNotice(), new DefenceRecord(), new HearingRefusal(), new HearingNotice(), new HearingReport(), new DiscussionMinutes(),
        new PenaltyApproval(), new SpotDecision(), new PenaltyDecision(), new PaymentSlip(), new PaymentDemand(), new StopNotice(), new RestorationNotice(), new CourtApplication(), new RevocationAdvice(), new PublicNotice(), new TipTransferForm(), new TransferLetter(), new MeasureSheet(), new FileCover(), new ResumptionNotice(), new TerminationDecision(),
        new NoPenaltyDecision(), new ServiceReceipt(), new ClosingReport(), new AcceptanceForm(), new BulletinDocument(), new AdviceLetter(),
    }.ToFrozenDictionary(content => content.Code);

    public static IReadOnlyCollection<string> Codes => ByCode.Keys;

    /// <summary>The document of this code; an unknown one is refused.</summary>
    public static NoticeContent Get(string code) => ByCode.TryGetValue(code, out var content) ? content
        : throw new RefusedException(new Refusal("notice.unknown", $"案件流程中没有文书“{code}”。", $"The casework knows no document '{code}'."));
}
