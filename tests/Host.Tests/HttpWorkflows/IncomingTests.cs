using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Orchestrator.Host.Tests.HttpWorkflows;

/// <summary>Requests that workflows take, where a case file cannot say it: files, sign-ins, time.</summary>
public sealed class IncomingTests
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("officer", HttpStatusCode.Forbidden)]
    [InlineData("lead", HttpStatusCode.OK)]
    public async Task A_policy_admits_whom_it_names(string? role, HttpStatusCode expected)
    {
        await using var server = await WorkflowServer.StartAsync();
        await server.PublishAsync(Drawn.Sequence(Drawn.Endpoint("secret", "GET", ("policy", Drawn.Literal("leads"))), Drawn.Answer("W", Drawn.Literal("in"))));

        var (status, _) = await server.GetAsync("/workflows/secret", role);

        Assert.Equal(expected, status);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, await server.CountInstancesAsync());
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_admits_nobody()
    {
        await using var server = await WorkflowServer.StartAsync();
        await server.PublishAsync(Drawn.Sequence(Drawn.Endpoint("secret", "GET", ("policy", Drawn.Literal("nonesuch")))));

        Assert.Equal(HttpStatusCode.Forbidden, (await server.GetAsync("/workflows/secret", "lead")).Status);
        Assert.Equal(0, await server.CountInstancesAsync());
    }

    [Fact]
    public async Task Files_of_a_form_reach_the_workflow()
    {
        await using var server = await WorkflowServer.StartAsync();
        await server.PublishAsync(
            Drawn.Sequence(Drawn.Endpoint("upload", "POST", ("file", Drawn.To("file")), ("parsedContent", Drawn.To("fields"))), Drawn.Answer("W", Drawn.Script("variables.file.fileName + '|' + variables.file.length + '|' + variables.fields.note"))),
            Drawn.Variables("file", "fields"));

        using var answer = await server.Client.PostAsync("/workflows/upload", Form("消防.pdf", "application/pdf", 12), TestContext.Current.CancellationToken);

        Assert.Equal("消防.pdf|12|说明", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("a.pdf", "application/pdf", 8, HttpStatusCode.OK)]
    [InlineData("a.PDF", "application/pdf", 8, HttpStatusCode.OK)]
    [InlineData("a.pdf", "application/pdf", 11, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("a.exe", "application/pdf", 8, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("a.pdf", "text/html", 8, HttpStatusCode.UnsupportedMediaType)]
    public async Task Files_that_are_not_wanted_start_nothing(string name, string type, int length, HttpStatusCode expected)
    {
        await using var server = await WorkflowServer.StartAsync();
        await server.PublishAsync(Drawn.Sequence(Drawn.Endpoint("upload", "POST",
            ("fileSizeLimit", Drawn.Literal("10")), ("allowedFileExtensions", Drawn.Written("Object", "[\".pdf\"]")), ("allowedMimeTypes", Drawn.Written("Object", "[\"application/pdf\"]")))));

        using var answer = await server.Client.PostAsync("/workflows/upload", Form(name, type, length), TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, await server.CountInstancesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_beyond_the_hosts_limit_is_refused_unread(bool isChunked)
    {
        await using var server = await WorkflowServer.StartAsync(options => options.MaxRequestBytes = 1000);
        await server.PublishAsync(Drawn.Sequence(Drawn.Endpoint("big", "POST")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/workflows/big") { Content = new StringContent(new string('x', 1001)) };
        request.Headers.TransferEncodingChunked = isChunked;

        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(0, await server.CountInstancesAsync());
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_undone()
    {
        await using var server = await WorkflowServer.StartAsync(options => (options.AllowPlainHttp, options.SendTimeout) = (true, TimeSpan.FromMinutes(1)), allowsLoopback: true);
        await server.PublishAsync(Drawn.Sequence(
            Drawn.Endpoint("slow", "GET", ("requestTimeout", Drawn.Literal("00:00:00.2"))),
            Drawn.Step("FlowSendHttpRequest", "Ask", ("url", Drawn.Literal(new Uri(server.Address, "/peer/slow").AbsoluteUri)))));

        Assert.Equal(HttpStatusCode.RequestTimeout, (await server.GetAsync("/workflows/slow")).Status);
        Assert.Equal(0, await server.CountInstancesAsync());
    }

    [Fact]
    public async Task A_sign_in_that_came_with_the_request_is_kept_nowhere()
    {
        await using var server = await WorkflowServer.StartAsync();
        await server.PublishAsync(Drawn.Sequence(Drawn.Endpoint("h", "GET", ("headers", Drawn.To("h"))), Drawn.Step("Event", "Wait", ("eventName", Drawn.Literal("e")))), Drawn.Variables("h"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/workflows/h");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "s3cr3t-token");
        request.Headers.Add("Cookie", "orchestrator.auth=s3cr3t-cookie");
        request.Headers.Add("X-Kind", "kept-header");

        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var kept = await server.JournalAsync();
        Assert.Contains("kept-header", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_requests_for_one_waiting_step_one_is_taken()
    {
        await using var server = await WorkflowServer.StartAsync();
        var waiting = Drawn.Endpoint("go", "GET");
        (waiting["id"], waiting["customProperties"]) = ("Middle", null);
        await server.PublishAsync(Drawn.Sequence(Drawn.Endpoint("begin", "GET"), waiting, Drawn.Answer("W", Drawn.Literal("taken"))));
        await server.GetAsync("/workflows/begin");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.GetAsync("/workflows/go")));

        Assert.Single(answers, answer => answer == (HttpStatusCode.OK, "taken"));
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
    }

    private static MultipartFormDataContent Form(string name, string type, int length)
    {
        var file = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('x', length)));
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new MultipartFormDataContent { { new StringContent("说明"), "note" }, { file, "upload", name } };
    }
}
