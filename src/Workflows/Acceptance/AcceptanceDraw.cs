using Orchestrator.Workflows.Campaigns;

namespace Orchestrator.Workflows.Acceptance;

/// <summary>
/// The draw of one case, made when its unit becomes ready: whoever has a mandatory reason, and of the others those whose lot falls below the campaign's
/// rate. Seed and file number alone decide the lot, so that the draw can be repeated, and does not wait until the last unit is ready.
/// </summary>
internal static class AcceptanceDraw
{
    public static AcceptanceDecision Decide(AcceptanceSubject subject, CampaignSettings settings) =>
        AcceptancePlan.MandatoryReason(subject) is { } reason ? new AcceptanceDecision(subject.CaseNumber, true, reason)
        : AcceptancePlan.Lot(settings.SamplingSeed, subject.CaseNumber) < settings.SamplingRate * ulong.MaxValue ? new AcceptanceDecision(subject.CaseNumber, true, AcceptanceReason.Drawn)
        : new AcceptanceDecision(subject.CaseNumber, false, AcceptanceReason.NotDrawn);

    public static string Zh(AcceptanceReason reason) => reason switch
    {
        AcceptanceReason.Carrier => "运营商必验",
        AcceptanceReason.Penalty => "受过处罚必验",
        AcceptanceReason.Order => "有责令整改必验",
        AcceptanceReason.LateFiling => "逾期或者未报自查必验",
        AcceptanceReason.ConfirmedTip => "举报属实必验",
        AcceptanceReason.OpenReconciliation => "比对问题未消除必验",
        AcceptanceReason.Drawn => "抽样抽中",
        _ => "未抽中，书面验收",
    };
}
