using Microsoft.AspNetCore.Routing;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>The table of <c>docs/elsa-api.md</c> against the routes that are mapped.</summary>
public sealed class EndpointTableTests
{
    private static readonly string[] Statuses = ["as Elsa", "differs", "ours", "not offered"];

    [Fact]
    public async Task Every_endpoint_is_in_the_table_and_what_is_not_offered_is_not_mapped()
    {
        await using var server = await HostServer.StartAsync();
        var mapped = server.Endpoints.Where(endpoint => endpoint.RoutePattern.RawText is { } path && path.TrimStart('/').StartsWith("elsa/", StringComparison.Ordinal))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["*"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"))
            .Where(route => route is not ("* /elsa/{**rest}" or "* /elsa/hubs/workflow-instance/negotiate")).ToHashSet();
        var rows = (await File.ReadAllLinesAsync(RepositoryFolder.Combine("docs", "elsa-api.md"), TestContext.Current.CancellationToken))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal))
            .Select(line => line.Split('|').Select(cell => cell.Trim(' ', '`')).ToArray()).Select(cells => (Route: $"{cells[1]} {cells[2]}", Status: cells[3], Remarks: cells[4])).ToList();

        Assert.Equal(rows.Count, rows.Select(row => row.Route).Distinct().Count());
        Assert.All(rows, row => Assert.Contains(row.Status, Statuses));
        Assert.All(rows.Where(row => row.Status != "as Elsa"), row => Assert.NotEmpty(row.Remarks));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), rows.Where(row => row.Status != "not offered").Select(row => row.Route).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(rows, row => row.Status == "not offered" && mapped.Contains(row.Route));
    }
}
