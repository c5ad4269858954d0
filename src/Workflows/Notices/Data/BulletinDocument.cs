using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D41, the bulletin: every figure from the frozen snapshot, the words from the drafted form.</summary>
internal sealed class BulletinDocument : NoticeContent
{
    private static readonly (string Field, string Metric)[] DistrictColumns =
        [("units", "m02"), ("filed", "m10"), ("inspected", "m20"), ("problems", "m22"), ("orders", "m30"), ("penalties", "m51"), ("passed", "m61")];

    public override string Code => "D41";

    public override CaseNeeds Needs => CaseNeeds.Bulletin | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var bulletin = facts.Bulletin ?? throw new Refusals.RefusedException(new Refusals.Refusal("bulletin.none", "通报数据尚未冻结。", "The figures of the bulletin have not been frozen."));
        var frozen = JsonSerializer.Deserialize<Dictionary<string, decimal>>(bulletin.Metrics)!;
        data["period"] = new JsonObject { ["from"] = Plain.Date(facts.Campaign.Phases[0].First), ["to"] = Plain.Date(facts.Campaign.Phases[^1].Last) };
        data["as_of"] = Plain.Instant(bulletin.AsOf);
        data["figures"] = Figures(frozen);
        data["districts"] = Districts(frozen);
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

    private static JsonArray Districts(Dictionary<string, decimal> frozen)
    {
        var rows = new JsonArray();
        foreach (var district in frozen.Keys.Where(key => key.EndsWith("/m02", StringComparison.Ordinal)).Select(key => key[..^4]).Order(StringComparer.Ordinal))
        {
            var row = new JsonObject { ["name"] = district };
            foreach (var (field, metric) in DistrictColumns)
                row[field] = Number(frozen.GetValueOrDefault($"{district}/{metric}"));
            rows.Add(row);
        }
        return rows;
    }

    private static JsonValue Number(decimal value) => decimal.Truncate(value) == value ? JsonValue.Create((long)value) : JsonValue.Create(value);
}
