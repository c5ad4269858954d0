using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Host.Simulation;

/// <summary>Writes one document of each kind, as issued.</summary>
internal static class Samples
{
    public static async Task WriteAsync(IServiceProvider services, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        folder.Create();
        var db = services.GetRequiredService<OrchestratorDbContext>();
        var printer = services.GetRequiredService<IPdfPrinter>();
        foreach (var code in await db.Notices.Select(n => n.TemplateCode).Distinct().OrderBy(c => c).ToListAsync(cancellationToken))
        {
            var notice = await db.Notices.AsNoTracking().Where(n => n.TemplateCode == code).OrderBy(n => n.Id).FirstAsync(cancellationToken);
            var path = Path.Combine(folder.FullName, $"{code}-{notice.Title}");
            await File.WriteAllTextAsync(path + ".html", notice.Html, cancellationToken);
            await File.WriteAllBytesAsync(path + ".pdf", await printer.PrintAsync(notice.Html, cancellationToken), cancellationToken);
        }
    }
}
