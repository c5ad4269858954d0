using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Law;

/// <summary>How the files of law are written: dates as <c>2005-03-25</c>, periods as <c>5wd</c>. A member that nobody knows is a mistake.</summary>
internal static class LawJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(), new PeriodJson(), new DateJson() },
    };

    private sealed class PeriodJson : JsonConverter<StatutoryPeriod>
    {
        public override StatutoryPeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => StatutoryPeriod.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, StatutoryPeriod value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class DateJson : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : throw new JsonException($"'{reader.GetString()}' is no date such as 2005-03-25");

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}
