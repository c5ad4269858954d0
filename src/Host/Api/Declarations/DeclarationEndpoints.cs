using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Declarations;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Api.Units;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Api.Declarations;

internal static class DeclarationEndpoints
{
    private const long LargestFile = 100L * 1024 * 1024;
    private const int MostVersions = 200;
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/declarations").WithTags("Declarations");
        group.MapGet("", ListAsync).RequireAuthorization(Policies.SignedIn).WithName("ListDeclarations").WithSummary("申报表各版本 / Versions of a unit's table");
        group.MapGet("/template", Template).RequireAuthorization(Policies.SignedIn).WithName("GetDeclarationTemplate").WithSummary("下载空白表 / The empty form as an Excel workbook");
        group.MapPost("", FileAsync).RequireAuthorization(Policies.SignedIn).AsCommand().DisableAntiforgery()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestFile)).WithFormOptions(multipartBodyLengthLimit: LargestFile)
            .WithName("FileDeclaration").WithSummary("报送情况表 / File a table; faulty rows are each reported");
        group.MapPost("/zero", FileZeroAsync).RequireAuthorization(Policies.SignedIn).AsCommand().WithName("FileZeroReturn").WithSummary("无二次接入单位声明 / File a zero return");
        group.MapPost("/{id}/return", ReturnAsync).RequireAuthorization(Policies.Reconcile).AsCommand().WithName("ReturnDeclaration").WithSummary("退回补正 / Return a table for correction");
        group.MapGet("/{id}/export", ExportAsync).RequireAuthorization(Policies.SignedIn).WithName("ExportDeclaration").WithSummary("导出 / The rows of a version as an Excel workbook");
    }

    private static async Task<Ok<IReadOnlyList<DeclarationInfo>>> ListAsync(string campaignId, string unitId, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        if (!MaySee(current.Actor, unitId))
            return TypedResults.Ok<IReadOnlyList<DeclarationInfo>>([]);
        var versions = await db.Declarations.AsNoTracking().Where(d => d.CampaignId == campaignId && d.UnitId == unitId).OrderByDescending(d => d.Version).Take(MostVersions).ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<DeclarationInfo>>([.. versions.Select(Show)]);
    }

    private static FileContentHttpResult Template()
    {
        using var workbook = new MemoryStream();
        DeclarationWorkbook.WriteTemplate(workbook);
        return TypedResults.File(workbook.ToArray(), Excel, "互联网二级接入服务单位情况表.xlsx");
    }

    private static async Task<Results<Ok<DeclarationResult>, ProblemAnswer>> FileAsync(IFormFile file, string campaignId, string unitId, bool? goodRows, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync(async (services, token) =>
        {
            await using var content = file.OpenReadStream();
            return await services.GetRequiredService<DeclarationDesk>().FileAsync(campaignId, unitId, Path.GetFileName(file.FileName), content, goodRows ?? false, actor, token);
        }, cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal)
            : TypedResults.Ok(new DeclarationResult(answer.Value.Declaration is { } declaration ? Show(declaration) : null, UnitEndpoints.Show(answer.Value.Report)));
    }

    private static async Task<Results<Ok<DeclarationInfo>, ProblemAnswer>> FileZeroAsync(ZeroReturn zero, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DeclarationDesk>().FileZeroAsync(zero.CampaignId, zero.UnitId, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static async Task<Results<Ok<DeclarationInfo>, ProblemAnswer>> ReturnAsync(string id, ReturnDeclaration given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DeclarationDesk>().ReturnAsync(id, given.Reason, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static async Task<Results<FileContentHttpResult, ProblemAnswer>> ExportAsync(string id, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        var declaration = await db.Declarations.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (declaration is null || !MaySee(current.Actor, declaration.UnitId))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var name = await db.Units.Where(u => u.Id == declaration.UnitId).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken);
        using var workbook = new MemoryStream();
        DeclarationWorkbook.Write(workbook, db.DeclaredUnits.AsNoTracking().Where(r => r.DeclarationId == id).OrderBy(r => r.Seq).ThenBy(r => r.Id),
            string.Create(CultureInfo.InvariantCulture, $"填报单位：{name}　第{declaration.Version}版　{declaration.FiledAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}"));
        return TypedResults.File(workbook.ToArray(), Excel, $"{name}-v{declaration.Version}.xlsx");
    }

    private static bool MaySee(Actor actor, string unitId) => actor.UnitId is null || actor.UnitId == unitId;

    private static DeclarationInfo Show(Declaration d) => new(d.Id, d.UnitId, d.Version, d.FiledAt, d.IsLate, d.IsZeroReturn, d.Rows, d.BadRows, d.FileName, d.FileHash, d.IsSuperseded, d.ReturnReason);
}
