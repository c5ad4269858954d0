using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>
/// An issued document as it is told: each field that was handed to the template. How that looks on paper is the templates' own affair, and the head, which
/// is the same in all of them, is told of the first (D01) alone.
/// </summary>
internal static class IssuedDocument
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Head = ["issuing_organ", "issue_date", "profile", "watermark", "campaign", "contact", "unit", "doc_no"];

    public static string Tell(Notice notice)
    {
        var data = (JsonObject)JsonNode.Parse(notice.Data)!;
        var head = notice.TemplateCode == "D01" ? Head.Where(data.ContainsKey).Select(name => $"\n      {name}: {Json(data[name])}") : [$"\n      law: {data["profile"]}"];
        var kept = $"case {notice.CaseId ?? "–"}, penalty case {notice.PenaltyCaseId ?? "–"}, series {notice.Series ?? "–"} {notice.SeriesYear} {notice.Serial}".TrimEnd();
        var lines = data.Where(field => !Head.Contains(field.Key)).Select(field => $"\n      {field.Key}: {Json(field.Value)}");
        return $"new document {notice.TemplateCode} “{notice.Title}” {notice.DocumentNumber ?? "without a number"} to “{notice.AddresseeName}”, {(notice.RequiresService ? "to be served" : "not served")}, {notice.Status}, by {notice.IssuedBy} on {notice.IssuedOn:yyyy-MM-dd}\n      ({kept}){string.Concat(head.Concat(lines))}";
    }

    private static string Json(JsonNode? node) => node?.ToJsonString(Readable) ?? "–";
}
