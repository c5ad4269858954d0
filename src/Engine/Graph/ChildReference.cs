using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Graph;

/// <summary>How a step that is itself a workflow names that workflow.</summary>
/// <param name="DefinitionId">Stable id of the definition, when the step names it.</param>
/// <param name="VersionId">The version that the author chose, when the step names it.</param>
internal sealed record ChildReference(string Type, int Version, string? DefinitionId, string? VersionId)
{
    /// <summary>The number that stands beside the type and pins the version, when the step names no version by its id; null when it says neither.</summary>
    public int? PinnedVersion { get; private init; }

    /// <summary>Tells references of one document apart; kept with instances.</summary>
    public string Key => $"{Type}/{Version}/{DefinitionId}/{VersionId}";

    public static ChildReference Of(JsonObject activity) =>
        new(activity.Text("type") ?? "", activity.Whole("version") ?? 1, activity.Text("workflowDefinitionId"), activity.Text("workflowDefinitionVersionId"))
        {
            PinnedVersion = activity.Text("workflowDefinitionVersionId") is null ? activity.Whole("version") : null,
        };

    /// <summary>The type name under which a definition stands in the toolbox: its name in Pascal case, without blanks and underscores.</summary>
    public static string TypeNameOf(string definitionName)
    {
        var name = new System.Text.StringBuilder(definitionName.Length);
        var startsWord = true;
        foreach (var c in definitionName)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return name.ToString();
    }
}
