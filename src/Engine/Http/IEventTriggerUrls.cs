namespace Orchestrator.Engine.Http;

/// <summary>Makes addresses by which somebody without a sign-in can raise an event in one instance, as a link in a mail.</summary>
public interface IEventTriggerUrls
{
    /// <summary>The absolute address.</summary>
    /// <param name="eventName">The event that it raises.</param>
    /// <param name="instanceId">The only instance that hears it.</param>
    /// <param name="expiresAt">Until when it is good; null: as long as this service allows.</param>
    /// <exception cref="InvalidOperationException">The instant is past or further away than this service allows.</exception>
    string UrlOf(string eventName, string instanceId, DateTimeOffset? expiresAt);
}
