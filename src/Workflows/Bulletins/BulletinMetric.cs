namespace Orchestrator.Workflows.Bulletins;

/// <summary>One figure of the bulletin: what it counts, so that a number in the text can be traced and repeated.</summary>
/// <param name="Id"><c>m01</c> …, as the template D41 names it.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="FormulaZh">Definition: events up to the instant of the bulletin alone.</param>
public sealed record BulletinMetric(string Id, BulletinUnit Unit, string Zh, string En, string FormulaZh, string FormulaEn);

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
}
