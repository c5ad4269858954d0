using NodaTime;

namespace Orchestrator.Workflows.Simulation;

/// <summary>When a tip comes and what it turns out to be: forecast and simulation draw it alike.</summary>
/// <param name="Number">Numbers of one seed run from 0; no order of time.</param>
/// <param name="On">Day on which it comes, Asia/Shanghai.</param>
public sealed record DrawnTip(int Number, LocalDate On, TipFate Fate)
{
    /// <summary>All tips of a campaign, by number.</summary>
    /// <param name="first">First day on which tips come.</param>
    /// <param name="last">Last day.</param>
    public static IReadOnlyList<DrawnTip> Draw(int seed, int units, double tipsPerUnit, Rates rates, LocalDate first, LocalDate last)
    {
        var days = Period.DaysBetween(first, last) + 1;
        return [.. Enumerable.Range(0, (int)Math.Round(units * tipsPerUnit, MidpointRounding.AwayFromZero)).Select(Of)];

        DrawnTip Of(int number)
        {
            var random = SeededRandom.For(seed, $"tip-{number}", "plan:tip");
            var on = first.PlusDays(random.Next(days));
            return new DrawnTip(number, on, (TipFate)random.Weighted(rates.TipOwn, rates.TipOfOthers, rates.TipRepeated, rates.TipUnfounded, rates.TipUnverifiable));
        }
    }
}
