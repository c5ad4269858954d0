using Microsoft.AspNetCore.Routing.Template;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Host.HttpWorkflows;

/// <summary>
/// Finds who waits for a path and method. A path without parameters is found by its hash, whatever the number of waiting instances;
/// only when there is none are the paths with parameters compared, most specific first. Triggers go before bookmarks, unless the request names the instance.
/// </summary>
internal sealed class EndpointTable(IEngineStore store, IInlineConstraintResolver constraints)
{
    private const string Name = "Elsa.HttpEndpoint";
    private const int MostListed = 20;

    public async Task<EndpointMatch> FindAsync(string path, string method, string? correlationId, string? instanceId, CancellationToken cancellationToken)
    {
        var literal = await AtAsync(HttpEndpointStimulus.Normalize(path), method, [], correlationId, instanceId, cancellationToken);
        if (!literal.IsEmpty)
            return literal;
        foreach (var (template, route) in await TemplatesAsync(path, method, cancellationToken))
        {
            var match = await AtAsync(template, method, route, correlationId, instanceId, cancellationToken);
            if (!match.IsEmpty)
                return match;
        }

        return EndpointMatch.None;
    }

    private async Task<EndpointMatch> AtAsync(string path, string method, RouteValueDictionary route, string? correlationId, string? instanceId, CancellationToken cancellationToken)
    {
        var hash = StimulusHash.Compute(Name, new HttpEndpointStimulus(path, method));
        if (instanceId is not null && await store.FindBookmarksAsync(hash, correlationId, instanceId, null, MostListed, cancellationToken) is { Count: > 0 } named)
            return new EndpointMatch([], named, route);
        var triggers = await store.FindTriggersAsync(hash, cancellationToken);
        return triggers.Count > 0 || instanceId is not null
            ? new EndpointMatch(triggers, [], route)
            : new EndpointMatch([], await store.FindBookmarksAsync(hash, correlationId, null, null, MostListed, cancellationToken), route);
    }

    private async Task<IEnumerable<(string Template, RouteValueDictionary Route)>> TemplatesAsync(string path, string method, CancellationToken cancellationToken)
    {
        var payloads = (await store.ListTriggersAsync(Name, cancellationToken)).Select(trigger => trigger.Payload)
            .Concat(await store.ListEndpointTemplatesAsync(cancellationToken));
        var found = new List<(string Template, RouteValueDictionary Route, decimal Precedence)>();
        foreach (var template in payloads.Select(payload => PathOf(payload, method)).OfType<string>().Where(template => template.Contains('{', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            if (Match(template, path) is { } match)
                found.Add((template, match.Route, match.Precedence));
        }

        return found.OrderBy(item => item.Precedence).ThenBy(item => item.Template, StringComparer.Ordinal).Select(item => (item.Template, item.Route));
    }

    private (RouteValueDictionary Route, decimal Precedence)? Match(string template, string path)
    {
        RouteTemplate parsed;
        try
        {
            parsed = TemplateParser.Parse(template.TrimStart('/'));
        }
        catch (ArgumentException)
        {
            // Not a route at all: nothing can match it.
            return null;
        }

        var defaults = new RouteValueDictionary(parsed.Parameters.Where(part => part.DefaultValue is not null).Select(part => KeyValuePair.Create(part.Name!, part.DefaultValue)));
        var values = new RouteValueDictionary();
        return new TemplateMatcher(parsed, defaults).TryMatch("/" + path.Trim('/'), values) && parsed.Parameters.All(part => Accepts(part, values))
            ? (values, RoutePrecedence.ComputeInbound(parsed))
            : null;
    }

    private bool Accepts(TemplatePart part, RouteValueDictionary values) =>
        (part.IsOptional && values.GetValueOrDefault(part.Name!) is null)
        || part.InlineConstraints.All(inline => constraints.ResolveConstraint(inline.Constraint)?.Match(null, null, part.Name!, values, RouteDirection.IncomingRequest) == true);

    private static string? PathOf(string? payload, string method) => HttpEndpointStimulus.Read(payload) is { } stimulus && stimulus.Method == method ? stimulus.Path : null;
}
