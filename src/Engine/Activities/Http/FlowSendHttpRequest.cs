using System.Globalization;
using Orchestrator.Engine.Http;

namespace Orchestrator.Engine.Activities;

/// <summary>Asks another system over HTTP and leaves by the status that it answers.</summary>
[Activity("Elsa", "HTTP", DisplayName = "HTTP 请求（流程）", DisplayNameEn = "HTTP Request (flow)", Kind = ActivityKind.Task, Description = "向其他系统发送 HTTP 请求，按应答状态走相应出口。", DescriptionEn = "Sends an HTTP request and leaves by the status.")]
public sealed class FlowSendHttpRequest : OutgoingRequest
{
    [Input(DisplayName = "内容类型", DisplayNameEn = "Content type", UIHint = UIHints.Dropdown, Options = ["", "application/json", "application/soap+xml", "application/x-www-form-urlencoded", "application/xml", "text/html", "text/json", "text/plain", "text/richtext", "text/xml"], Order = 4)]
    public Input<string>? ContentType { get; set; }

    [Input(DisplayName = "预期状态码", DisplayNameEn = "Expected status codes", UIHint = UIHints.MultiText, Order = 8)]
    public Input<ICollection<int>> ExpectedStatusCodes { get; set; } = new([200]);

    [Output(DisplayName = "内容", DisplayNameEn = "Parsed content")]
    public Output<object?>? ParsedContent { get; set; }

    private protected override Input<string>? ContentTypeInput => ContentType;

    private protected override void Publish(ActivityExecutionContext context, HttpReply reply)
    {
        var content = Parsed(reply);
        context.Set(ParsedContent, content);
        context.Set(Result, content);
    }

    private protected override ValueTask OnReplyAsync(ActivityExecutionContext context, HttpReply reply)
    {
        var expected = context.Get(ExpectedStatusCodes) ?? [];
        if (expected.Count == 0)
            return context.CompleteActivityAsync();
        return context.CompleteActivityWithOutcomesAsync(expected.Contains(reply.Status) ? reply.Status.ToString(CultureInfo.InvariantCulture) : "Unmatched status code", "Done");
    }

    private protected override ValueTask OnFailureAsync(ActivityExecutionContext context, HttpSendFailure failure) =>
        context.CompleteActivityWithOutcomesAsync(failure == HttpSendFailure.Timeout ? "Timeout" : "Failed to connect");
}
