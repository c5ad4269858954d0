using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Orchestrator.Engine.Execution;

/// <summary>
/// The key by which bookmarks and triggers are found: upper-case hex SHA-256 over name, payload and execution id joined by <c>|</c>, empty parts skipped.
/// The payload enters as JSON with its own property names and without nulls; a text payload enters as it is. This is Elsa's rule, so hashes agree.
/// </summary>
public static class StimulusHash
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IncludeFields = true,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
    };

    /// <summary>Computes the hash.</summary>
    public static string Compute(string name, object? payload, string? activityInstanceId = null)
    {
        var text = new StringBuilder(name);
        if (payload is not null)
            text.Append('|').Append(payload is string s ? s : JsonSerializer.Serialize(payload, payload.GetType(), Json));
        if (!string.IsNullOrEmpty(activityInstanceId))
            text.Append('|').Append(activityInstanceId);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void LeaveOut(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider?.IsDefined(typeof(ExcludeFromHashAttribute), inherit: true) == true)
                type.Properties.RemoveAt(i);
        }
    }
}
