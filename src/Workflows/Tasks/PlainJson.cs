using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Orchestrator.Workflows.Tasks;

/// <summary>JSON as it is stored with tasks: Chinese readable.</summary>
internal static class PlainJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
