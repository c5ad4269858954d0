using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Engine.Catalog;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Descriptors;

/// <summary>
/// The activity catalogue as it is sent, kept as bytes: the designer fetches all of it after every save. The workflows that may be used as steps are part
/// of it; which ones there are is asked each time, so that what was published on another node is there at once.
/// </summary>
internal sealed class DescriptorCache(ActivityRegistry registry, WorkflowDescriptors workflows)
{
    private readonly ConcurrentDictionary<string, (string Stamp, byte[] Bytes)> _sent = new();
    private (string Stamp, IReadOnlyList<ActivityDescriptor> Descriptors) _workflows = ("", []);

    public async Task<byte[]> GetAsync(CultureInfo culture, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var (stamp, steps) = await WorkflowsAsync(db, cancellationToken);
        var language = culture.TwoLetterISOLanguageName;
        if (_sent.TryGetValue(language, out var sent) && sent.Stamp == stamp)
            return sent.Bytes;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new ListResponse<ActivityDescriptor>([.. registry.List(culture), .. steps]), OrchestratorJson.Options);
        _sent[language] = (stamp, bytes);
        return bytes;
    }

    public async Task<ActivityDescriptor?> FindAsync(string typeName, int? version, CultureInfo culture, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        registry.Find(typeName, version, culture)
        ?? (await WorkflowsAsync(db, cancellationToken)).Descriptors.Where(d => d.TypeName == typeName && (version is null || d.Version == version)).MaxBy(d => d.Version);

    /// <summary>The language that the person chose; Chinese when none was.</summary>
    public static CultureInfo CultureOf(HttpContext context) =>
        context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? CultureInfo.GetCultureInfo("zh-CN");

    private async Task<(string Stamp, IReadOnlyList<ActivityDescriptor> Descriptors)> WorkflowsAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var usable = db.Definitions.AsNoTracking().Where(d => d.UsableAsActivity).OrderBy(d => d.Id).Take(ElsaEndpoint.MostRows);
        var revisions = await usable.Select(d => new { d.Id, d.Revision, d.IsPublished }).ToListAsync(cancellationToken);
        var stamp = string.Join(';', revisions.Select(d => $"{d.Id}:{d.Revision}:{d.IsPublished}"));
        var known = _workflows;
        if (known.Stamp == stamp)
            return known;
        var described = (stamp, workflows.Describe(await usable.ToListAsync(cancellationToken)));
        _workflows = described;
        return described;
    }
}
