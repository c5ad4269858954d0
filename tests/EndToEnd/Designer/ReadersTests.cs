using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Officers look at a definition; who may draw sees the same page with its tools.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class ReadersTests(DesignerRoom room)
{
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

        await drawing.OpenAsync("acceptance", 22);
        await Assertions.Expect(drawing.Frame.Locator("button.mud-primary-text:visible").First).ToBeVisibleAsync();
        await Assertions.Expect(drawing.Frame.Locator(".x6-node-immovable")).ToHaveCountAsync(0);
        await Assertions.Expect(author.Page.GetByRole(AriaRole.Button, new() { Name = "提请发布" })).ToHaveCountAsync(1);
        Assert.Equal("", officer.Complaints);
        Assert.Equal("", author.Complaints);
    }
}
