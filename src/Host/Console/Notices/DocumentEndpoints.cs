using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Host.Workbench.Notices;

/// <summary>The frozen documents as the console shows them: HTML exactly as hashed, or when it is void with its mark, shut in by its headers, and the PDF printed from it.</summary>
internal static class DocumentEndpoints
{
    /// <summary>No script, no request to anywhere, no form: styles and fonts that the document itself brings, nothing else.</summary>
    private const string ShutIn = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/documents").RequireAuthorization().ExcludeFromDescription();
        documents.MapGet("{id}.html", HtmlAsync);
        documents.MapGet("{id}.pdf", PdfAsync);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> HtmlAsync(string id, HttpContext context, RecordReader records, TimeProvider clock)
    {
        if (await FindAsync(id, context, records, clock) is not { } notice)
            return TypedResults.NotFound();
        context.Response.Headers.ContentSecurityPolicy = ShutIn;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(Encoding.UTF8.GetBytes(VoidMark.Put(notice.Html, notice.Status, notice.VoidReason)), "text/html; charset=utf-8");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PdfAsync(string id, HttpContext context, RecordReader records, TimeProvider clock, IPdfPrinter printer, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, context, records, clock) is not { } notice)
            return TypedResults.NotFound();
        var pdf = await printer.PrintAsync(VoidMark.Put(notice.Html, notice.Status, notice.VoidReason), cancellationToken);
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.ContentDisposition = $"inline; filename*=UTF-8''{Uri.EscapeDataString(notice.DocumentNumber ?? notice.Title)}.pdf";
        return TypedResults.File(pdf, "application/pdf");
    }

    private static async Task<Notice?> FindAsync(string id, HttpContext context, RecordReader records, TimeProvider clock)
    {
        var reader = await ReaderSource.FindAsync(records, clock, context.User);
        return await records.ReadAsync(db => db.Notices.SeenBy(reader, db.Cases).FirstOrDefaultAsync(n => n.Id == id));
    }
}
