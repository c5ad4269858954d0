using Refit;

namespace Orchestrator.Client.Notices;

/// <summary>Issued documents.</summary>
public interface INoticesApi
{
    /// <summary>The newest first.</summary>
    [Get("/api/notices")]
    Task<Page<NoticeSummary>> ListAsync([Query] NoticeFilter filter, CancellationToken cancellationToken = default);

    [Get("/api/notices/{id}")]
    Task<NoticeDetails> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The frozen HTML, byte for byte.</summary>
    [Get("/api/notices/{id}/html")]
    Task<HttpContent> HtmlAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The PDF printed from the frozen HTML.</summary>
    [Get("/api/notices/{id}/pdf")]
    Task<HttpContent> PdfAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Renders a template with data of one's own; nothing is issued.</summary>
    [Post("/api/preview/notice")]
    Task<NoticePreview> PreviewAsync([Body] NoticePreviewRequest request, CancellationToken cancellationToken = default);
}
