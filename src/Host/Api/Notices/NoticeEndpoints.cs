using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Orchestrator.Client;
using Orchestrator.Client.Notices;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Host.Api.Notices;

internal static class NoticeEndpoints
{
    private const string List = "notices";

    public static void Map(IEndpointRouteBuilder app)
    {
        var notices = app.MapGroup("/api/notices").WithTags("Notices");
        notices.MapGet("", ListAsync).RequireAuthorization(Policies.SignedIn).WithName("ListNotices").WithSummary("文书列表 / List documents");
        notices.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.SignedIn).WithName("GetNotice").WithSummary("文书详情 / One document");
        notices.MapGet("/{id}/html", HtmlAsync).RequireAuthorization(Policies.SignedIn).WithName("GetNoticeHtml").WithSummary("文书正文 / Frozen HTML").Produces<string>(contentType: "text/html");
        notices.MapGet("/{id}/pdf", PdfAsync).RequireAuthorization(Policies.SignedIn).WithName("GetNoticePdf").WithSummary("文书打印件 / PDF").Produces<byte[]>(contentType: "application/pdf");
        app.MapPost("/api/preview/notice", Preview).RequireAuthorization(Policies.Staff).WithTags("Notices").WithName("PreviewNotice").WithSummary("预览文书 / Render a template without issuing");
    }

    private static async Task<Ok<Page<NoticeSummary>>> ListAsync([AsParameters] NoticeFilter filter, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(filter.Limit);
        var notices = Narrow(Seen(db, current), filter);
        if (Cursor.Read(List, filter.Cursor, 2) is { } after)
        {
            var (at, id) = (after.Instant(0) ?? throw new BadCursorException(), after.Text(1));
            notices = notices.Where(n => n.IssuedAt < at || (n.IssuedAt == at && n.Id.CompareTo(id) > 0));
        }

        var rows = await notices.OrderByDescending(n => n.IssuedAt).ThenBy(n => n.Id).Take(size + 1).Summaries().ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, row => row, row => Cursor.Of(List, row.IssuedAt, row.Id)));
    }

    private static async Task<Results<Ok<NoticeDetails>, ProblemAnswer>> GetAsync(string id, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        var found = Seen(db, current).Where(n => n.Id == id);
        if (await found.Summaries().FirstOrDefaultAsync(cancellationToken) is not { } notice)
            return NotFound();
        var data = await found.Select(n => n.Data).FirstAsync(cancellationToken);
        var services = await db.ServiceRecords.AsNoTracking().Where(s => s.NoticeId == id).OrderBy(s => s.RecordedAt).Take(PageSize.Most).ToListAsync(cancellationToken);
        return TypedResults.Ok(new NoticeDetails(notice, JsonNode.Parse(data), [.. services.Select(NoticeViews.Show)]));
    }

    private static async Task<Results<ContentHttpResult, ProblemAnswer>> HtmlAsync(string id, HttpResponse response, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        if (await Seen(db, current).Where(n => n.Id == id).Select(n => n.Html).FirstOrDefaultAsync(cancellationToken) is not { } html)
            return NotFound();
        // The document is a page of paper: no script, no request to anywhere.
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self' data:; frame-ancestors 'self'";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }

    private static async Task<Results<FileContentHttpResult, ProblemAnswer>> PdfAsync(string id, OrchestratorDbContext db, ICurrentActor current, IPdfPrinter printer, CancellationToken cancellationToken)
    {
        var notice = await Seen(db, current).Where(n => n.Id == id).Select(n => new { n.Html, n.Sha256, n.TemplateCode, n.Status, n.VoidReason }).FirstOrDefaultAsync(cancellationToken);
        if (notice is null)
            return NotFound();
        var pdf = await printer.PrintAsync(VoidMark.Put(notice.Html, notice.Status, notice.VoidReason), cancellationToken);
        return TypedResults.File(pdf, "application/pdf", $"{notice.TemplateCode}-{id}.pdf", entityTag: new EntityTagHeaderValue($"\"{notice.Sha256}{(notice.Status == NoticeStatus.Voided ? "-void" : "")}\""));
    }

    private static Ok<NoticePreview> Preview(NoticePreviewRequest request, INoticeRenderer renderer)
    {
        var rendered = renderer.Render(request.TemplateCode, request.Data);
        return TypedResults.Ok(new NoticePreview(rendered.Code, rendered.Version, rendered.Title, rendered.Html));
    }

    private static IQueryable<Notice> Seen(OrchestratorDbContext db, ICurrentActor current) => db.Notices.AsNoTracking().SeenBy(Viewer.Of(current), db.Cases);

    private static ProblemAnswer NotFound() => ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);

    private static IQueryable<Notice> Narrow(IQueryable<Notice> notices, NoticeFilter filter)
    {
        if (filter.CampaignId is { Length: > 0 } campaign)
            notices = notices.Where(n => n.CampaignId == campaign);
        if (filter.CaseId is { Length: > 0 } @case)
            notices = notices.Where(n => n.CaseId == @case);
        if (filter.TemplateCode is { Length: > 0 } template)
            notices = notices.Where(n => n.TemplateCode == template);
        if (Parameters.Choice<NoticeStatus>("status", filter.Status) is { } status)
            notices = notices.Where(n => n.Status == status);
        if (Parameters.Search(filter.Search) is { } search)
            notices = notices.Where(n => n.AddresseeName.Contains(search) || (n.DocumentNumber != null && n.DocumentNumber.Contains(search)));
        return notices;
    }
}
