using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Acceptance;

/// <summary>How an acceptance on site is scored, domain reference §3.5: two focus groups, a pass mark and items that veto.</summary>
public static class AcceptanceRules
{
    /// <summary>Highest score of focus A, violations curbed.</summary>
    public const int MostA = 40;
    /// <summary>Highest score of focus B, requirements and responsibilities implemented.</summary>
    public const int MostB = 60;
    public const int PassMark = 80;
    /// <summary>What a result of acceptance rests on.</summary>
    internal const string Basis = "工作方案四(三)；验收标准";
    /// <summary>Share of failures in a stratum from beyond which all of it is checked.</summary>
    public const double ExtensionShare = 0.10;

    /// <summary>One of them is enough to fail.</summary>
    public static IReadOnlyList<VetoItem> Vetoes { get; } =
    [
        new("resale", "无证转售仍在继续", "unlicensed resale continues"),
        new("false-data", "自查数据虚假", "self-check data are false"),
        new("order-open", "责令整改事项未完成", "items of an order are still open"),
        new("nobody-responsible", "无安全责任人", "there is no responsible person"),
        new("resurgence", "被取缔、停网或者受处罚后一年内再现", "it came back within a year of closure or penalty (RC-20)"),
    ];

    /// <summary>Whether the scores pass.</summary>
    public static bool Passes(int scoreA, int scoreB, string? veto) => veto is null && scoreA + scoreB >= PassMark;

    /// <summary>Refuses scores out of range, an unknown veto item, and a result that the scores contradict; null when all fits.</summary>
    public static Refusal? Check(int scoreA, int scoreB, string? veto, bool passed)
    {
        if (scoreA is < 0 or > MostA || scoreB is < 0 or > MostB)
            return new Refusal("acceptance.score-out-of-range", $"A 项为0至{MostA}分，B 项为0至{MostB}分。", $"Focus A has 0 to {MostA} points, focus B 0 to {MostB}.");
        if (veto is not null && Vetoes.All(item => item.Code != veto))
            return new Refusal("acceptance.veto-unknown", $"没有一票否决项“{veto}”。", $"There is no veto item '{veto}'.");
        if (passed == Passes(scoreA, scoreB, veto))
            return null;
        return passed
            ? new Refusal("acceptance.not-passed", $"总分不足{PassMark}分或者有一票否决项，不能认定合格。", $"Below {PassMark} points or with a veto item the unit cannot pass.", Basis)
            : new Refusal("acceptance.not-failed", "总分合格且没有一票否决项，不能认定不合格。", "With a passing score and no veto item the unit cannot fail.", Basis);
    }
}

/// <summary>一票否决项.</summary>
public sealed record VetoItem(string Code, string Zh, string En);
