namespace Orchestrator.Workflows.Law;

/// <summary>One version of the Administrative Penalty Law (行政处罚法) with the articles that the procedure rests on.</summary>
public sealed record PenaltyLaw
{
    public required int Year { get; init; }
    /// <summary>责令改正</summary>
    public required int OrderCorrection { get; init; }
    /// <summary>一事不再罚</summary>
    public required int OneFine { get; init; }
    /// <summary>追究时效</summary>
    public required int Limitation { get; init; }
    /// <summary>处罚前告知</summary>
    public required int AdvanceNotice { get; init; }
    /// <summary>陈述申辩</summary>
    public required int Defence { get; init; }
    /// <summary>当场处罚</summary>
    public required int OnTheSpot { get; init; }
    /// <summary>集体讨论</summary>
    public required int CollectiveDiscussion { get; init; }
    /// <summary>决定书内容</summary>
    public required int DecisionContent { get; init; }
    /// <summary>送达</summary>
    public required int Service { get; init; }
    /// <summary>听证权利</summary>
    public required int HearingRight { get; init; }
    /// <summary>听证程序</summary>
    public required int HearingProcedure { get; init; }
    /// <summary>缴纳罚款</summary>
    public required int Payment { get; init; }
    /// <summary>加处罚款</summary>
    public required int Surcharge { get; init; }
    /// <summary>复议诉讼不停止执行</summary>
    public required int ExecutionContinues { get; init; }

    /// <summary>The law of 1996, in force from 1996-10-01.</summary>
    public static PenaltyLaw Of1996 { get; } = new()
    {
        Year = 1996,
        OrderCorrection = 23,
        OneFine = 24,
        Limitation = 29,
        AdvanceNotice = 31,
        Defence = 32,
        OnTheSpot = 33,
        CollectiveDiscussion = 38,
        DecisionContent = 39,
        Service = 40,
        HearingRight = 42,
        HearingProcedure = 42,
        Payment = 46,
        Surcharge = 51,
        ExecutionContinues = 45,
    };

    /// <summary>The law as revised in 2021, in force from 2021-07-15.</summary>
    public static PenaltyLaw Of2021 { get; } = new()
    {
        Year = 2021,
        OrderCorrection = 28,
        OneFine = 29,
        Limitation = 36,
        AdvanceNotice = 44,
        Defence = 45,
        OnTheSpot = 51,
        CollectiveDiscussion = 57,
        DecisionContent = 59,
        Service = 61,
        HearingRight = 63,
        HearingProcedure = 64,
        Payment = 67,
        Surcharge = 72,
        ExecutionContinues = 73,
    };

    /// <summary>Cites one article of this version.</summary>
    public Citation Cite(int article) =>
        new($"《中华人民共和国行政处罚法》（{Year}年）第{ArticleNumber.Zh(article)}条", $"Administrative Penalty Law ({Year}), article {article}");
}
