namespace Orchestrator.Workflows.Reconciliation;

/// <summary>What a discrepancy is worth following up: weight of its severity × confidence × (1 + 0.3 for each tip + 0.2 for each earlier penalty), domain reference §9.2.</summary>
/// <param name="Score">0 and up; from 80 a case, from 50 a task, below a watch list.</param>
public sealed record Lead(double Score, LeadGrade Grade)
{
    private const double CaseFrom = 80;
    private const double TaskFrom = 50;

    /// <summary>Grades a discrepancy. A missing field (RC-18) goes back to whoever filed it and is no lead, whatever its score.</summary>
    /// <param name="severity">How grave the discrepancy is.</param>
    /// <param name="tips">Tips about the subject's place.</param>
    /// <param name="penalties">Earlier penalties of the subject.</param>
    public static Lead Of(ReconciliationRule rule, string severity, double confidence, int tips, int penalties)
    {
        var score = Math.Round(Weight(severity) * confidence * (1 + 0.3 * tips + 0.2 * penalties), 1);
        return new Lead(score, rule.LeadType == "COMPLETENESS" ? LeadGrade.Return : score >= CaseFrom ? LeadGrade.Case : score >= TaskFrom ? LeadGrade.Task : LeadGrade.Watch);
    }

    /// <summary>The subject's tips and penalties are looked up in the picture.</summary>
    public static Lead Of(Discrepancy discrepancy, AccessPicture picture)
    {
        var subject = discrepancy.Subjects[0];
        var penalties = picture.Field.Sanctions.Count(sanction => sanction.UnitId == subject);
        return Of(ReconciliationRule.Of(discrepancy.Rule), discrepancy.Severity, discrepancy.Confidence, picture.TipsAbout(subject), penalties);
    }

    private static double Weight(string severity) => severity switch { "A" => 90, "B" => 60, _ => 30 };
}

/// <summary>What becomes of a lead.</summary>
public enum LeadGrade
{
    /// <summary>Back to whoever filed it, for completion.</summary>
    Return,
    Watch,
    /// <summary>An officer looks into it.</summary>
    Task,
    /// <summary>A case is opened for the unit, with the finding as its reason.</summary>
    Case,
}
