using Orchestrator.Engine.Persistence;

namespace Orchestrator.Host.HttpWorkflows;

/// <summary>The triggers or bookmarks that wait for a request; more than one of them is an ambiguity that no caller can mean.</summary>
internal sealed record EndpointMatch(IReadOnlyList<StoredTrigger> Triggers, IReadOnlyList<StoredBookmark> Bookmarks, RouteValueDictionary Route)
{
    public static readonly EndpointMatch None = new([], [], []);

    public bool IsEmpty => Triggers.Count + Bookmarks.Count == 0;

    public bool IsAmbiguous => Triggers.Count + Bookmarks.Count > 1;

    /// <summary>What the endpoint says of itself, as JSON.</summary>
    public string? Payload => Triggers.Count > 0 ? Triggers[0].Payload : Bookmarks.Count > 0 ? Bookmarks[0].Payload : null;
}
