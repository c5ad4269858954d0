namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>Who sells on says so.</summary>
internal sealed class WhoSellsOnSaysSo : ReconciliationRule
{
    public override string Id => "RC-09";

    public override string Zh => "转售的单位如实申报转售。";

    public override string En => "Who sells on says so.";

    public override string LeadType => "HIDDEN_RESALE";

    public override string Severity => "A";

    public override string Basis => "公安部令第33号第二十一条第（四）项；实施办法第二十一条；V04、V13、V11";

    public override string InnocentZh => "关联单位共用线路，或者对方误报上级。";

    public override string InnocentEn => "A line shared with an affiliate, or the other named the wrong upstream.";

    public override IEnumerable<Discrepancy> Check(AccessPicture picture) =>
        from statement in picture.Statements.Values
        from upstream in statement.Uplinks.Select(uplink => uplink.UpstreamUnitId).OfType<string>().Distinct()
        where upstream != statement.UnitId && picture.Statements.TryGetValue(upstream, out var seller) && !seller.Resells
        group statement.UnitId by upstream into buyers
        let names = buyers.Order(StringComparer.Ordinal).Select(picture.NameOf).ToList()
        select Found(buyers.Key, [buyers.Key, .. buyers.Order(StringComparer.Ordinal)], [("buyers", string.Join(",", buyers.Order(StringComparer.Ordinal)))],
            $"“{picture.NameOf(buyers.Key)}”自报不转售，但{names.Count}个单位指其为上级：{string.Join("、", names.Take(5))}。",
            $"'{picture.NameOf(buyers.Key)}' says that it does not sell on, yet {names.Count} unit(s) name it as upstream: {string.Join(", ", names.Take(5))}.",
            district: picture.Find(buyers.Key)?.District);
}
