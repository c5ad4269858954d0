using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Host.Security;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.Security;

/// <summary>Every endpoint against nobody and against each role. The list of endpoints and policies is approved in <c>endpoints.txt</c>.</summary>
public sealed partial class EndpointSecurityTests
{
    [Fact]
    public async Task Every_endpoint_names_an_approved_policy()
    {
        await using var server = await HostServer.StartAsync();
        var found = server.Endpoints.SelectMany(Describe).Order(StringComparer.Ordinal).Distinct().ToList();

        Approved.Check("tests/Host.Tests/Security/endpoints.txt", string.Join('\n', found) + "\n");
    }

    [Fact]
    public async Task An_endpoint_admits_whom_its_policy_names_and_nobody_else()
    {
        await using var server = await HostServer.StartAsync();
        var calls = server.Endpoints.SelectMany(endpoint => CallsOf(endpoint).Select(call => (call.Method, call.Path, Roles: RolesOf(endpoint)))).ToList();
        Assert.True(calls.Count > 80);
        var wrong = new List<string>();
        using (var nobody = server.Anonymous())
        {
            foreach (var (method, path, roles) in calls.Where(call => call.Roles is not null))
            {
                var status = await SendAsync(nobody, method, path);
                if (status != HttpStatusCode.Unauthorized)
                    wrong.Add($"nobody {method} {path}: {(int)status}");
            }
        }

        foreach (var role in Role.OfPeople)
        {
            using var client = await server.SignedInAsync(role);
            foreach (var (method, path, roles) in calls)
            {
                var status = await SendAsync(client, method, path);
                var isAdmitted = roles is null || roles.Count == 0 || roles.Contains(role);
                if (isAdmitted == (status == HttpStatusCode.Forbidden) || status == HttpStatusCode.Unauthorized && !path.Contains("token") && path != "/api/session" || (int)status >= 500)
                    wrong.Add($"{role} {method} {path}: {(int)status}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Idempotency-Key", "matrix-" + path.Length + path.GetHashCode(StringComparison.Ordinal));
        if (method is "POST" or "PUT")
            request.Content = path is "/api/units/import" or "/api/declarations/" or "/api/self-checks/documents" ? new MultipartFormDataContent { { new StringContent(""), "file", "units.csv" } } : JsonContent.Create(new { });
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }

    private static IEnumerable<string> Describe(RouteEndpoint endpoint)
    {
        var policy = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? "anonymous"
            : string.Join(" + ", endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "default").Distinct());
        return MethodsOf(endpoint).Select(method => $"{method} /{endpoint.RoutePattern.RawText?.TrimStart('/')} : {(policy.Length == 0 ? "NONE" : policy)}");
    }

    // Null: anybody may. Empty: whoever is signed in.
    private static IReadOnlyCollection<string>? RolesOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return null;
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => Policies.All[data.Policy!]).Where(roles => roles.Count > 0).ToList();
        return policies.Count == 0 ? [] : [.. policies.Aggregate<IEnumerable<string>>((one, other) => one.Intersect(other))];
    }

    private static IEnumerable<(string Method, string Path)> CallsOf(RouteEndpoint endpoint)
    {
        var path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), match => match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "x");
        return MethodsOf(endpoint).Where(method => method != "*").Select(method => (method, path));
    }

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["*"];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
