using System.Net;
using Orchestrator.Engine.Http;

namespace Orchestrator.Engine.Activities;

/// <summary>Answers the request that runs the workflow now. The answer is sent when the burst has been committed.</summary>
[Activity("Elsa", "HTTP", DisplayName = "HTTP 应答", DisplayNameEn = "HTTP Response", Description = "应答当前的 HTTP 请求；本步骤所在事务提交后才发送。", DescriptionEn = "Answers the present HTTP request; the answer is sent after the commit.")]
public sealed class WriteHttpResponse : CodeActivity
{
    [Input(DisplayName = "状态码", DisplayNameEn = "Status code", Order = 1, DefaultValue = "OK")]
    public Input<HttpStatusCode> StatusCode { get; set; } = new(HttpStatusCode.OK);

    [Input(DisplayName = "内容", DisplayNameEn = "Content", Description = "文本照原样发送，对象按 JSON 发送，字节作为文件发送。", DescriptionEn = "Text is sent as it stands, objects as JSON, bytes as a file.", Order = 2)]
    public Input<object>? Content { get; set; }

    [Input(DisplayName = "内容类型", DisplayNameEn = "Content type", UIHint = UIHints.Dropdown, Options = ["", "application/json", "application/soap+xml", "application/x-www-form-urlencoded", "application/xml", "text/html", "text/json", "text/plain", "text/richtext", "text/xml"], Order = 3)]
    public Input<string>? ContentType { get; set; }

    [Input(DisplayName = "应答头", DisplayNameEn = "Response headers", UIHint = UIHints.JsonEditor, UISpecifications = """{"code-editor":{"language":"json"}}""", Category = "高级", CategoryEn = "Advanced", Order = 4)]
    public Input<IDictionary<string, object?>>? ResponseHeaders { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        var (body, type) = HttpBodies.Write(context.Get(Content), context.Get(ContentType));
        context.GetRequiredService<HttpExchange>().Reply(new HttpAnswer((int)context.Get(StatusCode), body, type) { Headers = HttpBodies.HeadersOf(context.Get(ResponseHeaders)) });
    }
}
