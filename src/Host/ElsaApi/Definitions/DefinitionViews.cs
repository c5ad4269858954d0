using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Definitions as Elsa's clients expect them.</summary>
internal sealed class DefinitionViews(DefinitionReader reader, DesignerForm form, ElsaCaller caller)
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    // What the row says, not the document.
    private static readonly HashSet<string> RowMembers = new(StringComparer.Ordinal)
    {
        "links", "$schema", "id", "definitionId", "name", "description", "createdAt", "version", "toolVersion", "isLatest", "isPublished", "isReadonly", "isSystem", "root",
    };

    public DefinitionSummary Summary(WorkflowDefinition row, bool withLinks = true) => new()
    {
        Links = withLinks ? LinksOf(row) : null,
        IsMaterializerAvailable = withLinks ? true : null,
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        Name = row.Name,
        Description = row.Description,
        Version = row.Version,
        ToolVersion = row.ToolVersion,
        IsLatest = row.IsLatest,
        IsPublished = row.IsPublished,
        CreatedAt = row.CreatedAt,
        IsReadonly = row.IsReadonly,
    };

    /// <summary>The whole definition, with node ids, stand-ins for what is not installed, and links.</summary>
    public JsonObject Full(WorkflowDefinition row)
    {
        var view = new JsonObject { ["links"] = new JsonArray([.. LinksOf(row).Select(link => new JsonObject { ["href"] = link.Href, ["rel"] = link.Rel, ["method"] = link.Method })]) };
        return Fill(view, row);
    }

    /// <summary>The definition as a file holds it: foreign installations can read it.</summary>
    public JsonObject File(WorkflowDefinition row) => Fill(new JsonObject { ["$schema"] = Schema }, row);

    /// <summary>The row as the list of versions shows it, the steps as text.</summary>
    public JsonObject Version(WorkflowDefinition row)
    {
        var view = Full(row);
        view.Remove("links");
        var root = view["root"]!.ToJsonString();
        view.Remove("root");
        view["materializerName"] = "Json";
        view["stringData"] = root;
        return view;
    }

    public IReadOnlyList<Link> ListLinks()
    {
        var links = new List<Link>
        {
            new("/workflow-definitions", "self", "GET"),
            new("/workflow-definitions/validation/is-name-unique", "is-name-unique", "GET"),
            new("/workflow-definitions/query/count", "count", "GET"),
            new("/workflow-definitions/many-by-id", "many-by-id", "GET"),
        };
        if (caller.May(ElsaPermissions.DeleteDefinitions))
        {
            links.Add(new("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"));
            links.Add(new("/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id", "POST"));
        }

        if (caller.May(ElsaPermissions.PublishDefinitions))
            links.Add(new("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"));
        if (caller.May(ElsaPermissions.RetractDefinitions))
            links.Add(new("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"));
        if (caller.May(ElsaPermissions.WriteDefinitions))
        {
            links.Add(new("/workflow-definitions/import", "import", "POST"));
            links.Add(new("/workflow-definitions/import-files", "import-files", "POST"));
            links.Add(new("/workflow-definitions", "create", "POST"));
        }

        // Elsa has no relations for these; the page around the designer takes from its menus what nobody here may do.
        if (caller.May(ElsaPermissions.CancelInstances))
            links.Add(new("/bulk-actions/cancel/workflow-instances", "bulk-cancel-instances", "POST"));
        if (caller.May(ElsaPermissions.DeleteInstances))
            links.Add(new("/bulk-actions/delete/workflow-instances/by-id", "bulk-delete-instances", "POST"));

        return links;
    }

    private List<Link> LinksOf(WorkflowDefinition row)
    {
        var self = "/workflow-definitions/" + row.DefinitionId;
        var links = new List<Link>
        {
            new(self, "self", "GET"),
            new("/workflow-definitions/by-definition-id/" + row.DefinitionId, "self", "GET"),
            new(self + "/versions", "versions", "GET"),
        };
        if (caller.May(ElsaPermissions.ExecuteDefinitions))
        {
            links.Add(new(self + "/bulk-dispatch", "bulk-dispatch", "POST"));
            links.Add(new(self + "/dispatch", "dispatch", "POST"));
            links.Add(new(self + "/execute", "execute", "POST"));
        }

        links.Add(new(self + "/export", "export", "POST"));
        if (row.IsReadonly)
            return links;
        if (caller.May(ElsaPermissions.PublishDefinitions))
            links.Add(new(self + "/publish", "publish", "POST"));
        if (caller.May(ElsaPermissions.RetractDefinitions))
            links.Add(new(self + "/retract", "retract", "POST"));
        if (caller.May(ElsaPermissions.DeleteDefinitions))
            links.Add(new(self, "delete", "DELETE"));
        if (caller.May(ElsaPermissions.WriteDefinitions))
            links.Add(new(self + "/import", "import", "PUT"));
        if (caller.May(ElsaPermissions.PublishDefinitions))
            links.Add(new(self + "/update-references", "update-references", "POST"));
        return links;
    }

    private JsonObject Fill(JsonObject view, WorkflowDefinition row)
    {
        var stored = DefinitionReader.Normalize(reader.Parse(row.Json));
        view["id"] = row.Id;
        view["definitionId"] = row.DefinitionId;
        view["name"] = row.Name;
        if (row.Description is { } description)
            view["description"] = description;
        view["createdAt"] = row.CreatedAt;
        view["version"] = row.Version;
        if (row.ToolVersion is { } tool)
            view["toolVersion"] = tool;
        foreach (var (name, value) in stored)
        {
            if (!RowMembers.Contains(name))
                view[name] = value?.DeepClone();
        }

        foreach (var list in (string[])["variables", "inputs", "outputs", "outcomes"])
        {
            if (view[list] is not JsonArray)
                view[list] = new JsonArray();
        }

        if (view["customProperties"] is not JsonObject)
            view["customProperties"] = new JsonObject();
        if (view["options"] is not JsonObject)
            view["options"] = new JsonObject();
        if (view["options"]!["autoUpdateConsumingWorkflows"]?.GetValueKind() is not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False))
            view["options"]!["autoUpdateConsumingWorkflows"] = false;
        view["isReadonly"] = row.IsReadonly;
        view["isSystem"] = row.IsSystem;
        view["isLatest"] = row.IsLatest;
        view["isPublished"] = row.IsPublished;
        view["root"] = form.RootOf(stored);
        return view;
    }
}
