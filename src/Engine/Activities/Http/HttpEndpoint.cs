using Orchestrator.Engine.Http;

namespace Orchestrator.Engine.Activities;

/// <summary>Waits for an HTTP request, or starts the workflow when it comes.</summary>
[Activity("Elsa", "HTTP", DisplayName = "HTTP 入口", DisplayNameEn = "HTTP Endpoint", Kind = ActivityKind.Trigger,
    Description = "等待符合路径与方法的 HTTP 请求；也可由请求启动流程。", DescriptionEn = "Waits for an HTTP request that matches path and methods, or starts the workflow when it comes.")]
public sealed class HttpEndpoint : Activity<object?>, ITrigger
{
    internal const string BookmarkName = "Elsa.HttpEndpoint";

    [Input(DisplayName = "路径", DisplayNameEn = "Path", Description = "相对于流程基址的路径，可含 {参数}。", DescriptionEn = "Path below the workflows' base path; may hold {parameters}.", UISpecifications = """{"singleline":{"adornmentText":"/workflows/","enableCopyAdornment":true},"Refresh":true}""", Order = 1)]
    public Input<string>? Path { get; set; }

    [Input(DisplayName = "方法", DisplayNameEn = "Supported methods", UIHint = UIHints.CheckList, Options = ["GET", "POST", "PUT", "PATCH", "HEAD", "DELETE"], Order = 2)]
    public Input<ICollection<string>> SupportedMethods { get; set; } = new(["GET"]);

    [Input(DisplayName = "须登录", DisplayNameEn = "Authorize", Category = "安全", CategoryEn = "Security", Order = 3)]
    public Input<bool> Authorize { get; set; } = new(false);

    [Input(DisplayName = "策略", DisplayNameEn = "Policy", Category = "安全", CategoryEn = "Security", Order = 4)]
    public Input<string>? Policy { get; set; }

    [Input(DisplayName = "处理时限", DisplayNameEn = "Request timeout", Category = "上传", CategoryEn = "Upload", Order = 5)]
    public Input<TimeSpan?>? RequestTimeout { get; set; }

    [Input(DisplayName = "请求大小上限（字节）", DisplayNameEn = "Request size limit", Category = "上传", CategoryEn = "Upload", Order = 6)]
    public Input<long?>? RequestSizeLimit { get; set; }

    [Input(DisplayName = "单个文件上限（字节）", DisplayNameEn = "File size limit", Category = "上传", CategoryEn = "Upload", Order = 7)]
    public Input<long?>? FileSizeLimit { get; set; }

    [Input(DisplayName = "允许的扩展名", DisplayNameEn = "Allowed file extensions", Category = "上传", CategoryEn = "Upload", Order = 8)]
    public Input<ICollection<string>>? AllowedFileExtensions { get; set; }

    [Input(DisplayName = "禁止的扩展名", DisplayNameEn = "Blocked file extensions", Category = "上传", CategoryEn = "Upload", Order = 9)]
    public Input<ICollection<string>>? BlockedFileExtensions { get; set; }

    [Input(DisplayName = "允许的文件类型", DisplayNameEn = "Allowed MIME types", Category = "上传", CategoryEn = "Upload", Order = 10)]
    public Input<ICollection<string>>? AllowedMimeTypes { get; set; }

    [Input(DisplayName = "出口：请求过大", DisplayNameEn = "Expose request too large outcome", Category = "出口", CategoryEn = "Outcomes", Order = 11)]
    public bool ExposeRequestTooLargeOutcome { get; set; }

    [Input(DisplayName = "出口：文件过大", DisplayNameEn = "Expose file too large outcome", Category = "出口", CategoryEn = "Outcomes", Order = 12)]
    public bool ExposeFileTooLargeOutcome { get; set; }

    [Input(DisplayName = "出口：扩展名不符", DisplayNameEn = "Expose invalid file extension outcome", Category = "出口", CategoryEn = "Outcomes", Order = 13)]
    public bool ExposeInvalidFileExtensionOutcome { get; set; }

    [Input(DisplayName = "出口：文件类型不符", DisplayNameEn = "Expose invalid file MIME type outcome", Category = "出口", CategoryEn = "Outcomes", Order = 14)]
    public bool ExposeInvalidFileMimeTypeOutcome { get; set; }

    [Output(DisplayName = "内容", DisplayNameEn = "Parsed content")]
    public Output<object?>? ParsedContent { get; set; }

    [Output(DisplayName = "文件", DisplayNameEn = "Files")]
    public Output<ICollection<HttpFile>>? Files { get; set; }

    [Output(DisplayName = "首个文件", DisplayNameEn = "File")]
    public Output<HttpFile>? File { get; set; }

    [Output(DisplayName = "路径参数", DisplayNameEn = "Route data")]
    public Output<IDictionary<string, object?>>? RouteData { get; set; }

    [Output(DisplayName = "查询参数", DisplayNameEn = "Query string data")]
    public Output<IDictionary<string, object?>>? QueryStringData { get; set; }

    [Output(DisplayName = "请求头", DisplayNameEn = "Headers")]
    public Output<IDictionary<string, object?>>? Headers { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow && context.GetRequiredService<HttpExchange>().Request is not null)
            return OnRequestAsync(context);
        foreach (var stimulus in StimuliIn(context))
            context.CreateBookmark(new CreateBookmarkArgs { Name = BookmarkName, Stimulus = stimulus, IncludeActivityInstanceId = false, Callback = OnRequestAsync });
        return default;
    }

    IEnumerable<TriggerSeed> ITrigger.Seeds(ActivityExecutionContext context) => StimuliIn(context).Select(stimulus => new TriggerSeed(BookmarkName, stimulus));

    private ValueTask OnRequestAsync(ActivityExecutionContext context)
    {
        var exchange = context.GetRequiredService<HttpExchange>();
        var request = exchange.Request ?? throw new FaultException("NoHttpContext", "HTTP", "System", "没有 HTTP 请求。No HTTP context.");
        if (context.Get(RequestTimeout) is { } time)
            exchange.LimitTo(time);
        if (Refusal(context, request) is not { } refusal)
        {
            Publish(context, request);
            return context.CompleteActivityAsync();
        }
        if (!refusal.IsExposed)
            throw new HttpRefusedException(refusal.Status, refusal.Zh, refusal.En);
        return context.CompleteActivityWithOutcomesAsync(refusal.Outcome);
    }

    private void Publish(ActivityExecutionContext context, HttpRequestData request)
    {
        context.Set(RouteData, new Dictionary<string, object?>(request.Route));
        context.Set(QueryStringData, new Dictionary<string, object?>(request.Query));
        context.Set(Headers, new Dictionary<string, object?>(request.Headers));
        context.Set(ParsedContent, request.Content);
        if (request.Files.Count > 0)
        {
            context.Set(Files, [.. request.Files]);
            context.Set(File, request.Files[0]);
        }
        context.Set(Result, new Dictionary<string, object?>
        {
            ["method"] = request.Method.ToUpperInvariant(),
            ["path"] = request.Path,
            ["route"] = request.Route,
            ["query"] = request.Query,
            ["headers"] = request.Headers,
        });
    }

    private EndpointRefusal? Refusal(ActivityExecutionContext context, HttpRequestData request)
    {
        if (context.Get(RequestSizeLimit) is { } size && request.Length > size)
            return new EndpointRefusal(413, "Request too large", ExposeRequestTooLargeOutcome, $"请求超过 {size} 字节。", $"The request is larger than {size} bytes.");
        if (context.Get(FileSizeLimit) is { } most && request.Files.FirstOrDefault(f => f.Length > most) is { } large)
            return new EndpointRefusal(413, "File too large", ExposeFileTooLargeOutcome, $"文件“{large.FileName}”超过 {most} 字节。", $"The file '{large.FileName}' is larger than {most} bytes.");
        var (allowed, blocked, types) = (Listed(context.Get(AllowedFileExtensions)), Listed(context.Get(BlockedFileExtensions)), Listed(context.Get(AllowedMimeTypes)));
        if (request.Files.FirstOrDefault(f => blocked.Contains(ExtensionOf(f)) || (allowed.Count > 0 && !allowed.Contains(ExtensionOf(f)))) is { } strange)
            return new EndpointRefusal(415, "Invalid file extension", ExposeInvalidFileExtensionOutcome, $"不接受文件“{strange.FileName}”的扩展名。", $"The extension of '{strange.FileName}' is not accepted.");
        if (types.Count > 0 && request.Files.FirstOrDefault(f => !types.Contains((f.ContentType ?? "").Split(';')[0].Trim())) is { } foreign)
            return new EndpointRefusal(415, "Invalid file MIME type", ExposeInvalidFileMimeTypeOutcome, $"不接受文件“{foreign.FileName}”的类型“{foreign.ContentType}”。", $"The type '{foreign.ContentType}' of '{foreign.FileName}' is not accepted.");
        return null;
    }

    private IEnumerable<HttpEndpointStimulus> StimuliIn(ActivityExecutionContext context)
    {
        var path = context.Get(Path) is { } text && !string.IsNullOrWhiteSpace(text) ? HttpEndpointStimulus.Normalize(text) : throw new InvalidOperationException("“路径”没有值。Path has no value.");
        if (path.Contains("//", StringComparison.Ordinal))
            throw new InvalidOperationException($"路径“{path}”不能含有 //。Path cannot contain double slashes (//): '{path}'.");
        if (HttpEndpointStimulus.Fault(path) is { } fault)
            throw new InvalidOperationException(fault);
        var methods = context.Get(SupportedMethods) is { Count: > 0 } named ? named : ["GET"];
        foreach (var method in methods.Select(m => m.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal))
            yield return new HttpEndpointStimulus(path, method) { Authorize = context.Get(Authorize), Policy = context.Get(Policy) is { Length: > 0 } policy ? policy : null };
    }

    // Authors write pdf, .pdf and .PDF alike.
    private static HashSet<string> Listed(ICollection<string>? items) => new((items ?? []).Select(i => i.Trim().TrimStart('.')).Where(i => i.Length > 0), StringComparer.OrdinalIgnoreCase);

    private static string ExtensionOf(HttpFile file) => System.IO.Path.GetExtension(file.FileName).TrimStart('.');

    private sealed record EndpointRefusal(int Status, string Outcome, bool IsExposed, string Zh, string En);
}
