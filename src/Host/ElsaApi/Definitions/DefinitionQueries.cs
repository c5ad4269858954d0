using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>What a list of definitions is narrowed to; empty texts mean "not given".</summary>
internal sealed record DefinitionFilter
{
    public string? VersionOptions { get; init; }
    public int? Page { get; init; }
    public int? PageSize { get; init; }
    public string? SearchTerm { get; init; }
    public bool? IsSystem { get; init; }
    public string? OrderBy { get; init; }
    public string? OrderDirection { get; init; }
    public string? DefinitionId { get; init; }
    public string[]? DefinitionIds { get; init; }
    public string[]? Ids { get; init; }
    public string[]? Names { get; init; }
}

internal static class DefinitionQueries
{
    public static IQueryable<WorkflowDefinition> Narrow(this IQueryable<WorkflowDefinition> rows, DefinitionFilter filter)
    {
        rows = rows.OfVersion(filter.VersionOptions);
        if (filter.IsSystem is { } system)
            rows = rows.Where(d => d.IsSystem == system);
        if (filter.DefinitionId is { Length: > 0 } one)
            rows = rows.Where(d => d.DefinitionId == one);
        if (Given(filter.DefinitionIds) is { Count: > 0 } many)
            rows = rows.Where(d => many.Contains(d.DefinitionId));
        if (Given(filter.Ids) is { Count: > 0 } ids)
            rows = rows.Where(d => ids.Contains(d.Id));
        if (Given(filter.Names) is { Count: > 0 } names)
            rows = rows.Where(d => names.Contains(d.Name));
        if (filter.SearchTerm?.Trim() is { Length: > 0 } term)
        {
            var lower = term.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL's lower().
            rows = rows.Where(d => d.Name.ToLower().Contains(lower) || (d.Description != null && d.Description.ToLower().Contains(lower)) || d.Id.Contains(term) || d.DefinitionId.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return rows;
    }

    public static IQueryable<WorkflowDefinition> Sorted(this IQueryable<WorkflowDefinition> rows, DefinitionFilter filter)
    {
        var descending = string.Equals(filter.OrderDirection, "Descending", StringComparison.OrdinalIgnoreCase);
        return (filter.OrderBy?.ToUpperInvariant(), descending) switch
        {
            ("CREATED", false) => rows.OrderBy(d => d.CreatedAt).ThenBy(d => d.Id),
            ("CREATED", true) => rows.OrderByDescending(d => d.CreatedAt).ThenBy(d => d.Id),
            ("VERSION", false) => rows.OrderBy(d => d.Version).ThenBy(d => d.Id),
            ("VERSION", true) => rows.OrderByDescending(d => d.Version).ThenBy(d => d.Id),
            (_, true) => rows.OrderByDescending(d => d.Name).ThenByDescending(d => d.Version).ThenBy(d => d.Id),
            _ => rows.OrderBy(d => d.Name).ThenByDescending(d => d.Version).ThenBy(d => d.Id),
        };
    }

    /// <summary>The version of a definition; without an option the latest.</summary>
    public static Task<WorkflowDefinition?> FindAsync(OrchestratorDbContext db, string definitionId, string? version, CancellationToken cancellationToken) =>
        db.Definitions.AsNoTracking().Where(d => d.DefinitionId == definitionId)
            .OfVersion(string.IsNullOrWhiteSpace(version) ? nameof(VersionChoice.Latest) : version)
            .OrderByDescending(d => d.IsPublished).ThenByDescending(d => d.Version).FirstOrDefaultAsync(cancellationToken);

    public static (int Skip, int Take) Window(int? page, int? pageSize) => page is null && pageSize is null
        ? (0, ElsaEndpoint.MostRows)
        : Window(Math.Max(page ?? 0, 0), Math.Clamp(pageSize ?? 50, 1, ElsaEndpoint.MostRows));

    private static (int Skip, int Take) Window(int page, int size) => ((int)Math.Min((long)page * size, int.MaxValue), size);

    private static IQueryable<WorkflowDefinition> OfVersion(this IQueryable<WorkflowDefinition> rows, string? text)
    {
        var version = VersionOptions.Parse(text, VersionOptions.All);
        return version.Choice switch
        {
            VersionChoice.Latest => rows.Where(d => d.IsLatest),
            VersionChoice.Published => rows.Where(d => d.IsPublished),
            VersionChoice.LatestOrPublished => rows.Where(d => d.IsLatest || d.IsPublished),
            VersionChoice.LatestAndPublished => rows.Where(d => d.IsLatest && d.IsPublished),
            VersionChoice.Draft => rows.Where(d => d.IsLatest && !d.IsPublished),
            VersionChoice.Number => rows.Where(d => d.Version == version.Number),
            _ => rows,
        };
    }

    private static List<string>? Given(string[]? values) => values?.Where(value => !string.IsNullOrEmpty(value)).ToList();
}
