using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.LawChanges;

/// <summary>In what two laws differ for a case, point by point, and which is the milder there. Pure; it weighs nothing up: that is the legal officer's.</summary>
public static class LawComparison
{
    /// <param name="violations">Codes of the violations that the case is about.</param>
    public static IReadOnlyList<LawDifference> Of(LegalProfile held, LegalProfile next, IEnumerable<string> violations) =>
        [.. Substance(held, next, [.. violations.Distinct().Order(StringComparer.Ordinal)]), .. Remedies(held, next), .. Periods(held, next)];

    private static IEnumerable<LawDifference> Substance(LegalProfile held, LegalProfile next, IReadOnlyList<string> violations)
    {
        foreach (var violation in violations.Select(Violations.Get).Where(violation => violation.ExistsUnder(held) != violation.ExistsUnder(next)))
        {
            var isNew = violation.ExistsUnder(next);
            yield return new("violation-" + violation.Code, $"{violation.Code} {violation.NameZh}", $"{violation.Code} {violation.NameEn}",
                isNew ? "没有相应处罚规定" : violation.PenaltyZh, isNew ? "no penalty provided" : violation.PenaltyEn, isNew ? violation.PenaltyZh : "没有相应处罚规定", isNew ? violation.PenaltyEn : "no penalty provided", isNew ? MilderLaw.Held : MilderLaw.New);
        }
        if (held.FirstViolationMayBeSpared != next.FirstViolationMayBeSpared)
            yield return Switch("first-violation", "初次违法且后果轻微并及时改正", "a first violation, slight and corrected in time", "可以不予处罚", "may go unpunished", "没有规定", "not provided", held.FirstViolationMayBeSpared, next.FirstViolationMayBeSpared);
        if (held.SurchargeCapped != next.SurchargeCapped)
            yield return Switch("surcharge-cap", "加处罚款的上限", "cap of the surcharge", "不超出罚款数额", "no more than the fine", "没有上限", "no cap", held.SurchargeCapped, next.SurchargeCapped);
        if (held.SurchargeStopsDuringReview != next.SurchargeStopsDuringReview)
            yield return Switch("surcharge-review", "复议、诉讼期间加处罚款", "surcharge during review or suit", "不予计算", "does not accrue", "照常计算", "accrues", held.SurchargeStopsDuringReview, next.SurchargeStopsDuringReview);
        if (held.LogRetentionDays != next.LogRetentionDays)
            yield return new("log-retention", "上网日志留存", "keeping of access logs", $"{held.LogRetentionDays}日", $"{held.LogRetentionDays} days", $"{next.LogRetentionDays}日", $"{next.LogRetentionDays} days", held.LogRetentionDays < next.LogRetentionDays ? MilderLaw.Held : MilderLaw.New);
        if (held.OnTheSpot != next.OnTheSpot)
            yield return new("on-the-spot", "当场罚款（单位）", "fine on the spot (unit)", $"{held.OnTheSpot.Unit:0}元以下", $"up to {held.OnTheSpot.Unit:0} yuan", $"{next.OnTheSpot.Unit:0}元以下", $"up to {next.OnTheSpot.Unit:0} yuan", MilderLaw.Neither);
        if (held.HearingThresholds != next.HearingThresholds)
            yield return new("hearing-threshold", "治安罚款听证起点", "fine from which a hearing may be asked for (public security)", $"{held.HearingThresholds.PublicSecurity:0}元", $"{held.HearingThresholds.PublicSecurity:0} yuan", $"{next.HearingThresholds.PublicSecurity:0}元", $"{next.HearingThresholds.PublicSecurity:0} yuan", MilderLaw.Neither);
    }

    private static IEnumerable<LawDifference> Remedies(LegalProfile held, LegalProfile next)
    {
        var (before, after) = (held.Remedies, next.Remedies);
        if (before.SuitTerm != after.SuitTerm)
            yield return new("suit-term", "起诉期限", "time to sue", before.SuitTerm.Zh, before.SuitTerm.En, after.SuitTerm.Zh, after.SuitTerm.En, MilderLaw.Neither);
        if (before.ReviewTerm != after.ReviewTerm)
            yield return new("review-term", "申请复议期限", "time to ask for review", before.ReviewTerm.Zh, before.ReviewTerm.En, after.ReviewTerm.Zh, after.ReviewTerm.En, MilderLaw.Neither);
        if (!before.ReviewBodiesZh.SequenceEqual(after.ReviewBodiesZh))
            yield return new("review-body", "复议机关", "who reviews", string.Join("、", before.ReviewBodiesZh), string.Join(", ", before.ReviewBodiesEn), string.Join("、", after.ReviewBodiesZh), string.Join(", ", after.ReviewBodiesEn), MilderLaw.Neither);
    }

    /// <summary>Timers of other lengths; procedure, so milder is neither.</summary>
    private static IEnumerable<LawDifference> Periods(LegalProfile held, LegalProfile next) =>
        from timer in TimerCatalogue.All
        let before = timer.LengthUnder(held)
        let after = timer.LengthUnder(next)
        where before != after
        select new LawDifference(timer.Id, timer.NameZh, timer.NameEn, Zh(before), En(before), Zh(after), En(after), MilderLaw.Neither);

    private static LawDifference Switch(string key, string topicZh, string topicEn, string yesZh, string yesEn, string noZh, string noEn, bool before, bool after) =>
        new(key, topicZh, topicEn, before ? yesZh : noZh, before ? yesEn : noEn, after ? yesZh : noZh, after ? yesEn : noEn, after ? MilderLaw.New : MilderLaw.Held);

    private static string Zh(StatutoryPeriod? period) => period?.Zh ?? "没有规定";

    private static string En(StatutoryPeriod? period) => period?.En ?? "not provided";
}
