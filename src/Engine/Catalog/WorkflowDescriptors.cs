using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Catalog;

/// <summary>Describes workflows that may be used as steps the way the designer's toolbox wants it, Elsa's custom and construction properties included.</summary>
public sealed class WorkflowDescriptors(DefinitionReader reader)
{
    /// <summary>One descriptor for each version, the published ones in the toolbox; of two definitions with one name the first counts.</summary>
    public IReadOnlyList<ActivityDescriptor> Describe(IEnumerable<WorkflowDefinition> versions)
    {
        var all = versions.ToList();
        var published = all.Where(version => version.IsPublished).ToDictionary(version => version.DefinitionId, StringComparer.Ordinal);
        return [.. all.OrderByDescending(version => version.IsPublished).ThenBy(version => version.DefinitionId, StringComparer.Ordinal)
            .Select(version => Describe(version, published.GetValueOrDefault(version.DefinitionId)))
            .DistinctBy(descriptor => (descriptor.TypeName, descriptor.Version))
            .OrderBy(descriptor => descriptor.TypeName, StringComparer.Ordinal).ThenBy(descriptor => descriptor.Version)];
    }

    private ActivityDescriptor Describe(WorkflowDefinition version, WorkflowDefinition? published)
    {
        var header = reader.Read(version).Header;
        var type = ChildReference.TypeNameOf(version.Name);
        return new ActivityDescriptor
        {
            TypeName = type,
            Namespace = "",
            Name = type,
            Version = version.Version,
            Category = string.IsNullOrEmpty(header.ActivityCategory) ? "流程" : header.ActivityCategory,
            DisplayName = version.Name,
            Description = version.Description,
            Kind = ActivityKind.Action,
            IsBrowsable = version.IsPublished,
            Inputs = [.. header.Inputs.Select((input, order) => new InputDescriptor
            {
                Name = input.Name,
                TypeName = input.IsArray ? input.TypeName + "[]" : input.TypeName,
                DisplayName = string.IsNullOrEmpty(input.DisplayName) ? input.Name : input.DisplayName,
                Description = input.Description,
                Order = order,
                Category = string.IsNullOrEmpty(input.Category) ? null : input.Category,
                UiHint = string.IsNullOrEmpty(input.UIHint) ? UIHints.SingleLine : input.UIHint,
                IsSynthetic = true,
                IsWrapped = true,
                DefaultSyntax = "Literal",
            })],
            Outputs = [.. header.Outputs.Select((output, order) => new OutputDescriptor
            {
                Name = output.Name,
                TypeName = output.IsArray ? output.TypeName + "[]" : output.TypeName,
                DisplayName = string.IsNullOrEmpty(output.DisplayName) ? output.Name : output.DisplayName,
                Description = output.Description,
                Order = order,
                IsSynthetic = true,
            })],
            // The port by which the designer enters the workflow; it draws none for it.
            Ports = [new PortDescriptor("Root", version.Name, PortType.Embedded, IsBrowsable: false), .. (header.Outcomes.Count == 0 ? ["Done"] : header.Outcomes).Select(outcome => new PortDescriptor(outcome, outcome == "Done" ? "完成" : outcome, PortType.Flow))],
            CustomProperties = new Dictionary<string, object?>
            {
                ["RootType"] = nameof(Activities.WorkflowDefinitionActivity),
                ["WorkflowDefinitionId"] = version.DefinitionId,
                ["WorkflowDefinitionVersionId"] = version.Id,
            },
            ConstructionProperties = new Dictionary<string, object?>
            {
                ["WorkflowDefinitionId"] = version.DefinitionId,
                ["WorkflowDefinitionVersionId"] = version.Id,
                ["LatestAvailablePublishedVersion"] = published?.Version ?? version.Version,
                ["LatestAvailablePublishedVersionId"] = published?.Id ?? version.Id,
            },
        };
    }
}
