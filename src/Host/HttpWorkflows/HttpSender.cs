using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Microsoft.Security.AntiSSRF;
using Orchestrator.Engine.Http;

namespace Orchestrator.Host.HttpWorkflows;

/// <summary>Sends the requests of workflows. Every connection is checked against the allowed addresses after the name was resolved, and redirects are handed back instead of being followed.</summary>
internal sealed class HttpSender : IHttpSender, IDisposable
{
    private readonly HttpClient client;
    private readonly HttpWorkflowOptions options;

    public HttpSender(IOptions<HttpWorkflowOptions> options)
    {
        this.options = options.Value;
        client = new HttpClient(HandlerFor(this.options)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = this.options.MaxReplyBytes };
    }

    public async Task<HttpReply> SendAsync(HttpOrder order, CancellationToken cancellationToken)
    {
        if (order.Url.Scheme is not ("http" or "https"))
            throw new HttpSendException(HttpSendFailure.Forbidden, $"只能发送 HTTP 请求：“{order.Url.Scheme}”。Only http and https are sent: '{order.Url.Scheme}'.");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(options.SendTimeout);
        using var message = MessageOf(order);
        try
        {
            using var response = await client.SendAsync(message, time.Token);
            var body = await response.Content.ReadAsByteArrayAsync(time.Token);
            return new HttpReply((int)response.StatusCode, body, response.Content.Headers.ContentType?.ToString()) { Headers = Flat(response.Headers), ContentHeaders = Flat(response.Content.Headers) };
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpSendException(HttpSendFailure.Timeout, $"{order.Url.Host} 未在 {options.SendTimeout.TotalSeconds} 秒内应答。No answer of {order.Url.Host} within {options.SendTimeout.TotalSeconds} s.", late);
        }
        catch (Exception refused) when (Causes(refused).OfType<AntiSSRFException>().Any())
        {
            throw new HttpSendException(HttpSendFailure.Forbidden, $"不允许向 {order.Url.Host} 发送请求（HttpWorkflows:AllowedAddresses）。Requests to {order.Url.Host} are not allowed (HttpWorkflows:AllowedAddresses).", refused);
        }
        catch (HttpRequestException large) when (large.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new HttpSendException(HttpSendFailure.Forbidden, $"应答超过 {options.MaxReplyBytes} 字节。The answer is larger than {options.MaxReplyBytes} bytes.", large);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException)
        {
            throw new HttpSendException(HttpSendFailure.FailedToConnect, $"无法连接 {order.Url.Host}：{broken.Message} Cannot reach {order.Url.Host}: {broken.Message}", broken);
        }
    }

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage MessageOf(HttpOrder order)
    {
        var message = new HttpRequestMessage(new HttpMethod(order.Method), order.Url);
        if (order.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            if (order.ContentType is { Length: > 0 } type)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in order.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static AntiSSRFHandler HandlerFor(HttpWorkflowOptions options)
    {
        var policy = new AntiSSRFPolicy(options.AllowedAddresses.Count == 0 ? PolicyConfigOptions.ExternalOnlyLatest : PolicyConfigOptions.None) { AllowPlainTextHttp = options.AllowPlainHttp };
        if (options.AllowedAddresses.Count > 0)
        {
            policy.DenyAllUnspecifiedIPs = true;
            policy.AddAllowedAddresses([.. options.AllowedAddresses]);
        }

        var handler = policy.GetHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        return handler;
    }

    private static List<KeyValuePair<string, string>> Flat(HttpHeaders headers) => [.. headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))];

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException!)
            yield return cause;
    }
}
