using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Orchestrator.Templates.Printing;
using Orchestrator.Workflows.Notices;
using UglyToad.PdfPig;

namespace Orchestrator.Templates.Tests;

/// <summary>The printer under load, with a dead browser, and with documents that try to reach out.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrintingUnderStress(Printer shared)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Four_documents_print_at_once()
    {
        await using var printer = new ChromiumPdfPrinter(new ChromiumOptions { Concurrency = 4, RecycleAfter = 3 });
        var pdfs = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => printer.PrintAsync($"<p>第 {number} 份</p>")));
        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"第{number}份"), pdfs.Select(pdf => Text(pdf).Replace(" ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_browser_that_was_killed_is_replaced()
    {
        using var noted = new NotedBrowsers();
        await using var printer = new ChromiumPdfPrinter(new ChromiumOptions { ExecutablePath = noted.Executable });
        Assert.NotEmpty(await printer.PrintAsync("<p>一</p>"));

        using (var browser = Process.GetProcessById(noted.Processes[0]))
        {
            browser.Kill();
            await browser.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        }

        Assert.Contains("二", Text(await printer.PrintAsync("<p>二</p>")), StringComparison.Ordinal);
        Assert.Equal(2, noted.Processes.Count);
    }

    [Fact]
    public async Task A_browser_that_no_longer_answers_is_given_up_and_replaced()
    {
        using var noted = new NotedBrowsers();
        await using var printer = new ChromiumPdfPrinter(new ChromiumOptions { ExecutablePath = noted.Executable, Timeout = TimeSpan.FromSeconds(10), CloseTimeout = TimeSpan.FromSeconds(1) });
        Assert.NotEmpty(await printer.PrintAsync("<p>一</p>"));
        using var browser = Process.GetProcessById(noted.Processes[0]);
        await NotedBrowsers.HaltAsync(browser);

        await Assert.ThrowsAsync<TimeoutException>(() => printer.PrintAsync("<p>二</p>").WaitAsync(Patience));

        Assert.Contains("三", Text(await printer.PrintAsync("<p>三</p>")), StringComparison.Ordinal);
        // Nobody is left behind that holds memory and will never do anything again.
        await browser.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Scripts_do_not_run_and_nothing_is_fetched()
    {
        var pdf = await shared.Chromium.PrintAsync(
            "<p>静</p><script>document.body.textContent='RUN'</script><img src=\"http://127.0.0.1:9/x.png\" alt=\"\"><link rel=stylesheet href=\"http://127.0.0.1:9/x.css\">");
        Assert.Contains("静", Text(pdf), StringComparison.Ordinal);
        Assert.DoesNotContain("RUN", Text(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_given_up()
    {
        await using var printer = new ChromiumPdfPrinter(new ChromiumOptions { Timeout = TimeSpan.FromMilliseconds(1) });
        await Assert.ThrowsAsync<TimeoutException>(() => printer.PrintAsync("<p>慢</p>"));
    }

    [Fact]
    public async Task A_browser_that_is_not_there_is_an_error_that_names_it()
    {
        await using var printer = new ChromiumPdfPrinter(new ChromiumOptions { ExecutablePath = "/nowhere/chromium" });
        var error = await Assert.ThrowsAsync<PlaywrightException>(() => printer.PrintAsync("<p></p>"));
        Assert.Contains("/nowhere/chromium", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_registration_gives_renderer_and_printer()
    {
        await using var services = new ServiceCollection().AddTemplates(new TemplateOptions()).BuildServiceProvider();
        Assert.Equal(SampleData.Codes.Count, services.GetRequiredService<INoticeRenderer>().Templates.Count);
        Assert.IsType<ChromiumPdfPrinter>(services.GetRequiredService<IPdfPrinter>());
    }

    private static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().Select(page => page.Text)).Normalize(NormalizationForm.FormKC);
    }
}
