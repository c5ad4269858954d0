using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Definitions;

/// <summary>A definition as it was read: the header in types, the steps still as JSON, foreign casing and wrappers removed.</summary>
public sealed record DefinitionDocument(DefinitionHeader Header, JsonObject Root, JsonObject Json);
