using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Orders;

/// <summary>How the items of an order are written in the form of the act.</summary>
public static class OrderForms
{
    /// <summary>Name of the field.</summary>
    public const string Items = "items";

    /// <summary>One row of the field.</summary>
    public static JsonObject Row(string finding, string requirement, IEnumerable<string> bases, int days, string? reason) => new()
    {
        ["finding"] = finding,
        ["requirement"] = requirement,
        ["bases"] = new JsonArray([.. bases.Select(text => (JsonNode?)text)]),
        ["days"] = days,
        ["reason"] = reason,
    };
}
