using System.Net;
using System.Text.Json;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Studio;

/// <summary>How the designer's files and our pages around it are served.</summary>
public sealed class StudioFilesTests(StudioServer server) : IClassFixture<StudioServer>
{
    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task A_file_comes_in_the_best_encoding_that_the_browser_takes(string accepted, string? sent)
    {
        using var response = await GetAsync("/studio/_content/MudBlazor/MudBlazor.min.js", accepted);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(sent, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task A_fingerprinted_file_is_kept_for_ever_and_another_is_asked_for_again_by_its_tag()
    {
        var wasm = Directory.EnumerateFiles(RepositoryFolder.Combine("src", "Host", "Studio", "node_modules", "@elsa-workflows", "elsa-studio-wasm", "_framework"), "*.wasm").First();
        using var forEver = await GetAsync("/studio/_framework/" + Path.GetFileName(wasm), "br");
        Assert.True(forEver.Headers.CacheControl?.Extensions.Any(e => e.Name == "immutable"));
        Assert.Equal("application/wasm", forEver.Content.Headers.ContentType?.MediaType);

        using var first = await GetAsync("/studio/_content/MudBlazor/MudBlazor.min.css", "br");
        Assert.True(first.Headers.CacheControl?.NoCache);
        using var again = await GetAsync("/studio/_content/MudBlazor/MudBlazor.min.css", "br", first.Headers.ETag?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await GetAsync("/studio/_content/MudBlazor/MudBlazor.min.css", "gzip", first.Headers.ETag?.ToString());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("/studio/package.json")]
    [InlineData("/studio/index.html")]
    [InlineData("/studio/../package.json")]
    [InlineData("/studio/%2e%2e/%2e%2e/.installed-lock")]
    [InlineData("/studio/_content/nothing.js")]
    [InlineData("/studio/app/assets/page.html")]
    public async Task What_is_not_on_the_list_is_not_there(string path)
    {
        using var response = await GetAsync(path, "br");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/workflows/definitions/unit-case/edit", "/studio/app/editor/unit-case")]
    [InlineData("/studio/workflows/instances/i1/view", "/studio/app/instance/i1")]
    [InlineData("/studio/", "/studio/app/definitions")]
    [InlineData("/diagnostics/structured-logs?workflowInstanceId=i1", "/incidents/i1")]
    public async Task Addresses_of_the_designers_own_application_lead_to_our_pages(string asked, string led)
    {
        using var response = await GetAsync(asked, "br");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(led, response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_page_carries_its_policy_no_inline_script_and_its_id_as_text_only()
    {
        using var response = await GetAsync("/studio/app/editor/" + Uri.EscapeDataString("\"><script>alert(1)</script>"), "br");
        var html = await response.Content.ReadAsStringAsync();

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe-inline", policy.Split("; ").Single(p => p.StartsWith("script-src", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("", null, "zh-CN")]
    [InlineData("?lang=en", null, "en")]
    [InlineData("", "c=en-US|uic=en-US", "en")]
    [InlineData("?lang=zh", "c=en-US|uic=en-US", "zh-CN")]
    public async Task Pages_are_Chinese_unless_English_was_chosen(string query, string? cookie, string language)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Origin) };
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=" + Uri.EscapeDataString(cookie));

        var html = await client.GetStringAsync(new Uri("/studio/app/definitions" + query, UriKind.Relative));

        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Equal(language == "zh-CN", html.Contains("overlay.js", StringComparison.Ordinal));
    }

    [Fact]
    public void The_translation_table_has_one_Chinese_text_for_each_caption_and_keeps_its_blanks()
    {
        using var table = JsonDocument.Parse(File.ReadAllBytes(RepositoryFolder.Combine("src", "Host", "Studio", "Assets", "zh-CN.json")));
        var entries = table.RootElement.EnumerateObject().ToList();

        Assert.Equal(entries.Count, entries.Select(e => e.Name.ToUpperInvariant()).Distinct().Count());
        Assert.All(entries, e => Assert.False(string.IsNullOrWhiteSpace(e.Value.GetString()), e.Name));
        Assert.All(entries, e => Assert.Equal(Blanks(e.Name), Blanks(e.Value.GetString()!)));
        Assert.True(entries.Count > 600);
    }

    private static string Blanks(string text) =>
        string.Concat(Enumerable.Range(0, 3).Where(n => text.Contains($"{{{n}}}", StringComparison.Ordinal)));

    private async Task<HttpResponseMessage> GetAsync(string path, string accepted, string? tag = null)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Origin + path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request);
    }
}
