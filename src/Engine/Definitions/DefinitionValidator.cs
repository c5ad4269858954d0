using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Definitions;

/// <summary>Says everything that is wrong with a definition, at once.</summary>
public sealed class DefinitionValidator(DefinitionReader reader, GraphCompiler compiler, ChildResolver resolver)
{
    /// <summary>Checks a document by itself.</summary>
    public IReadOnlyList<ValidationIssue> Validate(string json)
    {
        try
        {
            return Check(compiler.Compile(reader.Read(json)));
        }
        catch (DefinitionFormatException e)
        {
            return [e.Issue];
        }
    }

    /// <summary>Checks a document and the workflows that it starts by name: they must exist, and none may lead back to it.</summary>
    public async Task<IReadOnlyList<ValidationIssue>> ValidateAsync(string json, string definitionId, IEngineStore store, CancellationToken cancellationToken = default)
    {
        List<ValidationIssue> issues;
        CompiledDefinition compiled;
        try
        {
            compiled = await CompileAsync(reader.Read(json, definitionId), store, cancellationToken);
            issues = [.. Check(compiled)];
        }
        catch (DefinitionFormatException e)
        {
            return [e.Issue];
        }
        await FollowAsync(compiled.Graph, [definitionId], store, issues, [], cancellationToken);
        return issues;
    }

    private async Task<CompiledDefinition> CompileAsync(DefinitionDocument document, IEngineStore store, CancellationToken cancellationToken) =>
        compiler.Compile(document, await resolver.ResolveAsync(document, store, cancellationToken: cancellationToken));

    private static List<ValidationIssue> Check(CompiledDefinition compiled)
    {
        var issues = compiled.Issues.ToList();
        var root = compiled.Graph.Root.Children;
        if (root is [{ Activity: Activities.Flowchart { Activities.Count: 0 } or Activities.Sequence { Activities.Count: 0 } }])
            issues.Add(new ValidationIssue("definition.no-start", "流程没有任何步骤。", "The workflow has no steps.", root[0].NodeId, IssueSeverity.Warning));
        foreach (var variable in compiled.Graph.Header.Variables.GroupBy(v => v.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            issues.Add(new ValidationIssue("variable.duplicate-id", $"变量标识“{variable.Key}”重复。", $"The variable id '{variable.Key}' is used twice.", "Workflow1/variables"));
        foreach (var (node, variable) in compiled.Graph.Nodes.SelectMany(n => n.Variables.Select(v => (n, v))).Where(declared => declared.v.DefaultMisfit is not null))
            issues.Add(new ValidationIssue("variable.bad-default", $"变量“{variable.Name}”的默认值不合类型 {variable.TypeName}，按无默认值处理：{variable.DefaultMisfit!.Message}", $"The default of variable '{variable.Name}' does not fit its type {variable.TypeName} and counts as none: {variable.DefaultMisfit.Message}", node.NodeId + "/variables", IssueSeverity.Warning));
        foreach (var variable in compiled.Graph.Header.Variables.Where(v => Values.TypeAliases.Resolve(v.TypeName, v.IsArray) is null))
            issues.Add(new ValidationIssue("variable.unknown-type", $"变量“{variable.Name}”的类型“{variable.TypeName}”未知，按 Object 处理。", $"The type '{variable.TypeName}' of variable '{variable.Name}' is unknown and read as Object.", "Workflow1/variables", IssueSeverity.Warning));
        return issues;
    }

    // Only a workflow that is executed within the same burst can run into itself without end; a dispatched one starts afresh.
    private async Task FollowAsync(WorkflowGraph graph, List<string> path, IEngineStore store, List<ValidationIssue> issues, HashSet<string> seen, CancellationToken cancellationToken)
    {
        foreach (var (node, target) in References(graph))
        {
            if (path.Contains(target))
            {
                var circle = string.Join(" → ", path.SkipWhile(p => p != target).Append(target));
                issues.Add(new ValidationIssue("definition.cyclic-reference", $"流程互相调用形成循环：{circle}。", $"The workflows call each other in a circle: {circle}.", node.NodeId));
                continue;
            }
            if (!seen.Add(target))
                continue;
            if (await store.FindDefinitionAsync(target, VersionOptions.LatestOrPublished, cancellationToken) is not { } definition)
            {
                if (path.Count == 1)
                    issues.Add(new ValidationIssue("definition.missing-reference", $"找不到流程定义“{target}”。", $"No workflow definition '{target}' found.", node.NodeId, IssueSeverity.Warning));
                continue;
            }
            path.Add(target);
            await FollowAsync((await CompileAsync(reader.Read(definition), store, cancellationToken)).Graph, path, store, issues, seen, cancellationToken);
            path.RemoveAt(path.Count - 1);
        }
    }

    private static IEnumerable<(GraphNode Node, string Target)> References(WorkflowGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Activity is Activities.ExecuteWorkflow { WorkflowDefinitionId.Expression: Expressions.ConstantExpression { Value: string { Length: > 0 } target } })
                yield return (node, target);
        }
    }
}
