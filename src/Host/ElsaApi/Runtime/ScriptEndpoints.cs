using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions.JavaScript;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>Tells the script editor what a definition's scripts may call.</summary>
internal static class ScriptEndpoints
{
    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost("/scripting/javascript/type-definitions/{definitionId}", DeclareAsync).Needs(ElsaPermissions.ReadDefinitions);

    // The editor takes whatever text comes back, so a definition that is not saved yet gets the general functions.
    private static async Task<IResult> DeclareAsync(string definitionId, OrchestratorDbContext db, DefinitionReader reader, ActivityRegistry registry, CancellationToken cancellationToken)
    {
        if (await DefinitionQueries.FindAsync(db, definitionId, null, cancellationToken) is not { } row)
            return TypedResults.Text(ScriptDeclarations.Of([], [], []), "application/x-typescript");
        var stored = DefinitionReader.Normalize(reader.Parse(row.Json));
        var steps = stored["root"] is JsonObject root ? ActivityTree.SelfAndDescendants(root).ToList() : [];
        var variables = steps.Select(step => step["variables"]).Prepend(stored["variables"]).SelectMany(list => Members(list, "typeName"));
        var outputs = steps.SelectMany(step => OutputsOf(step, registry));
        return TypedResults.Text(ScriptDeclarations.Of([.. variables.DistinctBy(variable => variable.Name)], [.. Members(stored["inputs"], "type").DistinctBy(input => input.Name)], [.. outputs]), "application/x-typescript");
    }

    private static IEnumerable<ScriptMember> Members(JsonNode? list, string type) =>
        (list as JsonArray ?? []).OfType<JsonObject>().Where(member => TextOf(member, "name").Length > 0)
            .Select(member => new ScriptMember(TextOf(member, "name"), TextOf(member, type), member["isArray"]?.GetValueKind() == JsonValueKind.True));

    private static IEnumerable<ScriptOutput> OutputsOf(JsonObject step, ActivityRegistry registry)
    {
        var name = TextOf(step, "name") is { Length: > 0 } given ? given : TextOf(step, "id");
        return (registry.Find(TextOf(step, "type"), null, CultureInfo.InvariantCulture)?.Outputs ?? []).Select(output => new ScriptOutput(name, new ScriptMember(output.Name, output.TypeName)));
    }

    private static string TextOf(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
