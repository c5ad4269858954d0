using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Incidents;
using Orchestrator.Engine;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;
using Orchestrator.Engine.Values;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Host.Incidents;

/// <summary>Tells of one instance why it is stuck, with what values, and what has changed since the step last worked.</summary>
internal sealed class IncidentStories(GraphCache graphs, InstanceStateProjector states, INoticeRenderer templates, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MostEvents = 100;
    private static readonly string[] ByHand = ["Migrated", "Variable modified", "Retried", "Skipped", "Token put"];

    /// <summary>Null when there is no such instance.</summary>
    public async Task<IncidentDetails?> TellAsync(OrchestratorDbContext db, string instanceId, CancellationToken cancellationToken = default)
    {
        if (await db.Instances.AsNoTracking().FirstOrDefaultAsync(i => i.Id == instanceId, cancellationToken) is not { } instance
            || await db.Definitions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == instance.DefinitionVersionId, cancellationToken) is not { } definition)
            return null;
        await using var scope = scopes.CreateAsyncScope();
        var graph = await graphs.GetForAsync(instance, scope.ServiceProvider.GetRequiredService<IEngineStore>(), cancellationToken) ?? throw new DefinitionNotFoundException(instance.DefinitionVersionId);
        var incidents = states.Incidents(instance, graph);
        var stories = new List<IncidentStory>();
        foreach (var incident in incidents)
            stories.Add(Story(incident, graph.FindNode(incident.ActivityNodeId), await db.LastCompletedAsync(definition.DefinitionId, incident.ActivityId, clock.GetUtcNow(), cancellationToken)));
        var cases = await IncidentQueries.CasesAsync(db, [instance.CorrelationId], cancellationToken);
        var since = stories.Select(s => s.LastWorked).Min() ?? instance.CreatedAt;
        return new IncidentDetails
        {
            InstanceId = instance.Id,
            DefinitionId = definition.DefinitionId,
            DefinitionName = definition.Name,
            DefinitionVersionId = definition.Id,
            DefinitionVersion = definition.Version,
            SubStatus = instance.SubStatus.ToString(),
            CaseId = cases.Keys.FirstOrDefault(),
            CaseNumber = cases.Values.FirstOrDefault(),
            Incidents = stories,
            Variables = [.. states.Variables(instance, graph).Select(v => new VariableInfo(v.Id, v.Name, graph.Header.Variables.First(d => d.Id == v.Id).TypeName, Element(PlainValue.ToJson(v.Value))))],
            Changes = [.. (await ChangesAsync(db, instance, since, cancellationToken)).OrderByDescending(c => c.At)],
        };
    }

    private static IncidentStory Story(Incident incident, GraphNode? node, DateTimeOffset? lastWorked) => new(
        incident.ActivityInstanceId, incident.ActivityId, node?.Name, incident.ActivityType, incident.ActivityNodeId, incident.Message, incident.Exception?.Type, incident.Exception?.StackTrace,
        incident.Inputs is { } inputs ? Element(inputs) : null, node is null ? ["Done"] : StepOutcomes.Of(node), incident.Timestamp, lastWorked);

    private async Task<List<ChangeInfo>> ChangesAsync(OrchestratorDbContext db, WorkflowInstance instance, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var changes = new List<ChangeInfo>();
        foreach (var version in await db.Definitions.AsNoTracking().Where(d => d.DefinitionId == instance.DefinitionId && d.CreatedAt > since).Select(d => new { d.Version, d.IsPublished, d.CreatedAt }).ToListAsync(cancellationToken))
        {
            var (zh, en) = version.IsPublished ? ("已发布", "published") : ("草稿或旧版", "a draft or an older one");
            changes.Add(new ChangeInfo("definition", version.CreatedAt, $"流程有了第 {version.Version} 版（{zh}）；本实例在第 {instance.DefinitionVersion} 版", $"The definition has a version {version.Version} ({en}); this instance is on version {instance.DefinitionVersion}", $"/designer/{Uri.EscapeDataString(instance.DefinitionId)}"));
        }
        var used = await db.Notices.AsNoTracking().Where(n => n.IssuedAt <= since).GroupBy(n => n.TemplateCode).Select(g => new { g.Key, Version = g.Max(n => n.TemplateVersion), Last = g.Max(n => n.IssuedAt) }).ToListAsync(cancellationToken);
        foreach (var template in templates.Templates)
        {
            if (used.Find(u => u.Key == template.Code) is { } before && before.Version < template.Version)
                changes.Add(new ChangeInfo("template", before.Last, $"文书模板 {template.Code}《{template.TitleZh}》由第 {before.Version} 版改为第 {template.Version} 版", $"The template {template.Code} ({template.TitleEn}) went from version {before.Version} to {template.Version}"));
        }
        var events = await db.JournalBackwards(instance.Id).Where(j => ByHand.Contains(j.EventName)).Take(MostEvents).ToListAsync(cancellationToken);
        changes.AddRange(events.Where(e => e.Timestamp > since).Select(Told));
        return changes;
    }

    private static ChangeInfo Told(JournalRecord e) => e.EventName switch
    {
        "Migrated" => new ChangeInfo("migration", e.Timestamp, $"实例迁移：第 {e.Message} 版", $"The instance was migrated: version {e.Message}"),
        "Variable modified" => new ChangeInfo("variable", e.Timestamp, $"变量“{e.Message}”被修改", $"The variable '{e.Message}' was set"),
        "Skipped" => new ChangeInfo("repair", e.Timestamp, $"步骤“{e.ActivityId}”被跳过（{e.Message}）", $"The step '{e.ActivityId}' was skipped ({e.Message})"),
        "Token put" => new ChangeInfo("repair", e.Timestamp, $"令牌被放到步骤“{e.Message}”", $"A token was put on the step '{e.Message}'"),
        _ => new ChangeInfo("repair", e.Timestamp, $"步骤“{e.ActivityId}”被重试", $"The step '{e.ActivityId}' was retried"),
    };

    private static JsonElement Element(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
