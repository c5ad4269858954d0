using NodaTime;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Law;

/// <summary>
/// The law as it stood in one span of time: what the lengths of periods, thresholds, remedies and citations depend on. Procedure follows the profile of
/// the procedural step, substance that of the act unless the newer is milder.
/// </summary>
public sealed record LegalProfile
{
    /// <summary>For example <c>LP-2005</c>.</summary>
    public required string Id { get; init; }
    /// <summary>First day on which it applies.</summary>
    public required LocalDate From { get; init; }
    /// <summary>What became different with it.</summary>
    public required string ChangeZh { get; init; }
    public required string ChangeEn { get; init; }
    /// <summary>The rule by which periods are counted.</summary>
    public required Citation PeriodRule { get; init; }
    public required PenaltyLaw PenaltyLaw { get; init; }
    public required Remedies Remedies { get; init; }
    public required HearingThresholds HearingThresholds { get; init; }
    /// <summary>The surcharge for late payment may not exceed the fine (行政强制法, since 2012).</summary>
    public required bool SurchargeCapped { get; init; }
    /// <summary>The surcharge does not accrue during review or litigation (since 2021).</summary>
    public required bool SurchargeStopsDuringReview { get; init; }
    /// <summary>A formal reminder (催告) must precede the application to the court (since 2012).</summary>
    public required bool DemandRequired { get; init; }
    /// <summary>The advance notice must state the content of the intended penalty (since 2021; done under every profile).</summary>
    public required bool NoticeMustStatePenalty { get; init; }
    /// <summary>A first violation with slight harm, corrected in time, may go unpunished (since 2021).</summary>
    public required bool FirstViolationMayBeSpared { get; init; }
    /// <summary>Ceilings of the on-the-spot penalty, yuan, inclusive.</summary>
    public required OnTheSpotLimits OnTheSpot { get; init; }
    /// <summary>Days for which access logs must be kept: 60, or 180 (six months) since 2017.</summary>
    public required int LogRetentionDays { get; init; }
    public required NumberStyle NumberStyle { get; init; }

    /// <summary>Surcharge for each day of late payment, share of the fine.</summary>
    public required decimal SurchargeDailyRate { get; init; }

    /// <summary>Length of a timer under this profile; null where the campaign or a decision fixes the date, or the duty does not exist yet.</summary>
    public StatutoryPeriod? LengthOf(string timer) => TimerCatalogue.Get(timer).LengthUnder(this);
}

/// <summary>Where and within what time an act may be challenged.</summary>
public sealed record Remedies(
    IReadOnlyList<string> ReviewBodiesZh,
    IReadOnlyList<string> ReviewBodiesEn,
    StatutoryPeriod ReviewTerm,
    string CourtZh,
    string CourtEn,
    StatutoryPeriod SuitTerm,
    StatutoryPeriod SuitAfterReviewTerm)
{
    /// <summary>The clause that a served document prints.</summary>
    public string ClauseZh =>
        $"可以自收到之日起{Days(ReviewTerm)}内向{string.Join("或者", ReviewBodiesZh)}申请行政复议，或者在{Days(SuitTerm)}内直接向{CourtZh}提起行政诉讼。";

    public string ClauseEn =>
        $"Review may be asked of {string.Join(" or ", ReviewBodiesEn)} within {ReviewTerm.En} of receipt, or suit be filed with {CourtEn} within {SuitTerm.En}.";

    private static string Days(StatutoryPeriod term) =>
        term.Unit == PeriodUnit.Months ? $"{ArticleNumber.Zh(term.Amount)}个月" : $"{ArticleNumber.Zh(term.Amount)}日";
}

/// <summary>Fines from which a hearing may be requested, yuan, inclusive. A penalty based on a local rule follows the local threshold instead.</summary>
public sealed record HearingThresholds(decimal Person, decimal Unit, decimal PublicSecurity);

/// <summary>Highest fines that may be imposed on the spot, yuan, inclusive.</summary>
public sealed record OnTheSpotLimits(decimal Person, decimal Unit);

/// <summary>How a document number (文号) is printed.</summary>
/// <param name="Open">Bracket before the year.</param>
/// <param name="Close">Bracket after the year.</param>
/// <param name="Prefix">第, or empty since the numbers are no longer padded (不编虚位).</param>
/// <param name="Digits">Digits to which the serial is padded; 0 for none.</param>
public sealed record NumberStyle(string Open, string Close, string Prefix, int Digits)
{
    /// <summary>For example 深公(网)责改字[2005]第0001号.</summary>
    public string Print(string organ, string department, string series, int year, int serial) =>
        $"{organ}({department}){series}字{Open}{year}{Close}{Prefix}{serial.ToString($"D{Math.Max(Digits, 1)}", System.Globalization.CultureInfo.InvariantCulture)}号";
}
