using System.IO.Compression;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Values;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Definitions as files: import and export.</summary>
internal static class DefinitionFiles
{
    /// <summary>Most files of one archive.</summary>
    private const int MostFiles = 200;

    public static void Map(RouteGroupBuilder elsa)
    {
        var definitions = elsa.MapGroup("/workflow-definitions");
        definitions.MapPost("/import", ImportAsync).Needs(ElsaPermissions.WriteDefinitions);
        definitions.MapPut("/{definitionId}/import", ImportIntoAsync).Needs(ElsaPermissions.WriteDefinitions);
        definitions.MapPost("/import-files", ImportFilesAsync).Needs(ElsaPermissions.WriteDefinitions).DisableAntiforgery();
        definitions.MapMethods("/{definitionId}/export", [HttpMethods.Get, HttpMethods.Post], ExportAsync).Needs(ElsaPermissions.ReadDefinitions);
        elsa.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync).Needs(ElsaPermissions.ReadDefinitions);
        elsa.MapGet("/bulk-actions/export/workflow-definitions", ExportByQueryAsync).Needs(ElsaPermissions.ReadDefinitions);
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, IUnitOfWork unitOfWork, DefinitionViews views, ElsaCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(views.Full(await TakeAsync(await ElsaBody.ReadAsync(request, mayBeEmpty: false, cancellationToken), caller, unitOfWork, cancellationToken)));

    private static async Task<IResult> ImportIntoAsync(string definitionId, HttpRequest request, IUnitOfWork unitOfWork, DefinitionViews views, ElsaCaller caller, CancellationToken cancellationToken)
    {
        var model = await ElsaBody.ReadAsync(request, mayBeEmpty: false, cancellationToken);
        model["definitionId"] = definitionId;
        return TypedResults.Ok(views.Full(await TakeAsync(model, caller, unitOfWork, cancellationToken)));
    }

    private static async Task<IResult> ImportFilesAsync(HttpRequest request, IUnitOfWork unitOfWork, DefinitionReader reader, ElsaCaller caller, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var document in UploadedDocuments.ReadAsync(request, cancellationToken))
        {
            await TakeAsync(reader.Parse(document), caller, unitOfWork, cancellationToken);
            count++;
        }

        return TypedResults.Ok(new { count });
    }

    private static Task<WorkflowDefinition> TakeAsync(JsonObject model, ElsaCaller caller, IUnitOfWork unitOfWork, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<DefinitionLibrary>().SaveDraftAsync((JsonObject)model.DeepClone(), keepsVersionId: true, caller.Actor.Id, token), cancellationToken);

    private static async Task<IResult> ExportAsync(string definitionId, string? versionOptions, bool? includeConsumingWorkflows, OrchestratorDbContext db, DefinitionViews views, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        if (await DefinitionQueries.FindAsync(db, definitionId, versionOptions, cancellationToken) is not { } row)
            return TypedResults.NotFound();
        var rows = await WithConsumersAsync([row], includeConsumingWorkflows, db, library, cancellationToken);
        return rows.Count > 1
            ? await PackAsync(rows, views, cancellationToken)
            : TypedResults.File(Bytes(views, row), MediaTypeNames.Application.Octet, NameOf(row));
    }

    private static async Task<IResult> ExportManyAsync(HttpRequest request, OrchestratorDbContext db, DefinitionViews views, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<ExportRequest>(request, cancellationToken);
        return await ExportByQueryAsync([.. DefinitionBulk.Bounded(asked.Ids)], asked.IncludeConsumingWorkflows, db, views, library, cancellationToken);
    }

    private static async Task<IResult> ExportByQueryAsync(string[] ids, bool? includeConsumingWorkflows, OrchestratorDbContext db, DefinitionViews views, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var wanted = DefinitionBulk.Bounded(ids).Take(MostFiles).ToList();
        var rows = await db.Definitions.AsNoTracking().Where(d => wanted.Contains(d.Id)).OrderBy(d => d.DefinitionId).ToListAsync(cancellationToken);
        return rows.Count == 0 ? TypedResults.NoContent() : await PackAsync(await WithConsumersAsync(rows, includeConsumingWorkflows, db, library, cancellationToken), views, cancellationToken);
    }

    // Those that use the definitions come along in their latest version, and those that use them in turn.
    private static async Task<IReadOnlyList<WorkflowDefinition>> WithConsumersAsync(IReadOnlyList<WorkflowDefinition> rows, bool? wanted, OrchestratorDbContext db, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        if (wanted is not true)
            return rows;
        var consumers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
            consumers.UnionWith(await library.ListConsumersAsync(row.DefinitionId, withTheirs: true, cancellationToken));
        var more = consumers.Except(rows.Select(row => row.DefinitionId)).Take(MostFiles).ToList();
        return [.. rows, .. await db.Definitions.AsNoTracking().Where(d => d.IsLatest && more.Contains(d.DefinitionId)).OrderBy(d => d.DefinitionId).ToListAsync(cancellationToken)];
    }

    private static async Task<IResult> PackAsync(IReadOnlyList<WorkflowDefinition> rows, DefinitionViews views, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        await using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                await using var entry = await archive.CreateEntry(NameOf(row)).OpenAsync(cancellationToken);
                await entry.WriteAsync(Bytes(views, row), cancellationToken);
            }
        }

        return TypedResults.File(packed.ToArray(), MediaTypeNames.Application.Octet, "workflow-definitions.zip");
    }

    private static byte[] Bytes(DefinitionViews views, WorkflowDefinition row) => Encoding.UTF8.GetBytes(views.File(row).ToJsonString(PlainValue.Json));

    // Clients read the plain file name alone, so it is kept to ASCII.
    private static string NameOf(WorkflowDefinition row)
    {
        var name = new string([.. row.Name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]).Trim('-');
        var id = new string([.. row.DefinitionId.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')]);
        return string.Join('-', new[] { "workflow-definition", name, id, row.Id }.Where(part => part.Length > 0)) + ".json";
    }
}
