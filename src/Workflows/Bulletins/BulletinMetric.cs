namespace Orchestrator.Workflows.Bulletins;

/// <summary>One indicator: what it counts and how its figure comes out of the list behind it, so that a number can be traced and repeated.</summary>
/// <param name="Id"><c>m01</c> …, as the domain reference §10 and the template D41 name it; a letter behind it marks a further figure of one indicator.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Measure">How the figure comes out of the list.</param>
/// <param name="FormulaZh">Definition: events up to the instant alone.</param>
public sealed record BulletinMetric(string Id, BulletinUnit Unit, MetricMeasure Measure, string Zh, string En, string FormulaZh, string FormulaEn)
{
    /// <summary>Indicators of one subject share the tens digit.</summary>
    public int Family => Id[1] - '0';

    /// <summary>The figure that these rows make.</summary>
    public decimal Of(IReadOnlyCollection<MetricRow> rows)
    {
        var (part, whole) = (rows.Sum(row => row.Amount), rows.Sum(row => row.Base));
        return Measure switch
        {
            MetricMeasure.Count => rows.Count,
            MetricMeasure.Sum => decimal.Round(part, 2),
            MetricMeasure.Share => whole == 0 ? 0 : decimal.Round(100 * part / whole, 1),
            _ => whole == 0 ? 0 : decimal.Round(part / whole, 1),
        };
    }
}

/// <summary>How a figure comes out of the list behind it.</summary>
public enum MetricMeasure
{
    /// <summary>As many as the list has rows.</summary>
    Count,
    /// <summary>The sum of the amounts.</summary>
    Sum,
    /// <summary>Sum of the amounts ÷ sum of what they could be, in percent: the list has what counts and what does not.</summary>
    Share,
    /// <summary>The average of the amounts.</summary>
    Mean,
}

/// <summary>What a figure is counted in.</summary>
public enum BulletinUnit
{
    /// <summary>户</summary>
    AccessUnits,
    /// <summary>个、份、件、条、次</summary>
    Items,
    /// <summary>百分比, one decimal</summary>
    Percent,
    /// <summary>元</summary>
    Yuan,
    /// <summary>Mbps</summary>
    Mbps,
    /// <summary>日, one decimal</summary>
    Days,
}
