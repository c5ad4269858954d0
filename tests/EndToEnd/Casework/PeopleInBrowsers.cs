using Orchestrator.Testing;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>The browsers of the people of one campaign: each has one, with a sign-in and a profile of their own, however many cases they handle.</summary>
internal sealed class PeopleInBrowsers(ServedCampaign campaign, ChromiumBrowser browser) : IAsyncDisposable
{
    /// <summary>A session lasts ten hours; sign-ins are counted by the minute, so that one for each act would run into the limit on a fast machine.</summary>
    private static readonly TimeSpan Session = TimeSpan.FromHours(9);

    private readonly Dictionary<string, BrowserPage> _pages = [];
    private readonly Dictionary<string, DateTimeOffset> _signedIn = [];

    /// <summary>Everything that went wrong in any of the browsers.</summary>
    public IEnumerable<string> Errors => _pages.SelectMany(page => page.Value.Errors.Select(error => $"{page.Key}: {error}"));

    public IEnumerable<string> ForeignRequests => _pages.Values.SelectMany(page => page.ForeignRequests);

    /// <summary>The browser of a person, signed in through the sign-in page.</summary>
    public async Task<BrowserPage> PageOfAsync(string signInName)
    {
        if (!_pages.TryGetValue(signInName, out var page))
            _pages[signInName] = page = await browser.OpenAsync(campaign.Origin);
        // Weeks pass between two tasks, and a sign-in lasts for hours. What was open is closed first: it would be refused without one.
        await page.LeaveAsync();
        var now = campaign.Clock.GetUtcNow();
        if (_signedIn.TryGetValue(signInName, out var since) && now - since < Session)
            return page;
        _signedIn[signInName] = now;
        await page.Page.Context.ClearCookiesAsync();
        await page.Page.GotoAsync("/sign-in");
        await page.Page.FillAsync("#user", signInName);
        await page.Page.FillAsync("#password", ServedCampaign.Password);
        await page.Page.RunAndWaitForResponseAsync(() => page.Page.ClickAsync("button[type=submit]"), answer => answer.Url == campaign.Origin + "/");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages.Values)
            await page.DisposeAsync();
    }
}
