using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Planning;

/// <summary>Reads a plan from JSON; what it does not know, or cannot be played, is refused.</summary>
public static class PlanReader
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new Day() },
    };

    /// <summary>One plan.</summary>
    /// <param name="fallbackName">Name of a plan that gives none, for example of its file.</param>
    public static Answer<CampaignPlan> Read(string json, string fallbackName)
    {
        try
        {
            var node = System.Text.Json.Nodes.JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            if (node is not System.Text.Json.Nodes.JsonObject plan)
                return Unreadable(fallbackName, "a plan is a JSON object");
            plan.TryAdd("name", fallbackName);
            var read = plan.Deserialize<CampaignPlan>(Options)!;
            return read.Check() is { } no ? no : read;
        }
        catch (JsonException error)
        {
            return Unreadable(fallbackName, error.Message);
        }
    }

    /// <summary>As <see cref="Read"/> takes it.</summary>
    public static string Write(CampaignPlan plan) => JsonSerializer.Serialize(plan, Options);

    private static Refusal Unreadable(string name, string why) => new("plan.unreadable", $"方案“{name}”无法读取：{why}", $"Plan '{name}' cannot be read: {why}");

    private sealed class Day : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && LocalDatePattern.Iso.Parse(reader.GetString()!) is { Success: true, Value: var day } ? day : throw new JsonException("a date is written 2005-04-01");

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
