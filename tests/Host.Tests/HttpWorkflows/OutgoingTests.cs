using System.Net;
using System.Text.Json.Nodes;

namespace Orchestrator.Host.Tests.HttpWorkflows;

/// <summary>Requests that workflows send: where to, how long, how large, and which way they leave by.</summary>
public sealed class OutgoingTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/peer/echo", "are not allowed")]
    [InlineData("http://localhost:{0}/peer/echo", "are not allowed")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/peer/echo", "are not allowed")]
    [InlineData("http://2130706433:{0}/peer/echo", "are not allowed")]
    [InlineData("http://10.0.0.1/", "are not allowed")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "are not allowed")]
    [InlineData("file:///etc/passwd", "Only http and https are sent")]
    public async Task An_inner_address_is_refused_unless_it_is_allowed(string url, string reason)
    {
        await using var server = await WorkflowServer.StartAsync(options => options.AllowPlainHttp = true);

        var (status, _) = await AskAsync(server, "GET", string.Format(null, url, server.Address.Port));

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains(reason, await server.IncidentsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_list_nothing_else_is_allowed()
    {
        await using var server = await WorkflowServer.StartAsync(options =>
        {
            options.AllowPlainHttp = true;
            options.AllowedAddresses.Add("10.8.0.0/16");
        });

        Assert.Equal(HttpStatusCode.InternalServerError, (await AskAsync(server, "POST", new Uri(server.Address, "/peer/echo").AbsoluteUri)).Status);
        Assert.Contains("are not allowed", await server.IncidentsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_allowed_is_sent_with_a_key_and_its_answer_read()
    {
        await using var server = await AllowedAsync();

        var (status, body) = await AskAsync(server, "POST", new Uri(server.Address, "/peer/echo").AbsoluteUri, ("content", Drawn.Script("({a: 1})")), ("requestHeaders", Drawn.Written("Object", "{\"X-Sent\":\"yes\"}")), ("expectedStatusCodes", Drawn.Written("Object", "[201]")));

        Assert.Equal(HttpStatusCode.OK, status);
        var said = JsonNode.Parse(body)!;
        Assert.Equal("201", (string)said["way"]!);
        Assert.Equal("{\"a\":1}", (string)said["content"]!["body"]!);
        Assert.Equal("yes", (string)said["content"]!["sent"]!);
        Assert.Contains("-Ask-", (string)said["content"]!["key"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/peer/missing", "Unmatched status code")]
    [InlineData("/peer/moved", "Unmatched status code")]
    [InlineData("/peer/slow", "Timeout")]
    [InlineData("http://127.0.0.1:1/", "Failed to connect")]
    public async Task Every_way_out_is_taken(string path, string way)
    {
        await using var server = await AllowedAsync();

        var (_, body) = await AskAsync(server, "GET", new Uri(server.Address, path).AbsoluteUri);

        Assert.Equal(way, (string?)JsonNode.Parse(body)!["way"]);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_an_incident()
    {
        await using var server = await AllowedAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, (await AskAsync(server, "GET", new Uri(server.Address, "/peer/large").AbsoluteUri)).Status);
        Assert.Contains("larger than", await server.IncidentsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branches_by_status_run()
    {
        await using var server = await AllowedAsync();
        await server.PublishAsync(Drawn.Sequence(Drawn.Endpoint("ask", "GET"), Drawn.Step("SendHttpRequest", "Ask",
            ("url", Drawn.Literal(new Uri(server.Address, "/peer/missing").AbsoluteUri)),
            ("expectedStatusCodes", new JsonArray(new JsonObject { ["statusCode"] = 404, ["activity"] = Drawn.Answer("W404", Drawn.Literal("missing")) })),
            ("unmatchedStatusCode", Drawn.Answer("WOther", Drawn.Literal("other"))))));

        Assert.Equal((HttpStatusCode.OK, "missing"), await server.GetAsync("/workflows/ask"));
    }

    private static Task<WorkflowServer> AllowedAsync() => WorkflowServer.StartAsync(options =>
    {
        options.AllowPlainHttp = true;
        options.SendTimeout = TimeSpan.FromSeconds(1);
        options.MaxReplyBytes = 32 * 1024;
    }, allowsLoopback: true);

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(WorkflowServer server, string method, string url, params (string Name, JsonNode? Value)[] members)
    {
        JsonObject Say(string id, string way) => Drawn.Answer(id, Drawn.Script($"({{way: '{way}', content: variables.content}})"));
        await server.PublishAsync(
            Drawn.Fan(Drawn.Endpoint("ask", "GET"), Drawn.Step("FlowSendHttpRequest", "Ask", [("url", Drawn.Literal(url)), ("method", Drawn.Literal(method)), ("parsedContent", Drawn.To("content")), .. members]),
                ("201", Say("Created", "201")), ("Unmatched status code", Say("Unmatched", "Unmatched status code")), ("Timeout", Say("Late", "Timeout")), ("Failed to connect", Say("Down", "Failed to connect"))),
            Drawn.Variables("content"));
        return await server.GetAsync("/workflows/ask");
    }
}
