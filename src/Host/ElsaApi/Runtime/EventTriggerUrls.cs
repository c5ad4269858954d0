using Microsoft.Extensions.Options;
using Orchestrator.Engine.Http;
using Orchestrator.Host.HttpWorkflows;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <inheritdoc cref="IEventTriggerUrls"/>
internal sealed class EventTriggerUrls(ResumeTokens tokens, IOptions<HttpWorkflowOptions> options, TimeProvider clock) : IEventTriggerUrls
{
    public string UrlOf(string eventName, string instanceId, DateTimeOffset? expiresAt)
    {
        if (options.Value.PublicUrl is not { } address)
            throw new InvalidOperationException($"没有设置本服务的对外地址（{HttpWorkflowOptions.Section}:PublicUrl），无法生成链接。The public address of this service ({HttpWorkflowOptions.Section}:PublicUrl) is not set, so no link can be made.");
        var now = clock.GetUtcNow();
        var until = expiresAt ?? now + ResumeTokens.LongestLife;
        if (until <= now || until > now + ResumeTokens.LongestLife)
            throw new InvalidOperationException($"链接的有效期须在 {ResumeTokens.LongestLife.TotalDays:0} 天以内。A link is good for {ResumeTokens.LongestLife.TotalDays:0} days at most, and not until the past.");
        var token = tokens.Issue(new TokenMeaning(until, EventName: eventName, InstanceId: instanceId));
        return $"{address.AbsoluteUri.TrimEnd('/')}{ElsaApiRegistration.Prefix}/events/trigger?t={Uri.EscapeDataString(token)}";
    }
}
