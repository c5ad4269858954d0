using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Acceptance;

/// <summary>
/// Who is checked on site: all with a reason, and of every stratum (district × category) of the others a drawn share, at least one. The draw depends on
/// the stored seed and the frame alone, so that anybody can repeat it.
/// </summary>
public static class AcceptancePlan
{
    /// <summary>Why a unit must be checked on site, or null when it is left to the draw.</summary>
    public static AcceptanceReason? MandatoryReason(AcceptanceSubject subject) =>
        subject.Category == UnitCategory.Carrier ? AcceptanceReason.Carrier
        : subject.HadPenalty ? AcceptanceReason.Penalty
        : subject.HadOrder ? AcceptanceReason.Order
        : subject.FiledLate ? AcceptanceReason.LateFiling
        : subject.ConfirmedTip ? AcceptanceReason.ConfirmedTip
        : subject.OpenFinding ? AcceptanceReason.OpenReconciliation
        : null;

    /// <summary>Draws from a frozen frame. The order of the frame does not matter.</summary>
    /// <param name="rate">Share drawn of each stratum, 0 to 1.</param>
    public static IReadOnlyList<AcceptanceDecision> Draw(IEnumerable<AcceptanceSubject> frame, double rate, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        var decisions = new List<AcceptanceDecision>();
        foreach (var stratum in frame.GroupBy(subject => (subject.District, subject.Category)))
        {
            var drawable = new List<AcceptanceSubject>();
            foreach (var subject in stratum)
            {
                if (MandatoryReason(subject) is { } reason)
                    decisions.Add(new AcceptanceDecision(subject.CaseNumber, true, reason));
                else
                    drawable.Add(subject);
            }
            var wanted = rate == 0 || drawable.Count == 0 ? 0 : Math.Max(1, (int)Math.Ceiling(drawable.Count * rate - 1e-9));
            var ranked = drawable.OrderBy(subject => Lot(seed, subject.CaseNumber)).ThenBy(subject => subject.CaseNumber, StringComparer.Ordinal);
            decisions.AddRange(ranked.Select((subject, rank) => new AcceptanceDecision(subject.CaseNumber, rank < wanted, rank < wanted ? AcceptanceReason.Drawn : AcceptanceReason.NotDrawn)));
        }
        return [.. decisions.OrderBy(decision => decision.CaseNumber, StringComparer.Ordinal)];
    }

    /// <summary>The lot of a case in a draw: the lowest are checked.</summary>
    public static ulong Lot(int seed, string caseNumber) => SeededRandom.For(seed, caseNumber, "acceptance").NextBits();

    /// <summary>Whether so many failed of those checked that the whole stratum must be.</summary>
    public static bool MustExtend(int checkedOnSite, int failed) => checkedOnSite > 0 && (double)failed / checkedOnSite > AcceptanceRules.ExtensionShare;

    /// <summary>Sample size by Yamane's formula, an alternative to a fixed share.</summary>
    public static int SampleSize(int population, double error = 0.1) => (int)Math.Ceiling(population / (1 + population * error * error) - 1e-9);
}

/// <summary>What the plan needs to know of a unit.</summary>
public sealed record AcceptanceSubject(string CaseNumber, string District, UnitCategory Category, bool HadOrder, bool HadPenalty, bool FiledLate, bool ConfirmedTip = false, bool OpenFinding = false);

/// <summary>What the plan says of a unit.</summary>
public sealed record AcceptanceDecision(string CaseNumber, bool OnSite, AcceptanceReason Reason);

/// <summary>Why a unit is checked on site or not.</summary>
public enum AcceptanceReason
{
    /// <summary>运营商必验</summary>
    Carrier,
    /// <summary>受过处罚必验</summary>
    Penalty,
    /// <summary>有责令整改必验</summary>
    Order,
    /// <summary>逾期或者未报自查必验</summary>
    LateFiling,
    /// <summary>举报属实必验</summary>
    ConfirmedTip,
    /// <summary>比对问题未消除必验</summary>
    OpenReconciliation,
    /// <summary>抽样抽中</summary>
    Drawn,
    /// <summary>未抽中，书面验收</summary>
    NotDrawn,
}
