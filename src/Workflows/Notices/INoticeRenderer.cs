using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Notices;

/// <summary>Turns plain data into a document by one of the templates.</summary>
public interface INoticeRenderer
{
    /// <summary>All templates, by code.</summary>
    IReadOnlyCollection<NoticeTemplate> Templates { get; }

    /// <summary>The template of this code; a <see cref="Refusals.RefusedException"/> names an unknown one.</summary>
    NoticeTemplate Describe(string code);

    /// <summary>Renders. A missing or empty required field is a <see cref="Refusals.RefusedException"/> that names field, template and line; never a blank.</summary>
    RenderedNotice Render(string code, JsonObject data);
}

/// <summary>What a template's front matter says. A document that <paramref name="IsNumbered"/> bears a number of its <see cref="Law.DocumentSeries"/>.</summary>
public sealed record NoticeTemplate(
    string Code,
    string TitleZh,
    string TitleEn,
    int Version,
    bool IsNumbered,
    bool RequiresService,
    IReadOnlyList<string> LegalBasis,
    IReadOnlyList<string> RequiredFields);

/// <summary>A rendered document: standalone HTML, the data in canonical JSON, and the lower-case hex SHA-256 over the HTML's UTF-8 bytes.</summary>
public sealed record RenderedNotice(string Code, int Version, string Title, string Html, string Data, string Sha256);

/// <summary>Prints frozen HTML to PDF (A4, fonts embedded, scripts off, offline).</summary>
public interface IPdfPrinter
{
    Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken = default);
}
