using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Wire;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>Narrows and sorts lists of instances. Columns and operators come from fixed lists; nothing of the request enters the query as text.</summary>
internal static class InstanceQueries
{
    public static IQueryable<WorkflowInstance> Narrow(this IQueryable<WorkflowInstance> rows, InstanceFilter filter)
    {
        if (filter.SearchTerm?.Trim() is { Length: > 0 } term)
            rows = rows.Where(i => i.Name!.Contains(term) || i.Id.Contains(term) || i.DefinitionId.Contains(term) || i.DefinitionVersionId.Contains(term) || i.CorrelationId!.Contains(term));
        if (filter.DefinitionId is { Length: > 0 } definition)
            rows = rows.Where(i => i.DefinitionId == definition);
        if (filter.DefinitionIds is { Count: > 0 } definitions)
            rows = rows.Where(i => definitions.Contains(i.DefinitionId));
        if (filter.CorrelationId is { Length: > 0 } correlation)
            rows = rows.Where(i => i.CorrelationId == correlation);
        if (filter.Version is { } version)
            rows = rows.Where(i => i.DefinitionVersion == version);
        if (filter.HasIncidents is { } incidents)
            rows = rows.Where(i => i.IncidentCount > 0 == incidents);
        if (filter.IsSystem is { } system)
            rows = rows.Where(i => i.IsSystem == system);
        if (filter.Status is { } status)
            rows = rows.Where(i => i.Status == status);
        if (filter.Statuses is { Count: > 0 } statuses)
            rows = rows.Where(i => statuses.Contains(i.Status));
        if (filter.SubStatus is { } subStatus)
            rows = rows.Where(i => i.SubStatus == subStatus);
        if (filter.SubStatuses is { Count: > 0 } subStatuses)
            rows = rows.Where(i => subStatuses.Contains(i.SubStatus));
        foreach (var condition in filter.TimestampFilters ?? [])
            rows = rows.At(condition);
        return rows;
    }

    public static IQueryable<WorkflowInstance> Sorted(this IQueryable<WorkflowInstance> rows, InstanceFilter filter)
    {
        var ascending = string.Equals(filter.OrderDirection, "Ascending", StringComparison.OrdinalIgnoreCase);
        return (filter.OrderBy?.ToUpperInvariant(), ascending) switch
        {
            ("UPDATEDAT" or "LASTEXECUTED", true) => rows.OrderBy(i => i.UpdatedAt).ThenBy(i => i.Id),
            ("UPDATEDAT" or "LASTEXECUTED", false) => rows.OrderByDescending(i => i.UpdatedAt).ThenByDescending(i => i.Id),
            ("FINISHED", true) => rows.OrderBy(i => i.FinishedAt).ThenBy(i => i.Id),
            ("FINISHED", false) => rows.OrderByDescending(i => i.FinishedAt).ThenByDescending(i => i.Id),
            ("NAME", true) => rows.OrderBy(i => i.Name).ThenBy(i => i.Id),
            ("NAME", false) => rows.OrderByDescending(i => i.Name).ThenByDescending(i => i.Id),
            (_, true) => rows.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id),
            _ => rows.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id),
        };
    }

    /// <summary>Rows of a list without their state documents.</summary>
    public static IQueryable<InstanceSummary> Summaries(this IQueryable<WorkflowInstance> rows) => rows.Select(i => new InstanceSummary
    {
        Id = i.Id,
        DefinitionId = i.DefinitionId,
        DefinitionVersionId = i.DefinitionVersionId,
        Version = i.DefinitionVersion,
        Status = i.Status,
        SubStatus = i.SubStatus,
        CorrelationId = i.CorrelationId,
        Name = i.Name,
        IncidentCount = i.IncidentCount,
        CreatedAt = i.CreatedAt,
        UpdatedAt = i.UpdatedAt,
        FinishedAt = i.FinishedAt,
    });

    private static IQueryable<WorkflowInstance> At(this IQueryable<WorkflowInstance> rows, TimestampFilter condition)
    {
        var at = condition.Timestamp;
        return (condition.Column?.ToUpperInvariant(), condition.Operator?.ToUpperInvariant()) switch
        {
            ("CREATEDAT", "IS") => rows.Where(i => i.CreatedAt == at),
            ("CREATEDAT", "ISNOT") => rows.Where(i => i.CreatedAt != at),
            ("CREATEDAT", "LESSTHAN") => rows.Where(i => i.CreatedAt < at),
            ("CREATEDAT", "LESSTHANOREQUAL") => rows.Where(i => i.CreatedAt <= at),
            ("CREATEDAT", "GREATERTHAN") => rows.Where(i => i.CreatedAt > at),
            ("CREATEDAT", "GREATERTHANOREQUAL") => rows.Where(i => i.CreatedAt >= at),
            ("UPDATEDAT", "IS") => rows.Where(i => i.UpdatedAt == at),
            ("UPDATEDAT", "ISNOT") => rows.Where(i => i.UpdatedAt != at),
            ("UPDATEDAT", "LESSTHAN") => rows.Where(i => i.UpdatedAt < at),
            ("UPDATEDAT", "LESSTHANOREQUAL") => rows.Where(i => i.UpdatedAt <= at),
            ("UPDATEDAT", "GREATERTHAN") => rows.Where(i => i.UpdatedAt > at),
            ("UPDATEDAT", "GREATERTHANOREQUAL") => rows.Where(i => i.UpdatedAt >= at),
            ("FINISHEDAT", "IS") => rows.Where(i => i.FinishedAt == at),
            ("FINISHEDAT", "ISNOT") => rows.Where(i => i.FinishedAt != at),
            ("FINISHEDAT", "LESSTHAN") => rows.Where(i => i.FinishedAt < at),
            ("FINISHEDAT", "LESSTHANOREQUAL") => rows.Where(i => i.FinishedAt <= at),
            ("FINISHEDAT", "GREATERTHAN") => rows.Where(i => i.FinishedAt > at),
            ("FINISHEDAT", "GREATERTHANOREQUAL") => rows.Where(i => i.FinishedAt >= at),
            _ => throw new UnreadableBodyException("timestampFilters", $"时间条件“{condition.Column} {condition.Operator}”无效。The time condition is not known."),
        };
    }
}
