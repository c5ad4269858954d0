using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Orchestrator.Engine.Values;

namespace Orchestrator.Host.Conformance;

/// <summary>The results of a run as other programs read them.</summary>
internal static class ConformanceReport
{
    public static string Json(IReadOnlyList<CaseResult> results, int skipped) => new JsonObject
    {
        ["passed"] = results.Count(result => result.Passed),
        ["failed"] = results.Count(result => !result.Passed),
        ["skipped"] = skipped,
        ["cases"] = new JsonArray([.. results.Select(result => new JsonObject
        {
            ["id"] = result.Case.Id,
            ["policy"] = result.Case.Policy,
            ["passed"] = result.Passed,
            ["differences"] = new JsonArray([.. result.Differences.Select(difference => JsonValue.Create(difference))]),
        })]),
    }.ToJsonString(new JsonSerializerOptions(PlainValue.Json) { WriteIndented = true });

    public static string JUnit(IReadOnlyList<CaseResult> results, int skipped) => new XDocument(new XElement("testsuite",
        new XAttribute("name", "conformance"),
        new XAttribute("tests", results.Count + skipped),
        new XAttribute("failures", results.Count(result => !result.Passed)),
        new XAttribute("skipped", skipped),
        results.Select(result => new XElement("testcase",
            new XAttribute("classname", result.Case.Policy),
            new XAttribute("name", result.Case.Id),
            new XAttribute("time", result.Took.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture)),
            result.Passed ? null : new XElement("failure", new XAttribute("message", Printable(result.Differences[0])), Printable(string.Join('\n', result.Differences))))))).ToString();

    // XML cannot hold most control characters.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '?' : c));
}
