using NodaTime;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.SelfChecks;

/// <summary>What a report still lacks before it can be filed, domain reference §1.5. Pure.</summary>
public static class SelfCheckCompleteness
{
    public const string Conforms = "conforms";
    public const string Gap = "gap";
    public const string NotApplicable = "not-applicable";

    /// <param name="kinds">Kinds of files attached.</param>
    /// <param name="declared">Rows of the unit's table in force; null when it filed none, 0 for a zero return.</param>
    public static IReadOnlyList<ReportGap> Check(SelfCheckContent content, Unit unit, IReadOnlySet<DocumentKind> kinds, int? declared, LocalDate today)
    {
        var gaps = new List<ReportGap>();
        void Lacks(bool isMissing, string field, string zh, string en, string basis)
        {
            if (isMissing)
                gaps.Add(new ReportGap(field, zh, en, basis));
        }

        Lacks(content.Group is not { Leader.Length: > 0, Position.Length: > 0, Contact.Length: > 0 }, "group", "未填工作小组组长、职务和联系方式", "the working group lacks leader, position or contact", "REQ-08");
        Lacks(string.IsNullOrWhiteSpace(content.Briefing), "briefing", "未填传达情况", "the briefing is blank", "REQ-09");
        Lacks(string.IsNullOrWhiteSpace(content.Measures), "measures", "未填工作措施", "the measures are blank", "REQ-10");
        Lacks(content.Nodes.Count == 0, "nodes", "未填网络接入结构", "the structure of the network is blank", "REQ-22");
        Lacks(!kinds.Contains(DocumentKind.Topology), "topology", "未上传网络拓扑图", "the drawing of the network is not attached", "REQ-35");
        var names = content.Nodes.Select(node => node.Name).ToHashSet();
        foreach (var link in content.Links.Where(link => !names.Contains(link.From) || !names.Contains(link.To)))
            Lacks(true, "links", $"连接“{link.From}—{link.To}”的节点不在结构中", $"the link {link.From}–{link.To} names a node that is not there", "REQ-22");
        Ledger(content, Lacks);
        Lacks(content.Egress.Count == 0, "egress", "未填网络出口情况", "the egress is blank", "REQ-24");
        foreach (var line in content.Egress.Where(line => line.BandwidthMbps <= 0 || string.IsNullOrWhiteSpace(line.Upstream)))
            Lacks(true, "egress", $"出口“{line.Place}”缺上级或者带宽", $"the egress at '{line.Place}' lacks upstream or bandwidth", "REQ-24");
        Lacks(unit.Category == UnitCategory.Carrier && content.Users is null, "users", "运营商应填用户情况", "carriers tell of their users", "REQ-25");
        Lacks(declared is null && !content.NoSecondLevelUnits, "second-level", "未报二级接入单位情况表，也未作“无二次接入单位”声明", "neither a table of second-level units was filed nor that there are none stated", "REQ-36");
        Lacks(declared > 0 && content.NoSecondLevelUnits, "second-level", "已报情况表，又声明无二次接入单位", "a table was filed, and that there are none stated too", "REQ-36");
        Lacks(content.Resells && content.NoSecondLevelUnits, "second-level", "自报转售，又声明无二次接入单位", "it sells on, and states that there is nobody", "REQ-36");
        Answers(content, unit, Lacks);
        Lacks(content.Publicity.Count == 0, "publicity", "未填公布举报电话和宣传情况", "the publicity is blank", "REQ-50");
        Lacks(!content.IsDeclaredTrue, "declared-true", "未作真实性声明", "the content is not declared true", "§1.5");
        Lacks(string.IsNullOrWhiteSpace(content.SignedBySecurityOwner) || string.IsNullOrWhiteSpace(content.SignedByLegalRepresentative), "signed", "缺安全责任人或者法定代表人签名", "the signature of the security owner or of the legal representative is missing", "§1.5");
        Lacks(content.SignedOn is null || content.SignedOn > today, "signed-on", "签署日期缺失或者晚于今天", "the day of signature is missing or lies ahead", "§1.5");
        return gaps;
    }

    private static void Ledger(SelfCheckContent content, Action<bool, string, string, string, string> lacks)
    {
        lacks(content.Ledger.Count == 0, "ledger", "未填IP地址台账", "the address ledger is blank", "REQ-23");
        var spans = new List<AddressSpan>();
        foreach (var entry in content.Ledger)
        {
            var answer = AddressSpan.Parse(entry.Range);
            if (answer.Refusal is { } no)
                lacks(true, "ledger", no.Zh.TrimEnd('。'), no.En.TrimEnd('.'), "REQ-23");
            else
                spans.Add(answer.Value);
        }
        spans.Sort();
        foreach (var (earlier, later) in spans.Zip(spans.Skip(1)).Where(pair => pair.First.Overlaps(pair.Second)))
            lacks(true, "ledger", $"台账中的{earlier}与{later}重叠", $"{earlier} and {later} overlap in the ledger", "REQ-23");
    }

    private static void Answers(SelfCheckContent content, Unit unit, Action<bool, string, string, string, string> lacks)
    {
        var items = Checklist.For(unit.Category).Select(item => item.Code).ToList();
        var given = content.Answers.ToLookup(answer => answer.Item);
        var missing = items.Where(item => !given.Contains(item)).ToList();
        lacks(missing.Count > 0, "answers", $"检查项未答：{string.Join("、", missing)}", $"items without an answer: {string.Join(", ", missing)}", "REQ-27、REQ-29");
        foreach (var answers in given)
        {
            lacks(!items.Contains(answers.Key), "answers", $"该类单位没有检查项{answers.Key}", $"the list of this category has no item {answers.Key}", "§7");
            lacks(answers.Count() > 1, "answers", $"检查项{answers.Key}重复", $"item {answers.Key} is answered twice", "§7");
            foreach (var answer in answers)
            {
                lacks(answer.Answer is not (Conforms or Gap or NotApplicable), "answers", $"检查项{answer.Item}的答复无法识别", $"the answer to item {answer.Item} is none of the three", "§7");
                lacks(answer.Answer == Gap && (answer.DueOn is null || string.IsNullOrWhiteSpace(answer.Note)), "answers", $"检查项{answer.Item}有问题，应填整改措施和期限", $"item {answer.Item} is a gap and needs a plan and a date", "REQ-27");
                lacks(answer.Answer == NotApplicable && string.IsNullOrWhiteSpace(answer.Note), "answers", $"检查项{answer.Item}不适用，应填理由", $"item {answer.Item} does not apply; say why", "§7");
            }
        }
    }
}

/// <summary>One thing that a report lacks.</summary>
/// <param name="Field">Part of the report.</param>
public sealed record ReportGap(string Field, string Zh, string En, string Basis);
