using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D41, the bulletin: every figure from the frozen snapshot, the words from the drafted form.</summary>
internal sealed class BulletinDocument : NoticeContent
{
    /// <summary>Columns of the tables by district and by category.</summary>
    private static readonly string[] Columns = ["m02", "m10", "m20", "m21", "m22", "m30", "m32", "m34", "m41", "m51", "m62"];

    public override string Code => "D41";

    public override CaseNeeds Needs => CaseNeeds.Bulletin | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var bulletin = facts.Bulletin ?? throw new Refusals.RefusedException(new Refusals.Refusal("bulletin.none", "通报数据尚未冻结。", "The figures of the bulletin have not been frozen."));
        var frozen = JsonSerializer.Deserialize<Dictionary<string, decimal>>(bulletin.Metrics)!;
        data["period"] = new JsonObject { ["from"] = Plain.Date(facts.Campaign.Phases[0].First), ["to"] = Plain.Date(facts.Campaign.Phases[^1].Last) };
        data["as_of"] = Plain.Instant(bulletin.AsOf);
        data["figures"] = Figures(frozen);
        data["districts"] = Table(MetricSnapshot.ByDistrict(frozen), district => district);
        data["categories"] = Table(MetricSnapshot.ByCategory(frozen), category => Enum.TryParse<UnitCategory>(category, out var known) ? UnitCategoryNames.Zh(known) : category);
        data["definitions"] = new JsonArray([.. BulletinMetrics.All.Where(metric => frozen.ContainsKey(metric.Id)).Select(metric => (JsonNode)new JsonObject { ["id"] = metric.Id, ["name"] = metric.Zh, ["formula"] = metric.FormulaZh })]);
        if (bulletin.Annexes is { } kept)
            Annexes(JsonSerializer.Deserialize<BulletinAnnexes>(kept)!, data);
        data["achievements"] = Plain.FromForm(facts, "bulletin-draft", "achievements");
        data["problems"] = Plain.FromForm(facts, "bulletin-draft", "problems");
        data["long_term"] = Plain.FromForm(facts, "bulletin-draft", "long_term");
        data["praise"] = Plain.FromForm(facts, "bulletin-draft", "praise") is { } praise ? Plain.Lines(praise) : null;
        data["cc"] = Plain.FromForm(facts, "bulletin-draft", "cc");
        data["snapshot"] = bulletin.Id;
        data["audit_root"] = bulletin.AuditRoot;
        data["office"] = facts.Campaign.Settings.ContactRole;
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Bulletin!.NoticeId = notice.Id;

    private static JsonObject Figures(Dictionary<string, decimal> frozen)
    {
        var figures = new JsonObject();
        foreach (var (metric, value) in frozen.Where(figure => BulletinMetrics.Find(figure.Key) is not null))
            figures[metric] = metric is "m80" or "m81" ? $"{value:0.##}%" : Number(value);
        return figures;
    }

    /// <summary>A row for each group that has a unit on file.</summary>
    private static JsonArray Table(IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> groups, Func<string, string> nameOf)
    {
        var rows = new JsonArray();
        foreach (var (group, figures) in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var row = new JsonObject { ["name"] = nameOf(group) };
            foreach (var metric in Columns)
                row[metric] = Number(figures.GetValueOrDefault(metric));
            rows.Add(row);
        }
        return rows;
    }

    private static void Annexes(BulletinAnnexes annexes, JsonObject data)
    {
        data["penalties"] = new JsonArray([.. annexes.Penalties.Select(line => (JsonNode)new JsonObject { ["unit"] = line.Unit, ["basis"] = line.Basis, ["kinds"] = Kinds(line), ["amount"] = Number(line.Fine + line.Confiscation), ["date"] = line.DecidedOn })]);
        data["carriers"] = new JsonArray([.. annexes.Carriers.Select(line => (JsonNode)new JsonObject
        {
            ["unit"] = line.Unit,
            ["nodes"] = Number(line.Nodes),
            ["egress"] = Number(line.Egress),
            ["mbps"] = Number(line.EgressMbps),
            ["ranges"] = line.Ranges,
            ["addresses"] = Number(line.Addresses),
            ["users"] = Number(line.Users),
            ["second_level"] = Number(line.SecondLevel),
        })]);
        data["unmatched"] = annexes.UnmatchedRows;
    }

    private static string Kinds(PenaltyLine line) => string.Join("、", new[]
    {
        line.Warning ? "警告" : "", line.Fine > 0 ? "罚款" : "", line.Confiscation > 0 ? "没收违法所得" : "", line.StopDays > 0 ? $"停机整顿{line.StopDays}日" : "",
    }.Where(kind => kind.Length > 0));

    private static JsonValue? Number(decimal? value) => value is { } known ? Number(known) : null;

    private static JsonValue Number(decimal value) => decimal.Truncate(value) == value ? JsonValue.Create((long)value) : JsonValue.Create(value);
}
