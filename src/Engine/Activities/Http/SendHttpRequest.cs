using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Http;

namespace Orchestrator.Engine.Activities;

/// <summary>Asks another system over HTTP and runs the branch of the status that it answers.</summary>
[Activity("Elsa", "HTTP", DisplayName = "HTTP 请求", DisplayNameEn = "HTTP Request", Kind = ActivityKind.Task, Description = "向其他系统发送 HTTP 请求，按应答状态执行分支。", DescriptionEn = "Sends an HTTP request and runs the branch of the status.")]
public sealed class SendHttpRequest : OutgoingRequest
{
    private (int Status, Activity? Branch)[] cases = [];

    [Input(DisplayName = "内容类型", DisplayNameEn = "Content type", UIHint = UIHints.Dropdown, Options = ["", "application/json", "application/soap+xml", "application/x-www-form-urlencoded", "application/xml", "text/html", "text/json", "text/plain", "text/richtext", "text/xml"], Order = 4)]
    public Input<string>? ContentType { get; set; }

    [Input(DisplayName = "预期状态码", DisplayNameEn = "Expected status codes", UIHint = UIHints.HttpStatusCodes)]
    public object? ExpectedStatusCodes { get; set; }

    [Output(DisplayName = "内容", DisplayNameEn = "Parsed content")]
    public Output<object?>? ParsedContent { get; set; }

    [Port(DisplayName = "其他状态", DisplayNameEn = "Unmatched status code")]
    public Activity? UnmatchedStatusCode { get; set; }

    [Port(DisplayName = "无法连接", DisplayNameEn = "Failed to connect")]
    public Activity? FailedToConnect { get; set; }

    [Port(DisplayName = "超时", DisplayNameEn = "Timeout")]
    public Activity? Timeout { get; set; }

    private protected override Input<string>? ContentTypeInput => ContentType;

    protected internal override void OnCompiled(ActivityBinding binding) =>
        cases = [.. binding.Json.Objects("expectedStatusCodes").Select(c => (c.Whole("statusCode") ?? 0, binding.Child(c["activity"], "expectedStatusCodes")))];

    private protected override void Publish(ActivityExecutionContext context, HttpReply reply)
    {
        var content = Parsed(reply);
        context.Set(ParsedContent, content);
        context.Set(Result, content);
    }

    // A case without a branch is a match all the same.
    private protected override ValueTask OnReplyAsync(ActivityExecutionContext context, HttpReply reply)
    {
        var match = Array.FindIndex(cases, c => c.Status == reply.Status);
        return context.ScheduleActivityAsync(match >= 0 ? cases[match].Branch : UnmatchedStatusCode);
    }

    private protected override ValueTask OnFailureAsync(ActivityExecutionContext context, HttpSendFailure failure) =>
        context.ScheduleActivityAsync(failure == HttpSendFailure.Timeout ? Timeout : FailedToConnect);
}
