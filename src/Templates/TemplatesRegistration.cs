using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Templates.Authoring;
using Orchestrator.Templates.Printing;
using Orchestrator.Templates.Rendering;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Templates;

/// <summary>Registers the document templates and the PDF printer.</summary>
public static class TemplatesRegistration
{
    /// <summary>
    /// Adds <see cref="INoticeRenderer"/> and <see cref="IPdfPrinter"/>. The shipped templates are read and checked on first use;
    /// the browser starts with the first print.
    /// </summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services, TemplateOptions? options = null)
    {
        var chosen = options ?? new TemplateOptions();
        services.AddSingleton(chosen);
        services.AddSingleton<INoticeRenderer>(_ => new NoticeRenderer(TemplateCatalogue.Shipped(), chosen.Limits));
        services.AddSingleton<IPdfPrinter>(_ => new ChromiumPdfPrinter(chosen.Chromium));
        return services;
    }
}
