using System.Collections.Concurrent;
using Microsoft.Playwright;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Templates.Printing;

/// <summary>
/// Prints HTML to PDF with one warm headless Chromium: scripts off, network off. Pages are used again, with the fonts that they have opened; a document
/// leaves nothing behind on one, since without scripts it can keep nothing. A page that failed is thrown away; a browser that has died, or printed its
/// share, is replaced by the next print.
/// </summary>
public sealed class ChromiumPdfPrinter(ChromiumOptions options) : IPdfPrinter, IAsyncDisposable
{
    // Without the background switches Chromium calls home at every start, which a closed network refuses noisily.
    private static readonly string[] Switches =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--font-render-hinting=none",
    ];

    private readonly SemaphoreSlim _pages = new(options.Concurrency);
    private readonly SemaphoreSlim _starting = new(1);
    private Browser? _browser;

    /// <summary>Prints. A document that takes longer than the time-out throws <see cref="TimeoutException"/>; a missing browser throws <see cref="PlaywrightException"/>.</summary>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken = default)
    {
        await _pages.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var browser = await TakeAsync(cancellationToken);
                try
                {
                    return await PrintAsync(browser, html).WaitAsync(options.Timeout, cancellationToken);
                }
                catch (PlaywrightException) when (attempt == 1)
                {
                    // The page or the whole browser died, under this document or before it; a new one gets a second try.
                }
                catch (TimeoutException)
                {
                    await browser.RetireAsync();
                    throw;
                }
                finally
                {
                    await browser.ReleaseAsync();
                }
            }
        }
        finally
        {
            _pages.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is { } browser)
            await browser.CloseAsync();
        _pages.Dispose();
        _starting.Dispose();
    }

    private static async Task<byte[]> PrintAsync(Browser browser, string html)
    {
        var page = await browser.PageAsync();
        try
        {
            await page.SetContentAsync(html, new PageSetContentOptions { WaitUntil = WaitUntilState.Load });
            var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true, Tagged = true });
            browser.Return(page);
            return pdf;
        }
        catch (PlaywrightException) when (browser.Instance.IsConnected)
        {
            await page.Context.CloseAsync();
            throw;
        }
    }

    private async Task<Browser> TakeAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_browser is { } current && current.TryTake(options.RecycleAfter))
                return current;
            if (_browser is { } finished)
                await finished.RetireAsync();
            _browser = await StartAsync();
            _browser.TryTake(options.RecycleAfter);
            return _browser;
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<Browser> StartAsync()
    {
        var driver = await Playwright.CreateAsync().WaitAsync(options.StartTimeout);
        try
        {
            return new Browser(driver, options.CloseTimeout, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = options.ExecutablePath,
                Timeout = (float)options.StartTimeout.TotalMilliseconds,
                // Chromium refuses to sandbox for root; a service runs as an ordinary user and keeps its sandbox.
                ChromiumSandbox = !Environment.IsPrivilegedProcess,
                Args = Switches,
            }));
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    /// <summary>A running browser with a driver of its own, closed by whoever leaves it last once it has been retired.</summary>
    private sealed class Browser(IPlaywright driver, TimeSpan closeTimeout, IBrowser instance)
    {
        private readonly Lock _gate = new();
        private int _users;
        private int _taken;
        private bool _retired;
        private bool _closed;

        private readonly ConcurrentBag<IPage> _idle = [];

        public IBrowser Instance { get; } = instance;

        /// <summary>A page that nobody prints on. One whose print took too long closes with the browser.</summary>
        public async Task<IPage> PageAsync()
        {
            if (_idle.TryTake(out var page))
                return page;
            var context = await Instance.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, Offline = true });
            return await context.NewPageAsync();
        }

        public void Return(IPage page) => _idle.Add(page);

        public bool TryTake(int recycleAfter)
        {
            lock (_gate)
            {
                if (_retired || !Instance.IsConnected || (recycleAfter > 0 && _taken >= recycleAfter))
                    return false;
                _taken++;
                _users++;
                return true;
            }
        }

        public async Task CloseAsync()
        {
            try
            {
                await Instance.CloseAsync().WaitAsync(closeTimeout);
            }
            catch (TimeoutException)
            {
                // It no longer answers, and ends with its driver.
            }
            finally
            {
                driver.Dispose();
            }
        }

        public Task RetireAsync() => LeaveAsync(users: 0, retire: true);

        public Task ReleaseAsync() => LeaveAsync(users: 1, retire: false);

        private async Task LeaveAsync(int users, bool retire)
        {
            bool close;
            lock (_gate)
            {
                _users -= users;
                _retired |= retire;
                close = _retired && _users == 0 && !_closed;
                _closed |= close;
            }

            if (close)
                await CloseAsync();
        }
    }
}
