using System.Globalization;
using System.Net.Http.Headers;
using Orchestrator.Engine.Http;

namespace Orchestrator.Engine.Activities;

/// <summary>Fetches a file over HTTP and leaves by the status that is answered.</summary>
[Activity("Elsa", "HTTP", DisplayName = "下载文件", DisplayNameEn = "Download File", Kind = ActivityKind.Task, Description = "从指定网址下载文件。", DescriptionEn = "Downloads a file from an address.")]
public sealed class DownloadHttpFile : OutgoingRequest
{
    [Input(DisplayName = "内容类型", DisplayNameEn = "Request content type", UIHint = UIHints.Dropdown, Options = ["", "application/json", "application/x-www-form-urlencoded", "application/xml", "text/plain"], Order = 4)]
    public Input<string>? RequestContentType { get; set; }

    [Input(DisplayName = "预期状态码", DisplayNameEn = "Expected status codes", UIHint = UIHints.MultiText, Order = 8)]
    public Input<ICollection<int>> ExpectedStatusCodes { get; set; } = new([200]);

    [Output(DisplayName = "内容（字节）", DisplayNameEn = "Response content bytes")]
    public Output<byte[]>? ResponseContentBytes { get; set; }

    [Output(DisplayName = "内容（流）", DisplayNameEn = "Response content stream")]
    public Output<byte[]>? ResponseContentStream { get; set; }

    [Output(DisplayName = "内容头", DisplayNameEn = "Response content headers")]
    public Output<IDictionary<string, object?>>? ResponseContentHeaders { get; set; }

    private protected override Input<string>? ContentTypeInput => RequestContentType;

    private protected override void Publish(ActivityExecutionContext context, HttpReply reply)
    {
        context.Set(ResponseContentHeaders, HttpBodies.MapOf(reply.ContentHeaders));
        context.Set(ResponseContentBytes, reply.Body);
        if (ResponseContentStream?.MemoryReference is { Length: > 0 })
            context.Set(ResponseContentStream, reply.Body);
        context.Set(Result, new HttpFile(NameOf(context, reply), reply.ContentType, reply.Body));
    }

    private protected override ValueTask OnReplyAsync(ActivityExecutionContext context, HttpReply reply)
    {
        var isExpected = (context.Get(ExpectedStatusCodes) ?? []).Contains(reply.Status);
        return context.CompleteActivityWithOutcomesAsync(isExpected ? reply.Status.ToString(CultureInfo.InvariantCulture) : "Unmatched status code", "Done");
    }

    private protected override ValueTask OnFailureAsync(ActivityExecutionContext context, HttpSendFailure failure) =>
        context.CompleteActivityWithOutcomesAsync(failure == HttpSendFailure.Timeout ? "Timeout" : "Failed to connect");

    private string NameOf(ActivityExecutionContext context, HttpReply reply)
    {
        var disposition = reply.ContentHeaders.FirstOrDefault(h => h.Key.Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase)).Value;
        if (ContentDispositionHeaderValue.TryParse(disposition, out var parsed) && (parsed.FileNameStar ?? parsed.FileName) is { Length: > 0 } named)
            return Path.GetFileName(named.Trim('"'));
        return context.Get(Url) is { } url && Path.GetFileName(url.LocalPath) is { Length: > 0 } last ? last : "file.bin";
    }
}
