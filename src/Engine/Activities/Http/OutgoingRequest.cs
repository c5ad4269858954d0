using System.Globalization;
using System.Text.Json;
using Orchestrator.Engine.Http;

namespace Orchestrator.Engine.Activities;

/// <summary>What all activities that ask another system over HTTP have in common. The request leaves within the burst, so a burst that is tried again sends it again; it carries a key by which the receiver can tell.</summary>
public abstract class OutgoingRequest : Activity<object?>
{
    internal const string KeyHeader = "Idempotency-Key";

    [Input(DisplayName = "地址", DisplayNameEn = "URL", Order = 1)]
    public Input<Uri>? Url { get; set; }

    [Input(DisplayName = "方法", DisplayNameEn = "Method", UIHint = UIHints.Dropdown, Options = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"], Order = 2)]
    public Input<string> Method { get; set; } = new("GET");

    [Input(DisplayName = "内容", DisplayNameEn = "Content", Order = 3)]
    public Input<object>? Content { get; set; }

    [Input(DisplayName = "授权头", DisplayNameEn = "Authorization", Category = "安全", CategoryEn = "Security", IsSensitive = true, Order = 5)]
    public Input<string>? Authorization { get; set; }

    [Input(DisplayName = "不检查授权头格式", DisplayNameEn = "Disable authorization header validation", Category = "安全", CategoryEn = "Security", Order = 6)]
    public Input<bool> DisableAuthorizationHeaderValidation { get; set; } = new(false);

    [Input(DisplayName = "请求头", DisplayNameEn = "Request headers", UIHint = UIHints.JsonEditor, UISpecifications = """{"code-editor":{"language":"json"}}""", Category = "高级", CategoryEn = "Advanced", Order = 7)]
    public Input<IDictionary<string, object?>>? RequestHeaders { get; set; }

    [Output(DisplayName = "状态码", DisplayNameEn = "Status code")]
    public Output<int>? StatusCode { get; set; }

    [Output(DisplayName = "应答头", DisplayNameEn = "Response headers")]
    public Output<IDictionary<string, object?>>? ResponseHeaders { get; set; }

    private protected abstract Input<string>? ContentTypeInput { get; }

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        HttpReply reply;
        try
        {
            reply = await context.GetRequiredService<IHttpSender>().SendAsync(OrderIn(context), context.CancellationToken);
        }
        catch (HttpSendException e) when (e.Failure is not HttpSendFailure.Forbidden)
        {
            context.AddExecutionLogEntry("Error", e.Message);
            await OnFailureAsync(context, e.Failure);
            return;
        }
        context.Set(StatusCode, reply.Status);
        context.Set(ResponseHeaders, HttpBodies.MapOf(reply.Headers.Concat(reply.ContentHeaders)));
        Publish(context, reply);
        await OnReplyAsync(context, reply);
    }

    private protected abstract void Publish(ActivityExecutionContext context, HttpReply reply);

    private protected abstract ValueTask OnReplyAsync(ActivityExecutionContext context, HttpReply reply);

    private protected abstract ValueTask OnFailureAsync(ActivityExecutionContext context, HttpSendFailure failure);

    /// <summary>The value of the body; text when it is called JSON and is none, since the sender is not ours to correct.</summary>
    private protected static object? Parsed(HttpReply reply)
    {
        try
        {
            return HttpBodies.Parse(reply.ContentType, reply.Body);
        }
        catch (JsonException)
        {
            return System.Text.Encoding.UTF8.GetString(reply.Body);
        }
    }

    private HttpOrder OrderIn(ActivityExecutionContext context)
    {
        var url = context.Get(Url);
        if (url is not { IsAbsoluteUri: true })
            throw new InvalidOperationException($"“地址”不是完整的网址：“{url}”。Url is not an absolute address: '{url}'.");
        var content = context.Get(Content);
        var (body, type) = content is null or "" ? (null, null) : HttpBodies.Write(content, ContentTypeInput is null ? null : context.Get(ContentTypeInput));
        var headers = HttpBodies.HeadersOf(context.Get(RequestHeaders)).ToList();
        if (context.Get(Authorization) is { Length: > 0 } authorization)
            headers.AddRange(HttpBodies.HeadersOf(new Dictionary<string, object?> { ["Authorization"] = authorization }));
        if (!headers.Any(h => h.Key.Equals(KeyHeader, StringComparison.OrdinalIgnoreCase)))
            headers.Add(new(KeyHeader, string.Create(CultureInfo.InvariantCulture, $"{context.WorkflowExecutionContext.Id}-{Id}-{context.WorkflowExecutionContext.JournalSequence}")));
        return new HttpOrder((context.Get(Method, "GET")).Trim().ToUpperInvariant(), url) { Body = body, ContentType = type, Headers = headers };
    }
}
