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
    /// <summary>证据先行登记保存</summary>
    public required int KeepingOfEvidence { get; init; }
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

    /// <summary>Cites one article of this version.</summary>
    public Citation Cite(int article) =>
        new($"《中华人民共和国行政处罚法》（{Year}年）第{ArticleNumber.Zh(article)}条", $"Administrative Penalty Law ({Year}), article {article}");
}
