using Microsoft.Playwright;
using Xunit;

namespace Orchestrator.Testing;

/// <summary>Debian's Chromium, driven without a window. Use it as an assembly or class fixture; every page has its own profile.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser itself, for what <see cref="OpenAsync"/> does not offer.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser was not started.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // How long a page takes depends on what else the machine does; an expectation fails for what is never shown.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            // Root needs --no-sandbox; the rest keeps the browser from calling hosts of its own.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Opens an empty page in a profile of its own, Chinese unless another locale is asked for.</summary>
    /// <param name="origin">The only origin that the page may ask (for example <c>http://127.0.0.1:5080</c>); others are noted as foreign.</param>
    /// <param name="locale">Locale that the browser announces.</param>
    public async Task<BrowserPage> OpenAsync(string origin, string locale = "zh-CN")
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = origin,
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
        });
        return new BrowserPage(await context.NewPageAsync(), origin);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
