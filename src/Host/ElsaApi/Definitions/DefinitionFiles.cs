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
    /// <summary>Largest single document once unpacked.</summary>
    private const int LargestDocument = 5 * 1024 * 1024;

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
        if (!request.HasFormContentType)
            return ElsaErrors.BadRequest("请以表单上传文件。Upload the files as a form.");
        var form = await request.ReadFormAsync(cancellationToken);
        var count = 0;
        foreach (var file in form.Files.Take(MostFiles))
        {
            await using var content = file.OpenReadStream();
            var isZip = file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
            await foreach (var document in isZip ? UnpackAsync(content, cancellationToken) : SingleAsync(content, cancellationToken))
            {
                await TakeAsync(reader.Parse(document), caller, unitOfWork, cancellationToken);
                count++;
            }
        }

        return TypedResults.Ok(new { count });
    }

    private static Task<WorkflowDefinition> TakeAsync(JsonObject model, ElsaCaller caller, IUnitOfWork unitOfWork, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<DefinitionLibrary>().SaveDraftAsync((JsonObject)model.DeepClone(), keepsVersionId: true, caller.Actor.Id, token), cancellationToken);

    private static async IAsyncEnumerable<string> SingleAsync(Stream content, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await ReadAsync(content, cancellationToken);
    }

    private static async IAsyncEnumerable<string> UnpackAsync(Stream content, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(content, ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableBodyException("files", "压缩文件已损坏。The archive is damaged.");
        }

        using (archive)
        {
            foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).Take(MostFiles))
            {
                await using var document = await entry.OpenAsync(cancellationToken);
                yield return await ReadAsync(document, cancellationToken);
            }
        }
    }

    // The size that an archive claims is not believed: reading stops at the limit.
    private static async Task<string> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestDocument + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LargestDocument
            ? new UTF8Encoding(false).GetString(buffer, 0, length).TrimStart('\uFEFF')
            : throw new UnreadableBodyException("files", $"文件超过 {LargestDocument / 1024 / 1024} MB。A file is larger than {LargestDocument / 1024 / 1024} MB.");
    }

    private static async Task<IResult> ExportAsync(string definitionId, string? versionOptions, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken) =>
        await DefinitionQueries.FindAsync(db, definitionId, versionOptions, cancellationToken) is { } row
            ? TypedResults.File(Bytes(views, row), MediaTypeNames.Application.Octet, NameOf(row))
            : TypedResults.NotFound();

    private static async Task<IResult> ExportManyAsync(HttpRequest request, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken) =>
        await PackAsync(DefinitionBulk.Bounded((await ElsaBody.ReadAsync<RowIds>(request, cancellationToken)).Ids), db, views, cancellationToken);

    private static Task<IResult> ExportByQueryAsync(string[] ids, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken) =>
        PackAsync(DefinitionBulk.Bounded(ids), db, views, cancellationToken);

    private static async Task<IResult> PackAsync(IEnumerable<string> ids, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken)
    {
        var wanted = ids.Take(MostFiles).ToList();
        var rows = await db.Definitions.AsNoTracking().Where(d => wanted.Contains(d.Id)).OrderBy(d => d.DefinitionId).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return TypedResults.NoContent();
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
