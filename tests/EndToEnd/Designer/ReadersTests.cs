using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Officers look at a definition; who may draw sees the same page with its tools.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class ReadersTests(DesignerRoom room)
{
    private const string Forged = """
        async (publish) => {
          const model = await (await fetch('/elsa/api/workflow-definitions/by-definition-id/acceptance?versionOptions=Latest')).json();
          const body = JSON.stringify({ model: { ...model, name: 'forged' }, publish });
          return (await fetch('/elsa/api/workflow-definitions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status;
        }
        """;

    [Fact]
    public async Task An_officer_looks_and_only_an_author_draws()
    {
        await using var officer = await room.SignInAsync(Role.Lead);
        await using var author = await room.SignInAsync(Role.Author);
        var (reading, drawing) = (new DrawingDesk(officer), new DrawingDesk(author));

        await reading.OpenAsync("acceptance", 22);
        await Assertions.Expect(reading.Frame.GetByText("流程或系统处于只读状态")).ToBeVisibleAsync();
        await Assertions.Expect(reading.Frame.Locator(".x6-node-immovable")).ToHaveCountAsync(22);
        await Assertions.Expect(reading.Frame.Locator("button.mud-primary-text:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Button, new() { Name = "提请发布" })).ToHaveCountAsync(0);
        await officer.ScreenshotAsync("reader-officer");
        await Assertions.Expect(reading.Frame.Locator(".mud-expand-panel-header:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(reading.Frame.Locator("button.mud-success-text:visible")).ToHaveCountAsync(0);

        await drawing.OpenAsync("acceptance", 22);
        await Assertions.Expect(drawing.Frame.Locator("button.mud-primary-text:visible").First).ToBeVisibleAsync();
        await Assertions.Expect(drawing.Frame.Locator(".mud-expand-panel-header:visible").First).ToBeVisibleAsync();
        await Assertions.Expect(drawing.Frame.Locator(".x6-node-immovable")).ToHaveCountAsync(0);
        await Assertions.Expect(author.Page.GetByRole(AriaRole.Button, new() { Name = "提请发布" })).ToHaveCountAsync(1);
        Assert.Equal("", officer.Complaints);
        Assert.Equal("", author.Complaints);

        // A call that the page does not offer is refused as well, whether it only saves or publishes.
        foreach (var publish in (bool[])[false, true])
            Assert.Equal(403, await officer.Page.EvaluateAsync<int>(Forged, publish));
        Assert.Equal(403, await officer.Page.EvaluateAsync<int>("async () => (await fetch('/elsa/api/workflow-definitions/acceptance/publish', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })).status"));
        Assert.DoesNotContain(officer.Errors, error => !error.Contains("403", StringComparison.Ordinal));
    }
}
