namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>Chains of access have at most three lines and never come round.</summary>
internal sealed class ChainsAreShortAndHaveAnEnd : ReconciliationRule
{
    public override string Id => "RC-10";

    public override string Zh => "接入链不超过三级，也不成环。";

    public override string En => "Chains of access have at most three lines and never come round.";

    public override string LeadType => "CHAIN_ANOMALY";

    public override string Severity => "B";

    public override string Basis => "国际联网管理暂行规定实施办法第三条；工作方案三";

    public override string InnocentZh => "互为备份的线路会成环；逐级查验许可证。";

    public override string InnocentEn => "Lines that back each other up make a circle; the licence of each link is checked.";

    private const int LongestChain = 3;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        var inCycle = new HashSet<string>();
        foreach (var cycle in picture.Graph.Cycles)
        {
            inCycle.UnionWith(cycle);
            var names = string.Join(" → ", cycle.Take(10).Select(picture.NameOf));
            yield return Found("cycle|" + string.Join("|", cycle), cycle, [("cycle", string.Join(",", cycle))], $"接入关系成环：{names}。", $"The chain of access comes round: {names}.");
        }
        foreach (var node in picture.Graph.Nodes.Where(node => picture.Graph.Depths[node] == LongestChain + 1 && !inCycle.Contains(node)))
        {
            var chain = picture.Graph.ChainTo(node);
            var names = string.Join(" → ", chain.Select(picture.NameOf));
            yield return Found("depth|" + node, [node, .. chain.Take(chain.Count - 1).Reverse()], [("chain", string.Join(",", chain))],
                $"接入链超过{LongestChain}级：{names}。", $"The chain of access has more than {LongestChain} lines: {names}.", district: picture.Find(node)?.District);
        }
    }
}
