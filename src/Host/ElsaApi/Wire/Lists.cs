namespace Orchestrator.Host.ElsaApi.Wire;

/// <summary>A list that is sent whole.</summary>
internal sealed record ListResponse<T>(IReadOnlyList<T> Items)
{
    public int Count => Items.Count;
}

/// <summary>A page of a list.</summary>
internal sealed record PagedResponse<T>(IReadOnlyList<T> Items, long TotalCount);

/// <summary>A page of a list with what may be done to it.</summary>
internal sealed record LinkedPage<T>(IReadOnlyList<T> Items, long TotalCount, IReadOnlyList<Link> Links);

/// <summary>What may be done next; the designer looks at <paramref name="Rel"/> alone.</summary>
internal sealed record Link(string Href, string Rel, string Method);

/// <summary>A number.</summary>
internal sealed record CountResponse(long Count);

/// <summary>A window of an instance's executions: how many are in it, and how many there are.</summary>
internal sealed record ExecutionPage<T>(IReadOnlyList<T> Items, long TotalCount)
{
    public int Count => Items.Count;
}
