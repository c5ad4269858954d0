using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.SelfChecks;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.SelfChecks;

namespace Orchestrator.Host.Api.SelfChecks;

internal static class SelfCheckEndpoints
{
    private const string List = "self-check-standing";
    private const int LargestUpload = DocumentDesk.LargestFile + 64 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/self-checks").WithTags("SelfChecks");
        group.MapGet("/report", GetAsync).RequireAuthorization(Policies.SignedIn).WithName("GetSelfCheckReport").WithSummary("自查情况报告表 / The latest version of a unit's report");
        group.MapPost("/report", SaveAsync).RequireAuthorization(Policies.SignedIn).AsCommand().WithName("SaveSelfCheckReport").WithSummary("保存草稿 / Save the draft");
        group.MapPost("/{id}/file", FileAsync).RequireAuthorization(Policies.SignedIn).AsCommand().WithName("FileSelfCheckReport").WithSummary("报送 / File the draft");
        group.MapPost("/{id}/decision", DecideAsync).RequireAuthorization(Policies.Reconcile).AsCommand().WithName("DecideSelfCheckReport").WithSummary("核收或者退回补正 / Accept or return a report");
        group.MapPost("/documents", AttachAsync).RequireAuthorization(Policies.SignedIn).AsCommand().DisableAntiforgery()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestUpload)).WithFormOptions(multipartBodyLengthLimit: LargestUpload)
            .WithName("AttachDocument").WithSummary("上传附件 / Attach a file");
        group.MapGet("/documents/{id}", DownloadAsync).RequireAuthorization(Policies.SignedIn).WithName("GetDocument").WithSummary("下载附件 / A file as attached");
        group.MapGet("/standing", StandingAsync).RequireAuthorization(Policies.Staff).WithName("ListSelfCheckStanding").WithSummary("按期、逾期、未报 / Who has filed in time, late, or never");
    }

    private static async Task<Results<Ok<SelfCheckReportInfo>, ProblemAnswer>> GetAsync(string campaignId, string unitId, OrchestratorDbContext db, SelfCheckDesk desk, ICurrentActor current, CancellationToken cancellationToken)
    {
        if (!MaySee(current, unitId) || await desk.LatestAsync(campaignId, unitId, cancellationToken) is not { } report)
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        return TypedResults.Ok(await ShowAsync(report, db, desk, cancellationToken));
    }

    private static Task<Results<Ok<SelfCheckReportInfo>, ProblemAnswer>> SaveAsync(SaveSelfCheck given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return ActAsync(unitOfWork, (desk, token) => desk.SaveAsync(given.CampaignId, given.UnitId, SelfCheckViews.Read(given.Content), actor, token), cancellationToken);
    }

    private static Task<Results<Ok<SelfCheckReportInfo>, ProblemAnswer>> FileAsync(string id, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return ActAsync(unitOfWork, (desk, token) => desk.FileAsync(id, actor, token), cancellationToken);
    }

    private static Task<Results<Ok<SelfCheckReportInfo>, ProblemAnswer>> DecideAsync(string id, DecideSelfCheck decision, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return ActAsync(unitOfWork, (desk, token) => desk.DecideAsync(id, decision.Accept, decision.Reason, actor, token), cancellationToken);
    }

    private static async Task<Results<Ok<SelfCheckReportInfo>, ProblemAnswer>> ActAsync(IUnitOfWork unitOfWork, Func<SelfCheckDesk, CancellationToken, Task<Answer<SelfCheckReport>>> act, CancellationToken cancellationToken)
    {
        var (refusal, report) = await unitOfWork.RunAsync(async (services, token) =>
        {
            var desk = services.GetRequiredService<SelfCheckDesk>();
            var answer = await act(desk, token);
            return answer.Refusal is { } no ? (no, null) : ((Refusal?)null, await ShowAsync(answer.Value, services.GetRequiredService<OrchestratorDbContext>(), desk, token));
        }, cancellationToken);
        return refusal is not null ? ProblemAnswer.Of(refusal) : TypedResults.Ok(report);
    }

    private static async Task<Results<Ok<FiledDocumentInfo>, ProblemAnswer>> AttachAsync(IFormFile file, string campaignId, string unitId, string kind, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var (actor, chosen) = (current.Actor, Parameters.Choice<DocumentKind>("kind", kind) ?? DocumentKind.Other);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DocumentDesk>().AttachAsync(campaignId, unitId, chosen, file.FileName, content.ToArray(), actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static async Task<Results<FileContentHttpResult, ProblemAnswer>> DownloadAsync(string id, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        var document = await db.FiledDocuments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken);
        return document is null || !MaySee(current, document.UnitId)
            ? ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound)
            : TypedResults.File(document.Content, document.ContentType, document.FileName);
    }

    private static async Task<Ok<Page<SelfCheckStanding>>> StandingAsync(string campaignId, string standing, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var chosen = Parameters.Choice<Standing>("standing", standing) ?? Standing.Never;
        var reports = db.SelfCheckReports.Where(r => r.CampaignId == campaignId && r.FiledAt != null);
        var checks = db.SelfChecks.Where(s => s.CampaignId == campaignId).Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new { c.UnitId, s.IsLate });
        var units = db.Units.AsNoTracking().Where(u => u.MergedIntoUnitId == null);
        units = chosen switch
        {
            Standing.InTime => units.Where(u => reports.Any(r => r.UnitId == u.Id && !r.IsLate) || checks.Any(s => s.UnitId == u.Id && !s.IsLate)),
            Standing.Never => units.Where(u => !reports.Any(r => r.UnitId == u.Id) && !checks.Any(s => s.UnitId == u.Id)),
            _ => units.Where(u => (reports.Any(r => r.UnitId == u.Id) || checks.Any(s => s.UnitId == u.Id)) && !reports.Any(r => r.UnitId == u.Id && !r.IsLate) && !checks.Any(s => s.UnitId == u.Id && !s.IsLate)),
        };
        if (Cursor.Read(List, cursor, 1) is { } after)
        {
            var code = after.Text(0);
            units = units.Where(u => u.Code.CompareTo(code) > 0);
        }
        var rows = await units.OrderBy(u => u.Code).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, u => new SelfCheckStanding(u.Id, u.Code, u.Name, u.District, chosen.ToString()), u => Cursor.Of(List, u.Code)));
    }

    private static async Task<SelfCheckReportInfo> ShowAsync(SelfCheckReport report, OrchestratorDbContext db, SelfCheckDesk desk, CancellationToken cancellationToken)
    {
        var documents = await db.FiledDocuments.AsNoTracking().Where(d => d.CampaignId == report.CampaignId && d.UnitId == report.UnitId).OrderBy(d => d.Kind).ThenByDescending(d => d.Version).Take(500)
            .Select(d => new FiledDocumentInfo(d.Id, d.Kind.ToString(), d.Version, d.FileName, d.ContentType, d.Size, d.Sha256, d.UploadedAt)).ToListAsync(cancellationToken);
        return SelfCheckViews.Show(report, report.State == SelfCheckReportState.Draft ? await desk.GapsAsync(report, cancellationToken) : [], documents);
    }

    private static FiledDocumentInfo Show(FiledDocument d) => new(d.Id, d.Kind.ToString(), d.Version, d.FileName, d.ContentType, d.Size, d.Sha256, d.UploadedAt);

    private static bool MaySee(ICurrentActor current, string unitId) => current.Actor.UnitId is null || current.Actor.UnitId == unitId;

    private enum Standing
    {
        InTime,
        Late,
        Never,
    }
}
