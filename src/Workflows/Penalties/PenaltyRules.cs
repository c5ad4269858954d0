using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Penalties;

/// <summary>What the law says of the content of a penalty. Every limit includes its number (以上、以下、内均含本数).</summary>
public static class PenaltyRules
{
    /// <summary>
    /// Whether the unit has the right to a hearing: a stop order (treated as 责令停产停业), a fine from the threshold, and since 2021 a confiscation from it.
    /// </summary>
    /// <param name="person">The fine is a person's, not a unit's.</param>
    /// <param name="localThreshold">Threshold of a local rule, when the penalty is based on one; it goes before the general one.</param>
    public static bool HearingRequired(PenaltyContent content, LegalProfile profile, bool person = false, decimal? localThreshold = null)
    {
        var threshold = localThreshold ?? (person ? profile.HearingThresholds.Person : profile.HearingThresholds.Unit);
        return content.StopDays > 0 || content.Fine >= threshold || (profile.PenaltyLaw.Year >= 2021 && content.Confiscation >= threshold);
    }

    /// <summary>Whether the heads must discuss the case together (G-P6): a stop order, or a fine that gives a right to a hearing.</summary>
    public static bool CollectiveDiscussionRequired(PenaltyContent content, LegalProfile profile) =>
        content.StopDays > 0 || content.Fine >= profile.HearingThresholds.Unit;

    /// <summary>As the overload for the content alone, or because the case is complex or asks for the revocation of a licence.</summary>
    public static bool CollectiveDiscussionRequired(PenaltyCase penalty, PenaltyContent content, LegalProfile profile) =>
        penalty.IsComplex || penalty.ProposesRevocation || CollectiveDiscussionRequired(content, profile);

    /// <summary>Holds a penalty of a unit against the rule that it rests on: the kinds that the rule knows and their ceilings. Null when it is lawful.</summary>
    /// <param name="lapsed">The unit did not correct within the time of an order, on which some fines depend.</param>
    public static Refusal? Check(PenaltyContent content, string violation, LegalProfile profile, bool lapsed = true)
    {
        var rule = Violations.Get(violation);
        if (!rule.ExistsUnder(profile))
            return new Refusal("penalty.not-yet-law", $"“{rule.NameZh}”的处罚依据在{profile.Id}下尚未施行。", $"The rule on '{rule.NameEn}' is not in force under {profile.Id}.", rule.PenaltyBasisZh);
        if (content.Fine < 0 || content.Confiscation < 0 || content.StopDays < 0)
            return new Refusal("penalty.negative", "罚款、没收和停机整顿的数额不能为负数。", "Amounts and days of a penalty cannot be negative.");
        if (content is { Warning: false, Fine: 0, Confiscation: 0, StopDays: 0 })
            return new Refusal("penalty.empty", "处罚内容为空。", "The penalty has no content.");
        if (content.Warning && !rule.Warning)
            return Unknown(rule, "警告", "a warning");
        if (content.Confiscation > 0 && !rule.Confiscation)
            return Unknown(rule, "没收违法所得", "a confiscation");
        if (content.StopDays > 0 && rule.StopDays == 0)
            return Unknown(rule, "停机整顿", "a stop order");
        if (content.Fine > 0 && rule.UnitFineAfterLapse == 0)
            return Unknown(rule, "罚款", "a fine");
        if (content.Fine > 0 && !lapsed && rule.UnitFine == 0)
            return new Refusal("penalty.fine-needs-lapse", $"“{rule.NameZh}”须在责令限期改正后逾期未改正的，才可以罚款。", $"'{rule.NameEn}' may only be fined when it was not corrected in time.", rule.PenaltyBasisZh);
        if (content.Fine > rule.Ceiling(lapsed))
            return new Refusal("penalty.fine-too-high", $"罚款{content.Fine:0.##}元超过上限{rule.Ceiling(lapsed):0.##}元。", $"A fine of {content.Fine:0.##} yuan exceeds the ceiling of {rule.Ceiling(lapsed):0.##}.", rule.PenaltyBasisZh);
        if (content.StopDays > rule.StopDays)
            return new Refusal("penalty.stop-too-long", $"停机整顿{content.StopDays}日超过六个月（{rule.StopDays}日）。", $"A stop of {content.StopDays} days exceeds six months ({rule.StopDays} days).", rule.PenaltyBasisZh);
        return null;
    }

    /// <summary>A decision may not be heavier than what the unit was told; raising it needs a new notice (G-P2, G-P4). Null when it is not.</summary>
    public static Refusal? NotHeavierThanAnnounced(PenaltyContent decided, PenaltyContent announced, LegalProfile profile) =>
        decided.Fine > announced.Fine || decided.Confiscation > announced.Confiscation || decided.StopDays > announced.StopDays || (decided.Warning && !announced.Warning)
            ? new Refusal("penalty.heavier-than-announced", "处罚不得重于已告知的内容；确需加重的，应当重新告知。",
                "The penalty may not be heavier than what was announced; to raise it, announce it anew.", profile.PenaltyLaw.Cite(profile.PenaltyLaw.Defence).Zh)
            : null;

    /// <summary>Whether a penalty may be imposed on the spot: a warning, or a fine within the small limits.</summary>
    public static bool OnTheSpotAllowed(PenaltyContent content, LegalProfile profile, bool person = false) =>
        content is { Confiscation: 0, StopDays: 0 } && content.Fine <= (person ? profile.OnTheSpot.Person : profile.OnTheSpot.Unit) && (content.Warning || content.Fine > 0);

    /// <summary>Heavier for repetition: two or more earlier decisions for the same family of violations within a year before.</summary>
    public static bool IsRepeated(IEnumerable<LocalDate> earlierDecisions, LocalDate on) =>
        WithinAYear(earlierDecisions, on) >= 2;

    /// <summary>How many of the earlier decisions were made within the year before a day.</summary>
    public static int WithinAYear(IEnumerable<LocalDate> earlierDecisions, LocalDate on) =>
        earlierDecisions.Count(date => date < on && date >= on.PlusDays(-365));

    /// <summary>Whether two years have passed since the act, or since a continuing act ended (T-44).</summary>
    public static bool IsTimeBarred(LocalDate endOfAct, LocalDate on, LegalProfile profile) =>
        profile.LengthOf("T-44") is { } length && on > endOfAct.PlusMonths(length.Amount);

    private static Refusal Unknown(Violation rule, string zh, string en) =>
        new("penalty.kind-unknown-to-rule", $"{rule.PenaltyBasisZh}没有规定{zh}。", $"{rule.PenaltyBasisEn} does not provide for {en}.", rule.PenaltyBasisZh);
}
