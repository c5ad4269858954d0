using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Orchestrator.Testing;

/// <summary>A page that remembers what went wrong in it: console errors, uncaught exceptions, failed and foreign requests.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _foreignRequests = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private volatile bool _isLeaving;

    internal BrowserPage(IPage page, string origin)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !_isLeaving)
                _errors.Enqueue($"console: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _errors.Enqueue($"exception: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                _errors.Enqueue($"{response.Status} {response.Request.Method} {response.Url}");
        };
        page.Request += (_, request) =>
        {
            _isLeaving |= request.IsNavigationRequest;
            _requests.Enqueue($"{request.Method} {request.Url}");
            if (!IsOwn(request.Url, origin))
                _foreignRequests.Enqueue(request.Url);
        };
        // Between the request for the next document and its coming, the one that is left may complain of files that stop coming halfway. Nobody sees that any more.
        page.FrameNavigated += (_, _) => _isLeaving = false;
        page.RequestFailed += (_, request) => _isLeaving &= !request.IsNavigationRequest;
    }

    /// <summary>Playwright's page.</summary>
    public IPage Page { get; }

    /// <summary>Console errors, uncaught exceptions and answers of 400 and above, in order.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary><see cref="Errors"/> in lines, so that a test which meets one shows it whole.</summary>
    public string Complaints => string.Join('\n', _errors);

    /// <summary>Addresses asked outside the page's own origin.</summary>
    public IReadOnlyCollection<string> ForeignRequests => _foreignRequests;

    /// <summary>Every request as <c>METHOD URL</c>.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>
    /// Leaves the page, whatever it is still loading. A runtime whose files stop coming halfway complains on the console of a page that nobody sees any
    /// more; that is no error of the page.
    /// </summary>
    public async Task LeaveAsync()
    {
        _isLeaving = true;
        await Page.GotoAsync("about:blank");
        _isLeaving = false;
    }

    /// <summary>Writes <c>artifacts/screenshots/NAME.png</c> and returns its path.</summary>
    public async Task<string> ScreenshotAsync(string name)
    {
        var path = RepositoryFolder.Combine("artifacts", "screenshots", name + ".png");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        return path;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private static bool IsOwn(string url, string origin) =>
        url.StartsWith(origin, StringComparison.Ordinal)
        || url.StartsWith("data:", StringComparison.Ordinal)
        || url.StartsWith("blob:", StringComparison.Ordinal)
        || url.StartsWith("about:", StringComparison.Ordinal)
        || url.StartsWith(origin.Replace("http", "ws", StringComparison.Ordinal), StringComparison.Ordinal);
}
