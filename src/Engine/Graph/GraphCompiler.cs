using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine.Graph;

/// <summary>Compiles definitions into graphs. A definition with faults still compiles, so that it can be shown and what is sound of it can run; the issues say what is wrong.</summary>
public sealed class GraphCompiler(ActivityRegistry registry, EngineOptions options)
{
    /// <summary>Compiles a document.</summary>
    public CompiledDefinition Compile(DefinitionDocument document) => Compile(document, ChildDefinitions.None);

    internal CompiledDefinition Compile(DefinitionDocument document, ChildDefinitions children)
    {
        var compilation = new GraphCompilation(document.Header, registry, options, children);
        var graph = compilation.Compile(document.Root);
        return new CompiledDefinition(graph, compilation.Issues);
    }
}

/// <summary>A graph, and what is wrong with the definition that it comes from.</summary>
public sealed record CompiledDefinition(WorkflowGraph Graph, IReadOnlyList<ValidationIssue> Issues);
