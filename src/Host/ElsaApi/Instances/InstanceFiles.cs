using System.IO.Compression;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Engine;
using Orchestrator.Engine.State;
using Orchestrator.Engine.Values;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.ElsaApi.Executions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>Instances as files. What is exported here can be imported where the same version of the definition is; another server's state cannot be run on.</summary>
internal static class InstanceFiles
{
    /// <summary>Most instances of one archive.</summary>
    private const int MostInstances = 100;
    /// <summary>Most rows of one kind; an instance with more is too large for a file.</summary>
    private const int MostRows = 20_000;

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-instances/{id}/export", static (string id, bool? includeBookmarks, bool? includeActivityExecutionLog, bool? includeWorkflowExecutionLog, OrchestratorDbContext db, InstanceStates states, CancellationToken cancellationToken) =>
            ExportAsync([id], new InstanceExportRequest([id], includeBookmarks, includeActivityExecutionLog, includeWorkflowExecutionLog), db, states, cancellationToken)).Needs(ElsaPermissions.ReadInstances);
        elsa.MapPost("/workflow-instances/{id}/export", static async (string id, HttpRequest request, OrchestratorDbContext db, InstanceStates states, CancellationToken cancellationToken) =>
            await ExportAsync([id], await ElsaBody.ReadAsync<InstanceExportRequest>(request, cancellationToken), db, states, cancellationToken)).Needs(ElsaPermissions.ReadInstances);
        elsa.MapPost("/bulk-actions/export/workflow-instances", static async (HttpRequest request, OrchestratorDbContext db, InstanceStates states, CancellationToken cancellationToken) =>
        {
            var asked = await ElsaBody.ReadAsync<InstanceExportRequest>(request, cancellationToken);
            return await ExportAsync([.. DefinitionBulk.Bounded(asked.Ids).Take(MostInstances)], asked, db, states, cancellationToken);
        }).Needs(ElsaPermissions.ReadInstances);
        elsa.MapPost("/bulk-actions/import/workflow-instances", ImportAsync).Needs(ElsaPermissions.WriteInstances).DisableAntiforgery();
    }

    private static async Task<IResult> ExportAsync(IReadOnlyList<string> ids, InstanceExportRequest asked, OrchestratorDbContext db, InstanceStates states, CancellationToken cancellationToken)
    {
        var files = new List<(string Id, byte[] Content)>();
        foreach (var id in ids)
        {
            if (await LoadAsync(id, db, cancellationToken) is { } document)
                files.Add((id, JsonSerializer.SerializeToUtf8Bytes(await WriteAsync(document, asked, states, cancellationToken), PlainValue.Json)));
        }

        if (files is [])
            return TypedResults.NotFound();
        if (files is [var only])
            return TypedResults.File(only.Content, MediaTypeNames.Application.Octet, NameOf(only.Id));
        using var packed = new MemoryStream();
        await using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (id, content) in files)
            {
                await using var entry = await archive.CreateEntry(NameOf(id)).OpenAsync(cancellationToken);
                await entry.WriteAsync(content, cancellationToken);
            }
        }

        return TypedResults.File(packed.ToArray(), MediaTypeNames.Application.Octet, "workflow-instances.zip");
    }

    private static async Task<InstanceDocument?> LoadAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Instances.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } instance)
            return null;
        var document = new InstanceDocument(
            instance,
            await db.Bookmarks.AsNoTracking().Where(b => b.InstanceId == id).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).Take(MostRows + 1).ToListAsync(cancellationToken),
            await db.Executions.AsNoTracking().Where(x => x.InstanceId == id).OrderBy(x => x.StartedAt).ThenBy(x => x.CallStackDepth).ThenBy(x => x.Id).Take(MostRows + 1).ToListAsync(cancellationToken),
            await db.JournalOf(id).Take(MostRows + 1).ToListAsync(cancellationToken),
            await db.Incidents.AsNoTracking().Where(x => x.InstanceId == id).OrderBy(x => x.Id).Take(MostRows + 1).ToListAsync(cancellationToken));
        return new[] { document.Bookmarks.Count, document.Executions.Count, document.Journal.Count, document.Incidents.Count }.Max() <= MostRows
            ? document
            : throw new DefinitionRefusedException($"流程实例“{id}”的记录超过 {MostRows} 条，不能导出为文件。The instance '{id}' has more than {MostRows} records and is too large for a file.");
    }

    private static async Task<JsonObject> WriteAsync(InstanceDocument document, InstanceExportRequest asked, InstanceStates states, CancellationToken cancellationToken)
    {
        var instance = document.Instance;
        var file = new JsonObject { ["WorkflowState"] = await states.StateAsync(instance, cancellationToken) };
        if (asked.IncludeBookmarks is not false)
        {
            file["Bookmarks"] = Json(document.Bookmarks.Select(b => new
            {
                b.Id,
                activityTypeName = b.Name,
                workflowInstanceId = b.InstanceId,
                b.ActivityInstanceId,
                b.Hash,
                b.CorrelationId,
                b.CreatedAt,
                payload = b.Payload is null ? null : JsonNode.Parse(b.Payload),
            }));
        }

        if (asked.IncludeActivityExecutionLog is not false)
            file["ActivityExecutionRecords"] = Json(document.Executions.Select(ExecutionViews.Record));
        if (asked.IncludeWorkflowExecutionLog is not false)
            file["WorkflowExecutionLogRecords"] = Json(document.Journal.Select(line => JournalEndpoints.Detail(line, instance, null)));
        file[InstanceDocument.Member] = Json(document);
        return file;
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var imported = 0;
        await foreach (var text in UploadedDocuments.ReadAsync(request, cancellationToken))
        {
            var document = Read(text);
            await unitOfWork.RunAsync((services, token) => TakeAsync(document, services, token), cancellationToken);
            imported++;
        }

        return TypedResults.Ok(new { count = imported, imported });
    }

    private static InstanceDocument Read(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject file && file[InstanceDocument.Member]?.Deserialize<InstanceDocument>(OrchestratorJson.Options) is { Instance: not null, Bookmarks: not null, Executions: not null, Journal: not null, Incidents: not null } document)
                return document;
        }
        catch (JsonException error)
        {
            throw new UnreadableBodyException("files", $"文件无法识别（{error.Path}，第 {error.LineNumber + 1} 行）。The file cannot be read ({error.Path}).");
        }

        throw new UnreadableBodyException("files", "文件不是本系统导出的流程实例，无法接着运行。The file is no instance exported by this system; it cannot be run on.");
    }

    private static async Task TakeAsync(InstanceDocument document, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        var instance = document.Instance;
        if (!document.IsWhole)
            throw new DefinitionRefusedException($"文件中有不属于流程实例“{instance.Id}”的记录。The file holds records of other instances than '{instance.Id}'.");
        if (await db.Instances.AnyAsync(i => i.Id == instance.Id, cancellationToken))
            throw new DefinitionRefusedException($"流程实例“{instance.Id}”已经存在。The instance '{instance.Id}' exists already.");
        if (instance.CorrelationId is { } caseId && await db.Cases.AnyAsync(c => c.Id == caseId, cancellationToken))
            throw new DefinitionRefusedException($"案卷“{caseId}”已有流程，不能导入另一个。The case '{caseId}' is carried by a workflow already.");
        try
        {
            await services.GetRequiredService<InstanceStates>().StateAsync(instance, cancellationToken);
        }
        catch (DefinitionNotFoundException)
        {
            throw new DefinitionRefusedException($"请先导入流程定义“{instance.DefinitionId}”的版本“{instance.DefinitionVersionId}”。Import version '{instance.DefinitionVersionId}' of definition '{instance.DefinitionId}' first.");
        }
        catch (Exception error) when (error is StateFormatException or JsonException)
        {
            throw new DefinitionRefusedException($"流程实例“{instance.Id}”的状态无法读取。The state of instance '{instance.Id}' cannot be read.");
        }

        db.Add(instance);
        db.AddRange(document.Bookmarks);
        db.AddRange(document.Executions);
        db.AddRange(JournalPage.Of(document.Journal.OrderBy(line => line.Sequence)));
        db.AddRange(document.Incidents);
    }

    private static JsonNode? Json<T>(T value) => JsonSerializer.SerializeToNode(value, OrchestratorJson.Options);

    private static string NameOf(string id) => $"workflow-instance-{new string([.. id.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')])}.json";
}
