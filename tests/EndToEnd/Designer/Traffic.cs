using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Everything that a page was sent while it was watched, read before the page is left: of a document that is gone the browser keeps nothing.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentQueue<Task<Exchange>> _exchanges = new();
    private readonly IPage _page;
    private volatile bool _isLeaving;

    public Traffic(BrowserPage page)
    {
        _page = page.Page;
        _page.RequestFinished += (_, request) =>
        {
            if (!_isLeaving)
                _exchanges.Enqueue(ReadAsync(request));
        };
        _page.FrameNavigated += (_, frame) => _isLeaving &= frame != _page.MainFrame;
    }

    /// <summary>Goes to another page once everything of this one has been read; what still comes for this one is nobody's any more.</summary>
    public async Task GoToAsync(string path)
    {
        _isLeaving = true;
        await Task.WhenAll(_exchanges);
        await _page.GotoAsync(path);
    }

    /// <summary>All exchanges so far, in order, once they have been read.</summary>
    public async Task<IReadOnlyList<Exchange>> SettleAsync() => await Task.WhenAll(_exchanges);

    private static async Task<Exchange> ReadAsync(IRequest request)
    {
        var answer = (await request.ResponseAsync())!;
        var isCall = new Uri(request.Url).AbsolutePath.StartsWith("/elsa/api/", StringComparison.Ordinal);
        var headers = await answer.AllHeadersAsync();
        var body = isCall && headers.GetValueOrDefault("content-type")?.Contains("json", StringComparison.Ordinal) is true ? JsonNode.Parse(await answer.TextAsync()) : null;
        return new Exchange(request.Method, new Uri(request.Url), answer.Status, request.RedirectedFrom is not null, await request.AllHeadersAsync(), headers, body);
    }
}
