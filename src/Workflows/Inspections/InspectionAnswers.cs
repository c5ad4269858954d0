using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Inspections;

/// <summary>Whether the answers of an inspection cover the checklist of its unit's category, each with what it needs. Pure.</summary>
public static class InspectionAnswers
{
    /// <summary>Null when every item is answered once and rightly.</summary>
    public static Refusal? Check(UnitCategory category, IReadOnlyCollection<ItemAnswer> answers)
    {
        var items = Checklist.For(category).Select(item => item.Code).ToList();
        var seen = new HashSet<string>();
        foreach (var answer in answers)
        {
            if (!items.Contains(answer.Item))
                return new Refusal("answers.unknown", $"该类单位的检查表中没有项目“{answer.Item}”。", $"The checklist of this category has no item '{answer.Item}'.", "§7");
            if (!seen.Add(answer.Item))
                return new Refusal("answers.twice", $"项目“{answer.Item}”重复填写。", $"Item '{answer.Item}' is answered twice.", "§7");
            if (answer.Conformity == Conformity.DoesNot && (string.IsNullOrWhiteSpace(answer.Fact) || string.IsNullOrWhiteSpace(answer.Evidence)))
                return new Refusal("answers.unproved", $"项目“{answer.Item}”不符合，应写明事实和证据。", $"Item '{answer.Item}' does not conform; give fact and evidence.", "§7");
            if (answer.Conformity == Conformity.NotApplicable && string.IsNullOrWhiteSpace(answer.Fact))
                return new Refusal("answers.unexplained", $"项目“{answer.Item}”不适用，应写明理由。", $"Item '{answer.Item}' does not apply; say why.", "§7");
        }
        var missing = items.Where(item => !seen.Contains(item)).ToList();
        return missing.Count == 0 ? null
            : new Refusal("answers.incomplete", $"必查项目尚未全部检查：{string.Join("、", missing)}。", $"The checklist has not been answered in full: {string.Join(", ", missing)}.", "TR-10");
    }
}
