using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Orchestrator.Engine;

namespace Orchestrator.Bench.Transitions;

/// <summary>
/// One officer at the API, with a connection of their own. The client shares the processors with what is measured, so it does no more than a decision
/// needs: no redirects, cookies, proxies or traces, one body for all, and the answer is read as it comes.
/// </summary>
internal sealed class OfficerClient : IDisposable
{
    private static readonly byte[] Accept = "{\"outcome\":\"Accept\"}"u8.ToArray();
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _origin;
    private readonly AuthenticationHeaderValue _token;
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
    });
    private byte[] _answer = new byte[4096];

    public OfficerClient(Uri origin, string token) => (_origin, _token) = (origin, new AuthenticationHeaderValue("Bearer", token));

    /// <summary>Decides and answers the id of the task that came of it; null when none did.</summary>
    public async Task<string?> DecideAsync(string task)
    {
        var content = new ByteArrayContent(Accept) { Headers = { ContentType = Json } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_origin, $"api/tasks/{task}/complete")) { Version = HttpVersion.Version11, Content = content };
        request.Headers.Authorization = _token;
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Ids.New(TimeProvider.System));
        using var answer = await _invoker.SendAsync(request, CancellationToken.None);
        var length = await ReadAsync(answer.Content);
        return answer.IsSuccessStatusCode ? OpenTask(_answer.AsSpan(0, length)) : throw new InvalidOperationException($"{(int)answer.StatusCode}: {Encoding.UTF8.GetString(_answer, 0, length)}");
    }

    public void Dispose() => _invoker.Dispose();

    private async ValueTask<int> ReadAsync(HttpContent content)
    {
        await using var stream = await content.ReadAsStreamAsync();
        var length = 0;
        while (await stream.ReadAsync(_answer.AsMemory(length)) is > 0 and var read)
        {
            length += read;
            if (length == _answer.Length)
                Array.Resize(ref _answer, 2 * length);
        }
        return length;
    }

    private static string? OpenTask(ReadOnlySpan<byte> answer)
    {
        var reader = new Utf8JsonReader(answer);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("openTaskIds"u8))
                continue;
            reader.Read();
            reader.Read();
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        throw new InvalidOperationException("The answer tells no open tasks: " + Encoding.UTF8.GetString(answer));
    }
}
